import type { Person } from '#lib/accounts/policy.ts';
import { monthBefore, monthOf, monthSpan } from '#lib/platform/clock.ts';
import * as giving from '#lib/recognition/giving.server.ts';
import * as goals from '#lib/recognition/goals.server.ts';
import type { Key } from '#tests/support/store.ts';
import { GOALS, THANKS } from './thanks.ts';

/** Three months of thanks in both stores, each in the words of who gives it, and what each team wanted to reach. */
export async function seedKudos(actors: Record<Key, Person>, unitIds: Record<string, string>, at: Date) {
	const latest = new Map<string, string>();
	for (const { by, to, months, part, answers, ...words } of THANKS) {
		const answersId = answers ? latest.get(`${to} ${by}`) : undefined;
		const form = { ...words, toId: actors[to].id, answersId, submission: crypto.randomUUID() };
		latest.set(`${by} ${to}`, await giving.give(actors[by], form, momentIn(months, part, actors[by], at)));
	}
	for (const { by, team, months, measure, target } of GOALS) {
		const set = momentIn(months, 0.01, actors[by], at);
		const form = { month: monthOf(set, actors[by].company.timeZone), measure, target, submission: crypto.randomUUID() };
		await goals.set(actors[by], unitIds[team]!, form, set);
	}
}

/** A part of a month from its start: of a whole earlier one, of what is already over of this one. */
function momentIn(months: number, part: number, { company: { timeZone } }: Person, at: Date) {
	const { from, until } = monthSpan(monthBefore(monthOf(at, timeZone), months), timeZone);
	const end = Math.min(until.getTime(), at.getTime());
	return new Date(from.getTime() + (end - from.getTime()) * part);
}
