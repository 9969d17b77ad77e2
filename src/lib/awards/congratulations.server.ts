import { and, asc, count, eq, isNull, or } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import { people as persons } from '#lib/accounts/tables.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotAllowed } from '#lib/platform/errors.ts';
import { boardOptOuts } from '#lib/recognition/tables.server.ts';
import * as announcements from './announcements.server.ts';
import { canCongratulate } from './policy.ts';
import { congratulations } from './tables.server.ts';

/** As many as a card holds; of the others there is only the number. */
const NAMES = 24;

/** Once for each colleague, however often it is said. */
export async function give(actor: Person, announcementId: string, at = now()) {
	const found = await announcements.find(actor, announcementId, at);
	if (found.at > at || !canCongratulate(found)) throw new NotAllowed();
	await transaction(async (tx) => {
		await tx.insert(congratulations).values({ announcementId, personId: actor.id, at }).onConflictDoNothing();
	});
}

/** How many congratulated, the first of them by name, and whether the actor did. For who has found the announcement. */
export async function of(actor: Person, announcementId: string) {
	const here = eq(congratulations.announcementId, announcementId);
	const isMe = eq(congratulations.personId, actor.id);
	const [[all], mine, named] = await Promise.all([
		db().read.select({ n: count() }).from(congratulations).where(here),
		db().read.select({ at: congratulations.at }).from(congratulations).where(and(here, isMe)),
		db()
			.read.select({ name: persons.name })
			.from(congratulations)
			.innerJoin(persons, eq(persons.id, congratulations.personId))
			.leftJoin(boardOptOuts, and(eq(boardOptOuts.personId, congratulations.personId), isNull(boardOptOuts.until)))
			.where(and(here, isNull(persons.leftAt), or(isNull(boardOptOuts.id), isMe)))
			.orderBy(asc(congratulations.at), asc(persons.id))
			.limit(NAMES)
	]);
	return { count: all!.n, mine: mine.length > 0, names: named.map(({ name }) => name) };
}
