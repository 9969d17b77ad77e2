// Days are calendar days (`2026-11-30`) and months calendar months (`2026-11`): both are said as they stand, in UTC.
// English dates put the day first, as the shops that we know write them.
const SHAPES = {
	longDay: { weekday: 'long', day: 'numeric', month: 'long' },
	shortDay: { day: 'numeric', month: 'short' },
	fullDay: { day: 'numeric', month: 'long', year: 'numeric' },
	longMonth: { month: 'long', year: 'numeric' },
	longMoment: { weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' },
	shortMonth: { month: 'short' },
	bareMonth: { month: 'long' }
} as const;
const made = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, shape: keyof typeof SHAPES) {
	const key = `${shape} ${locale}`;
	const known = made.get(key); // making one costs as much as a small page
	const format =
		known ?? new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { timeZone: 'UTC', ...SHAPES[shape] });
	made.set(key, format);
	return format;
}

const noon = (day: string) => new Date(`${day}T12:00:00Z`);
const format = (iso: string, locale: string, shape: keyof typeof SHAPES) => formatter(locale, shape).format(noon(iso));

/** Monday 30 November */
export const longDay = (day: string, locale: string) => format(day, locale, 'longDay');
/** Monday 30 November at 17:00, of a wall clock's `2026-11-30T17:00` */
export const longMoment = (local: string, locale: string) =>
	formatter(locale, 'longMoment').format(new Date(`${local}Z`));
/** 30 Nov */
export const shortDay = (day: string, locale: string) => format(day, locale, 'shortDay');
/** 30 November 2026 */
export const fullDay = (day: string, locale: string) => format(day, locale, 'fullDay');
/** November 2026 */
export const longMonth = (month: string, locale: string) => format(`${month}-01`, locale, 'longMonth');
/** Nov */
export const shortMonth = (month: string, locale: string) => format(`${month}-01`, locale, 'shortMonth');
/** November 2026; the quarter `2026-Q4` is October – December 2026 */
export function longPeriod(period: string, locale: string) {
	const [year, quarter] = period.split('-Q');
	if (!quarter) return longMonth(period, locale);
	const month = (number: number) => `${year}-${String(number).padStart(2, '0')}-01`;
	const last = month(Number(quarter) * 3);
	const months = formatter(locale, 'bareMonth').formatRange(noon(month(Number(quarter) * 3 - 2)), noon(last));
	// The languages disagree on how to say a range with its year; none does on the place of the months in it.
	return format(last, locale, 'longMonth').replace(format(last, locale, 'bareMonth'), months);
}
