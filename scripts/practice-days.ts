// Spaced practice day by day, with the pure schedule and chance in place of a person: for a simulation and for tests.
import { due, moved, plan, standings, type Answer, type Card, type Finished } from '../src/lib/coaching/schedule.ts';
import { addDays } from '../src/lib/platform/clock.ts';

/** The days on which modules that teach it are finished, counted from 1. */
export type Practice = { id: string; items: number; finished: number[] };
export type Life = {
	practices: Practice[];
	days: number;
	/** Whether the person practises on a day. */
	practises: (day: number) => boolean;
	/** Whether the next answer is right. */
	knows: () => boolean;
	secondsOf: (item: string) => number;
};
export type Asked = { item: string; practice: string; dueOn: string; right: boolean; waiting: Card[] };
/** A day: what was asked, what still waits when it is over, what is open and what is retired by then. */
export type Day = { day: number; asked: Asked[]; seconds: number; waits: number; opened: number; retired: number };

/** A Monday. */
const FIRST = '2026-01-05';
export const dayOf = (day: number) => addDays(FIRST, day - 1);
export const itemsOf = ({ id, items }: Practice) => Array.from({ length: items }, (_, i) => `${id}/${i}`);

export function live({ practices, days, practises, knows, secondsOf }: Life): Day[] {
	const answers = new Map<string, Answer[]>(practices.map(({ id }) => [id, []]));
	const standing = (today: number) =>
		practices.flatMap((practice) => {
			const finished = practice.finished.filter((day) => day < today).map(moduleOn);
			return standings(practice.id, itemsOf(practice), finished, answers.get(practice.id)!);
		});
	return Array.from({ length: days }, (_, i) => {
		const today = dayOf(i + 1);
		const queue = due(standing(i + 1), today);
		const planned = practises(i + 1) ? plan(queue, { items: 0, seconds: 0 }, ({ item }) => secondsOf(item)) : [];
		const asked = planned.map((card, place) => {
			const right = knows();
			const at = new Date(Date.parse(`${today}T12:00:00Z`) + place);
			answers.get(card.practice)!.push({ ...card, ...moved(card, right, today), dueOn: card.dueOn, at });
			const waiting = queue.filter((other) => !planned.slice(0, place).some(({ item }) => item === other.item));
			return { item: card.item, practice: card.practice, dueOn: card.dueOn!, right, waiting };
		});
		const after = standing(i + 1);
		return {
			day: i + 1,
			asked,
			seconds: planned.reduce((sum, { seconds }) => sum + seconds, 0),
			waits: due(after, today).length,
			opened: after.length,
			retired: after.filter(({ dueOn }) => dueOn === null).length
		};
	});
}

const moduleOn = (day: number): Finished => ({ day: dayOf(day), at: new Date(`${dayOf(day)}T18:00:00Z`) });
