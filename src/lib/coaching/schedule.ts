import { addDays } from '#lib/platform/clock.ts';

/** Days until an item comes: after the module was finished, after a right answer, after a wrong one. */
export const DAYS = { first: 3, right: 24, wrong: 12 } as const;
/** So many right answers in a row, and it stays away. */
const RETIRES_AFTER = 2;
/** What a day asks at most, whichever comes first. */
export const MOST = { items: 10, seconds: 180 } as const;

/** Where an item stands; `dueOn` is null once it is retired. `place` is its place in its practice. */
export type Card = { practice: string; item: string; place: number; inRow: number; dueOn: string | null };
/** An answer. One to what was not due has `dueOn` null and moves nothing. */
export type Answer = Pick<Card, 'item' | 'inRow' | 'dueOn'> & { nextOn: string | null; at: Date };
/** A module that teaches a practice was finished. */
export type Finished = { day: string; at: Date };
/** What was practised today so far, `practice` last. */
export type Done = { items: number; seconds: number; practice?: string };

/** What an answer makes of an item that was due. */
export function moved({ inRow }: Pick<Card, 'inRow'>, right: boolean, day: string) {
	const row = right ? inRow + 1 : 0;
	const nextOn = row === RETIRES_AFTER ? null : addDays(day, right ? DAYS.right : DAYS.wrong);
	return { inRow: row, nextOn };
}

/**
 * The items of a practice as they stand, worked out from what was finished and answered, the earliest first. The first
 * module opens them. A later one that finds all of them retired brings them back; else it changes nothing.
 */
export function standings(practice: string, items: string[], finished: Finished[], answers: Answer[]): Card[] {
	const since = ({ day, at }: Finished, until?: Date) =>
		items.map((item, place) => {
			const last = answers.findLast((a) => a.item === item && a.dueOn && a.at >= at && (!until || a.at < until));
			if (last) return { practice, item, place, inRow: last.inRow, dueOn: last.nextOn };
			return { practice, item, place, inRow: 0, dueOn: addDays(day, DAYS.first) };
		});
	const [first, ...later] = finished;
	if (!first) return [];
	return since(later.reduce((opened, next) => (since(opened, next.at).every(isRetired) ? next : opened), first));
}

/** What is due on a day, the oldest first. */
export const due = <C extends Card>(cards: C[], today: string) =>
	cards.filter(({ dueOn }) => dueOn !== null && dueOn <= today).sort(byDueOn);

/** What may be practised anyway: the soonest due first, what is retired last. */
export const notDue = <C extends Card>(cards: C[], today: string) =>
	cards.filter(({ dueOn }) => dueOn === null || dueOn > today).sort(byDueOn);

/**
 * What the rest of a day asks of a queue: always the first one, unless the same practice came just before and another one
 * waits. Where one does not fit any more, the day ends: nothing overtakes it.
 */
export function plan<C extends Card>(queue: C[], done: Done, secondsOf: (card: C) => number) {
	const waiting = [...queue];
	const planned: (C & { seconds: number })[] = [];
	let { items, seconds, practice } = done;
	while (waiting.length > 0) {
		const another = waiting.findIndex((card) => card.practice !== practice);
		const [card] = waiting.splice(Math.max(another, 0), 1) as [C];
		const takes = secondsOf(card);
		if (items > 0 && (items >= MOST.items || seconds + takes > MOST.seconds)) break;
		planned.push({ ...card, seconds: takes });
		({ items, seconds, practice } = { items: items + 1, seconds: seconds + takes, practice: card.practice });
	}
	return planned;
}

/** The next day on which something comes, after today; null when nothing does. */
export function nextDay(cards: Card[], today: string) {
	const days = cards.flatMap(({ dueOn }) => dueOn ?? []).sort();
	return days[0] && days[0] <= today ? addDays(today, 1) : (days[0] ?? null);
}

const isRetired = ({ dueOn }: Card) => dueOn === null;

/** Of those that are due on the same day, one of each practice before a second one. */
const byDueOn = (a: Card, b: Card) =>
	(a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') || a.place - b.place || a.practice.localeCompare(b.practice);
