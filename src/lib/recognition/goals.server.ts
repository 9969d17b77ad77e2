import { and, count, desc, eq } from 'drizzle-orm';
import { canOversee, type Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import { monthBefore, monthOf, now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound, Refused } from '#lib/platform/errors.ts';
import { once } from '#lib/platform/submissions.server.ts';
import type { SetGoal } from './forms.ts';
import { counting } from './given.ts';
import { percentOf, suggested, together } from './goals.ts';
import * as kudos from './kudos.server.ts';
import * as optOuts from './opt-outs.server.ts';
import { canSetGoal } from './policy.ts';
import * as settings from './settings.server.ts';
import { goals, points, standings } from './tables.server.ts';

export type Measure = 'points' | 'modules' | 'thanks';
export type Goal = NonNullable<Awaited<ReturnType<typeof of>>>;
const MEASURES: Measure[] = ['points', 'modules', 'thanks'];

/** What a team wants to reach in a month and how far it is, for domains that have checked the reader; of the latest word. */
export async function of(teamId: string, month: string) {
	const [goal] = await db()
		.read.select({ measure: goals.measure, target: goals.target })
		.from(goals)
		.where(and(eq(goals.teamId, teamId), eq(goals.month, month)))
		.orderBy(desc(goals.at), desc(goals.id))
		.limit(1);
	if (!goal) return undefined;
	const reached = await reachedBy(teamId, month, goal.measure);
	return { ...goal, reached, percent: percentOf(reached, goal.target) };
}

export type Plan = Awaited<ReturnType<typeof plan>>;

/** What a lead sets a goal by: this month's and its neighbours' where there are any, and what was reached last month. */
export async function plan(actor: Person, teamId: string, at = now()) {
	const team = await units.find(actor, teamId);
	if (team.kind !== 'team' || !canOversee(actor, team)) throw new NotFound();
	const months = monthsToSet(actor.company.timeZone, at);
	const before = monthBefore(months[0]!);
	const [known, last] = await Promise.all([
		Promise.all([...months, before].map(async (month) => ({ month, goal: await of(teamId, month) }))),
		Promise.all(MEASURES.map((measure) => reachedBy(teamId, before, measure)))
	]);
	return {
		team: { id: team.id, name: team.name },
		months,
		before,
		goals: known.flatMap(({ month, goal }) => (goal ? [{ month, goal }] : [])),
		measures: MEASURES.map((measure, i) => ({ measure, last: last[i]!, suggested: suggested(last[i]!) }))
	};
}

/** A new word on the goal of this month or the next; earlier ones stay in the books. */
export async function set(actor: Person, teamId: string, { submission, ...goal }: SetGoal, at = now()) {
	const team = await units.find(actor, teamId);
	if (team.kind !== 'team') throw new NotFound();
	if (!canSetGoal(actor, team)) throw new NotAllowed();
	if (!monthsToSet(actor.company.timeZone, at).includes(goal.month)) throw new Refused('goal_wrong_month');
	await transaction((tx) =>
		once(tx, { by: actor.id, id: submission, body: { teamId, ...goal } }, async () => {
			await tx.insert(goals).values({ teamId, ...goal, setBy: actor.id, at });
			return null;
		})
	);
}

function monthsToSet(zone: string, at: Date) {
	const month = monthOf(at, zone);
	return [month, monthBefore(month, -1)];
}

async function reachedBy(teamId: string, month: string, measure: Measure) {
	const [parts, shown] = await Promise.all([PARTS[measure](teamId, month), settings.shown()]);
	const hidden = await optOuts.among(parts.map((part) => part.personId));
	const isSecret = measure === 'points' && shown !== 'ranks'; // then nobody's points stand on a board
	return together(parts.map(({ personId, amount }) => ({ amount, hidden: isSecret || hidden.has(personId) })));
}

type Part = { personId: string; amount: number };
/** What each person added while they were in the team. */
const PARTS: Record<Measure, (teamId: string, month: string) => Promise<Part[]>> = {
	points: (teamId, month) =>
		db()
			.read.select({ personId: standings.personId, amount: standings.points })
			.from(standings)
			.where(and(eq(standings.teamId, teamId), eq(standings.month, month))),
	// The ledger writes each completion once, also where the cap of the day leaves it no points.
	modules: (teamId, month) =>
		db()
			.read.select({ personId: points.personId, amount: count() })
			.from(points)
			.where(and(eq(points.teamId, teamId), eq(points.month, month), eq(points.reason, 'module-completed')))
			.groupBy(points.personId),
	thanks: async (teamId, month) => {
		const store = await units.above(teamId, 'store');
		const given = counting(await kudos.standing([store!.id], [month])).filter((row) => row.fromTeamId === teamId);
		return [...Map.groupBy(given, (row) => row.fromId)].map(([personId, { length }]) => ({ personId, amount: length }));
	}
};
