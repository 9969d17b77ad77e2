import { eq, inArray, or } from 'drizzle-orm';
import * as inbox from '#lib/accounts/inbox.server.ts';
import type { Tx } from '#lib/platform/database/index.ts';
import { keyOf } from './notices.server.ts';
import { kudos, kudosHidings, kudosReports, points, screenConsents } from './tables.server.ts';

/** Thanks to and from somebody, what was reported of them, and the words of corrections; the points stay numbers. */
export async function forgetPerson(tx: Tx, personId: string) {
	const given = await tx.select({ id: kudos.id, toId: kudos.toId }).from(kudos).where(eq(kudos.fromId, personId));
	for (const { id, toId } of given) await inbox.takeBack(tx, { personId: toId, key: keyOf(id) });
	const theirs = tx
		.select({ id: kudos.id })
		.from(kudos)
		.where(or(eq(kudos.fromId, personId), eq(kudos.toId, personId)));
	await tx.delete(kudosReports).where(or(inArray(kudosReports.kudosId, theirs), eq(kudosReports.reportedBy, personId)));
	await tx.delete(kudosHidings).where(inArray(kudosHidings.kudosId, theirs));
	await tx.delete(kudos).where(or(eq(kudos.fromId, personId), eq(kudos.toId, personId)));
	await tx.delete(screenConsents).where(eq(screenConsents.personId, personId));
	await tx.update(points).set({ note: null }).where(eq(points.personId, personId));
}
