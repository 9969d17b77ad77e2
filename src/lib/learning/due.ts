import { addDays, addMonths, daysBetween } from '#lib/platform/clock.ts';

// When something is due. All days are calendar days of the company; nothing here knows a clock or a table.

export type Urgency = 'overdue' | 'soon' | 'later';
/** Asked once, or again so many months after it was due. */
export type Rhythm = { dueOn: string; everyMonths: number | null };
/** The first time is round 0 and may be done at any time; a refresh counts from the day it opens. */
export type Round = { number: number; dueOn: string; opensOn: string | null };
/** What became of a wish for somebody, made on a day. The last of a kind counts. */
export type Change = { kind: 'extended' | 'waived' | 'withdrawn'; personal: boolean; on: string; dueOn: string | null };

/** A refresh shows so many days before it is due. */
const OPEN_DAYS = 30;

/** Work may be handed in until its due day is over. */
export function urgencyOf(dueOn: string, today: string): Urgency {
	const days = daysBetween(today, dueOn);
	return days < 0 ? 'overdue' : days <= 3 ? 'soon' : 'later';
}

/** The one round that counts on a day: whoever was away for years is asked once. */
export function roundOn({ dueOn, everyMonths }: Rhythm, day: string): Round {
	if (!everyMonths) return { number: 0, dueOn, opensOn: null };
	// Counted from the first day, not from the last: the 31st stays the 31st after a February.
	const dueIn = (number: number) => addMonths(dueOn, number * everyMonths);
	const opensIn = (number: number) => latest(addDays(dueIn(number), -OPEN_DAYS), addDays(dueIn(number - 1), 1));
	let number = Math.max(0, Math.floor(monthsBetween(dueOn, addDays(day, OPEN_DAYS)) / everyMonths));
	while (number > 0 && opensIn(number) > day) number--;
	return { number, dueOn: dueIn(number), opensOn: number === 0 ? null : opensIn(number) };
}

/** The round after all that was decided about it: with more time, or `over` for somebody who is let off. */
export function decided<C extends Change>(rhythm: Rhythm, changes: C[], today: string) {
	const round = roundOn(rhythm, today);
	const withdrawn = changes.findLast(({ kind }) => kind === 'withdrawn');
	// More time and being let off concern the round in which they were granted: next year asks again.
	const now = changes.filter(({ on }) => roundOn(rhythm, on).number === round.number);
	const over = withdrawn ?? now.findLast(({ kind }) => kind === 'waived');
	const extensions = now.filter(({ kind }) => kind === 'extended');
	const own = extensions.findLast(({ personal }) => personal);
	const everybody = extensions.findLast(({ personal }) => !personal);
	// Who has more time than the others keeps it.
	const extended = own && everybody ? (own.dueOn! >= everybody.dueOn! ? own : everybody) : (own ?? everybody);
	return { ...round, dueOn: extended?.dueOn ?? round.dueOn, originally: round.dueOn, extended, over };
}

/** When a round was done, among the times that could have done it; in order. */
export const doneIn = <T extends { on: string }>({ opensOn }: Pick<Round, 'opensOn'>, times: T[]) =>
	times.find(({ on }) => opensOn === null || on >= opensOn);

const latest = (a: string, b: string) => (a > b ? a : b);
const monthsBetween = (from: string, to: string) =>
	12 * (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
