// Days are calendar days (`2026-11-30`) and months calendar months (`2026-11`): both are said as they stand, in UTC.
// English dates put the day first, as the shops that we know write them.
const format = (iso: string, locale: string, options: Intl.DateTimeFormatOptions) =>
	new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { timeZone: 'UTC', ...options }).format(
		new Date(`${iso}T12:00:00Z`)
	);

/** Monday 30 November */
export const longDay = (day: string, locale: string) =>
	format(day, locale, { weekday: 'long', day: 'numeric', month: 'long' });
/** 30 Nov */
export const shortDay = (day: string, locale: string) => format(day, locale, { day: 'numeric', month: 'short' });
/** November 2026 */
export const longMonth = (month: string, locale: string) =>
	format(`${month}-01`, locale, { month: 'long', year: 'numeric' });
