import { and, gte, inArray, lt, min } from 'drizzle-orm';
import { inBatches } from '#lib/platform/database/batches.ts';
import { db } from '#lib/platform/database/index.ts';
import { attempts } from './tables.server.ts';

type Span = { from: Date; until: Date };

/**
 * Skill by skill, how these people did in role-plays that ended in a period: the first conversation with each customer
 * counts and no other, so playing an easy one again and again shows nothing.
 */
export async function firstTries(personIds: string[], span: Span) {
	if (personIds.length === 0) return [];
	const firsts = db()
		.read.select({ id: min(attempts.id) })
		.from(attempts)
		.where(ended(personIds, span))
		.groupBy(attempts.personId, attempts.scenario);
	const rows = await db()
		.read.select({ personId: attempts.personId, result: attempts.result })
		.from(attempts)
		.where(inArray(attempts.id, firsts));
	return rows.flatMap(({ personId, result }) =>
		(result?.skills ?? []).map(({ skill, score }) => ({ personId, skill, score }))
	);
}

/**
 * What role-plays of a period say of these people's skills: of each customer the first conversation, which shows what
 * they do unprepared, and the best one since, which shows what they have learnt. Playing it twenty times adds nothing.
 */
export async function firstAndBest(personIds: string[], span: Span) {
	const rows = await inBatches(personIds, (some) =>
		db()
			.read.select({
				personId: attempts.personId,
				scenario: attempts.scenario,
				score: attempts.score,
				result: attempts.result,
				at: attempts.endedAt
			})
			.from(attempts)
			.where(ended(some, span))
	);
	const tries = Map.groupBy(
		rows.sort((a, b) => a.at!.getTime() - b.at!.getTime()),
		({ personId, scenario }) => `${personId} ${scenario}`
	);
	return [...tries.values()]
		.flatMap(([first, ...later]) => {
			const best = later.reduce((best, row) => (row.score! > best.score! ? row : best), first!);
			return best === first ? [first!] : [first!, best];
		})
		.flatMap(({ personId, result, at }) =>
			(result?.skills ?? []).map(({ skill, score }) => ({ personId, skill, score, at: at! }))
		);
}

/** When these people ended a role-play in a period, however it went. */
export const endings = async (personIds: string[], span: Span) =>
	personIds.length === 0
		? []
		: db()
				.read.select({ personId: attempts.personId, at: attempts.endedAt })
				.from(attempts)
				.where(ended(personIds, span));

const ended = (personIds: string[], { from, until }: Span) =>
	and(inArray(attempts.personId, personIds), gte(attempts.endedAt, from), lt(attempts.endedAt, until));
