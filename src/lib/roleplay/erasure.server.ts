import { eq, inArray } from 'drizzle-orm';
import type { Tx } from '#lib/platform/database/index.ts';
import { attempts, attemptShares } from './tables.server.ts';

/** Nobody reads the conversations of somebody who is forgotten. What they scored stays as figures. */
export async function forgetPerson(tx: Tx, personId: string) {
	const theirs = tx.select({ id: attempts.id }).from(attempts).where(eq(attempts.personId, personId));
	await tx.delete(attemptShares).where(inArray(attemptShares.attemptId, theirs));
}
