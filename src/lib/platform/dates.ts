// Days are calendar days (`2026-11-30`) and months calendar months (`2026-11`): both are said as they stand, in UTC.
// English dates put the day first, as the shops that we know write them.
const SHAPES = {
	longDay: { weekday: 'long', day: 'numeric', month: 'long' },
	shortDay: { day: 'numeric', month: 'short' },
	longMonth: { month: 'long', year: 'numeric' }
} as const;
const made = new Map<string, Intl.DateTimeFormat>();

function format(iso: string, locale: string, shape: keyof typeof SHAPES) {
	const key = `${shape} ${locale}`;
	const known = made.get(key); // making one costs as much as a small page
	const formatter =
		known ?? new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { timeZone: 'UTC', ...SHAPES[shape] });
	made.set(key, formatter);
	return formatter.format(new Date(`${iso}T12:00:00Z`));
}

/** Monday 30 November */
export const longDay = (day: string, locale: string) => format(day, locale, 'longDay');
/** 30 Nov */
export const shortDay = (day: string, locale: string) => format(day, locale, 'shortDay');
/** November 2026 */
export const longMonth = (month: string, locale: string) => format(`${month}-01`, locale, 'longMonth');
