import { and, count, desc, eq, lte, max, sql } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import { db } from '#lib/platform/database/index.ts';
import { attempts } from './tables.server.ts';

/** The actor's finished attempts at a role-play, best first, and the one that is still going. */
export async function history(actor: Pick<Person, 'id'>, slug: string) {
	const rows = await db()
		.read.select({
			id: attempts.id,
			score: attempts.score,
			passed: attempts.passed,
			endedAt: attempts.endedAt
		})
		.from(attempts)
		.where(and(eq(attempts.personId, actor.id), eq(attempts.scenario, slug)))
		.orderBy(desc(attempts.startedAt));
	return {
		going: rows.find((row) => !row.endedAt)?.id,
		finished: rows.filter((row) => row.endedAt).sort((a, b) => b.score! - a.score!)
	};
}

/** By role-play: the actor's best score (null before the first end), whether it was ever passed, and whether one is going. */
export async function tally(actor: Pick<Person, 'id'>) {
	const rows = await db()
		.read.select({
			scenario: attempts.scenario,
			begun: count(),
			ended: count(attempts.endedAt),
			best: max(attempts.score),
			passes: count(sql`case when ${attempts.passed} then 1 end`)
		})
		.from(attempts)
		.where(eq(attempts.personId, actor.id))
		.groupBy(attempts.scenario);
	return new Map(
		rows.map(({ scenario, begun, ended, best, passes }) => [
			scenario,
			{ best, passed: passes > 0, going: begun > ended }
		])
	);
}

/** Where the actor's ten last conversations up to an instant lay between service and selling, the oldest first. */
export async function recentBalances(actor: Pick<Person, 'id'>, until: Date) {
	const rows = await db()
		.read.select({ scenario: attempts.scenario, result: attempts.result })
		.from(attempts)
		.where(and(eq(attempts.personId, actor.id), lte(attempts.endedAt, until)))
		.orderBy(desc(attempts.endedAt))
		.limit(10);
	return rows.reverse().map(({ scenario, result }) => ({ scenario, balance: result!.balance }));
}
