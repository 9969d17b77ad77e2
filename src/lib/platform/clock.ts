import { Temporal } from 'temporal-polyfill';

const start = process.env.CLOCK_START ? Date.parse(process.env.CLOCK_START) : undefined;
const booted = performance.now();

/** The present. Tests may start it elsewhere (CLOCK_START); domains take it as an argument with this default. */
export const now = () => new Date(start === undefined ? Date.now() : start + performance.now() - booted);

/** `2026-11-21`, as the wall calendar in `zone` (IANA) says. */
export const dayOf = (at: Date, zone: string) => zoned(at, zone).toPlainDate().toString();

/** `2026-11`, as the wall calendar in `zone` says: the month that points, boards and awards belong to. */
export const monthOf = (at: Date, zone: string) => zoned(at, zone).toPlainDate().toPlainYearMonth().toString();

export const monthBefore = (month: string, months = 1) =>
	Temporal.PlainYearMonth.from(month).subtract({ months }).toString();

/** The first instant of a month and of the one after, whatever the clocks do in between. */
export function monthSpan(month: string, zone: string) {
	const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
	return { from: dayStart(first, zone), until: dayStart(first.add({ months: 1 }), zone) };
}

/** The first instant of the calendar day of an instant, and of the day after. */
export function daySpan(at: Date, zone: string) {
	const day = zoned(at, zone).toPlainDate();
	return { from: dayStart(day, zone), until: dayStart(day.add({ days: 1 }), zone) };
}

/** The last instant of a calendar day: work that is due on a day may be handed in until it is over. */
export const dayEnd = (day: string, zone: string) =>
	new Date(dayStart(Temporal.PlainDate.from(day).add({ days: 1 }), zone).getTime() - 1);

export const addDays = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString();

/** The same day so many months on, or the last of a month that is too short for it. */
export const addMonths = (day: string, months: number) => Temporal.PlainDate.from(day).add({ months }).toString();

export const daysBetween = (from: string, to: string) =>
	Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;

/** `2026-11-30T17:00`, as the wall clock in `zone` says: what a form shows and takes. */
export const localOf = (at: Date, zone: string) => zoned(at, zone).toPlainDateTime().toString().slice(0, 16);

/**
 * When the wall clock in `zone` says so. An hour that comes twice is meant the first time; one that is skipped in spring
 * begins with the first moment that exists.
 */
export function instantOf(local: string, zone: string) {
	const wall = Temporal.PlainDateTime.from(local);
	const time = wall.toZonedDateTime(zone);
	const exists = time.toPlainDateTime().equals(wall);
	return new Date((exists ? time : time.getTimeZoneTransition('previous')!).epochMilliseconds);
}

export function isZone(zone: string) {
	try {
		return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
	} catch {
		return false;
	}
}

const zoned = (at: Date, zone: string) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
const dayStart = (day: Temporal.PlainDate, zone: string) =>
	new Date(day.toZonedDateTime({ timeZone: zone }).epochMilliseconds);
