export type Streak = { days: number; freezes: number };
/** On which weekdays somebody usually works from a day on: 1 Monday … 7 Sunday. */
export type Rhythm = { fromDay: string; days: number[] };
export type Past = {
	/** The days on which the person practised. */
	practised: string[];
	/** From when until when something was due; null where it still is. */
	due: { from: string; until: string | null }[];
	/** The earliest first. */
	rhythms: Rhythm[];
};

/** Until somebody says otherwise. */
const USUAL = [1, 2, 3, 4, 5];
/** So many practised days of a streak earn a freeze; so many are kept. */
export const FREEZE = { every: 7, most: 2 } as const;

/**
 * Counts the days on which somebody practised. A shift day without practice, though something was due, costs a freeze;
 * without one the streak begins anew. Other days break nothing, nor does today before it is over.
 */
export function streakOf({ practised, due, rhythms }: Past, today: string): Streak {
	const done = new Set(practised.map(numberOf));
	const spans = due.map(({ from, until }) => [numberOf(from), numberOf(until ?? today)] as const);
	const wasDue = (day: number) => spans.some(([from, until]) => from <= day && day <= until);
	const worked = (day: number) => weekdaysOn(rhythms, dayOf(day)).includes(weekdayOf(day));
	const last = numberOf(today);
	let streak: Streak = { days: 0, freezes: 0 };
	for (let day = Math.min(...done); day <= last; day++) {
		if (done.has(day)) streak = grown(streak);
		else if (day < last && worked(day) && wasDue(day)) streak = missed(streak);
	}
	return streak;
}

/** The weekdays that hold on a day: those said last. */
export const weekdaysOn = (rhythms: Rhythm[], day: string) =>
	rhythms.findLast(({ fromDay }) => fromDay <= day)?.days ?? USUAL;

function grown({ days, freezes }: Streak): Streak {
	const earned = (days + 1) % FREEZE.every === 0 ? 1 : 0;
	return { days: days + 1, freezes: Math.min(FREEZE.most, freezes + earned) };
}

const missed = ({ days, freezes }: Streak): Streak =>
	freezes > 0 ? { days, freezes: freezes - 1 } : { days: 0, freezes: 0 };

// Calendar days as numbers: a year of them is walked through whenever a first page is shown.
const DAY_MS = 86_400_000;
const numberOf = (day: string) => Date.parse(day) / DAY_MS;
const dayOf = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10);
/** 1 January 1970 was a Thursday. */
const weekdayOf = (number: number) => ((number + 3) % 7) + 1;
