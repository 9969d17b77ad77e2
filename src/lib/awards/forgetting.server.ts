import { eq, inArray, or } from 'drizzle-orm';
import type { Tx } from '#lib/platform/database/index.ts';
import { forgetCredentials } from './credentials.server.ts';
import { awardRevocations, awardWinners, nominations } from './tables.server.ts';

/**
 * The words about somebody, and those they wrote about colleagues: moments, citations, why an award was revoked. The log
 * keeps the hashes of words that are gone, so it still holds together and can show that nothing else was changed.
 */
export async function forgetPerson(tx: Tx, personId: string) {
	await tx
		.update(nominations)
		.set({ moment: '' })
		.where(or(eq(nominations.personId, personId), eq(nominations.nominatedBy, personId)));
	const wins = tx.select({ id: awardWinners.id }).from(awardWinners).where(eq(awardWinners.personId, personId));
	await tx.update(awardRevocations).set({ reason: '' }).where(inArray(awardRevocations.winnerId, wins));
	await forgetCredentials(tx, personId);
	await tx.update(awardWinners).set({ citation: null }).where(eq(awardWinners.personId, personId));
}
