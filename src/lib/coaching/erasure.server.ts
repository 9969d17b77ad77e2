import { eq } from 'drizzle-orm';
import type { Tx } from '#lib/platform/database/index.ts';
import { practiceAnswers, practiceRhythms } from './tables.server.ts';

/** What somebody practised concerns nobody else, and counts nowhere. */
export async function forgetPerson(tx: Tx, personId: string) {
	await tx.delete(practiceAnswers).where(eq(practiceAnswers.personId, personId));
	await tx.delete(practiceRhythms).where(eq(practiceRhythms.personId, personId));
}
