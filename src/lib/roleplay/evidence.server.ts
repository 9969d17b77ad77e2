import { and, gte, inArray, lt, min } from 'drizzle-orm';
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
