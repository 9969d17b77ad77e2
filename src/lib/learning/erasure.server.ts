import { eq } from 'drizzle-orm';
import type { Tx } from '#lib/platform/database/index.ts';
import { assignmentChanges, assignments, helpVotes, pathCertificates, pledges } from './tables.server.ts';

/** A lead's words to somebody, certificates, pledges and what they said of pages. What was learnt stays as figures. */
export async function forgetPerson(tx: Tx, personId: string) {
	await tx.update(assignments).set({ note: null }).where(eq(assignments.personId, personId));
	await tx.update(assignmentChanges).set({ reason: null }).where(eq(assignmentChanges.personId, personId));
	await tx
		.update(pathCertificates)
		.set({ name: null, revokedReason: null })
		.where(eq(pathCertificates.personId, personId));
	await tx.delete(pledges).where(eq(pledges.personId, personId));
	await tx.delete(helpVotes).where(eq(helpVotes.personId, personId));
}
