import { eq } from 'drizzle-orm';
import type { Tx } from '#lib/platform/database/index.ts';
import { observations, oneToOnes, practiceAnswers, practiceRhythms, watchRequests } from './tables.server.ts';

/**
 * What somebody practised concerns nobody else, and counts nowhere. What was seen of them goes with their answers, and
 * what was said in talks about their work; what they wrote down about others stays with those, as by nobody in
 * particular.
 */
export async function forgetPerson(tx: Tx, personId: string) {
	await tx.delete(practiceAnswers).where(eq(practiceAnswers.personId, personId));
	await tx.delete(practiceRhythms).where(eq(practiceRhythms.personId, personId));
	await tx.delete(watchRequests).where(eq(watchRequests.personId, personId));
	await tx.delete(observations).where(eq(observations.personId, personId));
	await tx.delete(oneToOnes).where(eq(oneToOnes.personId, personId));
}
