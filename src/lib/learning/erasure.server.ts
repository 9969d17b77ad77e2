import { eq } from 'drizzle-orm';
import type { Tx } from '#lib/platform/database/index.ts';
import { assignments } from './tables.server.ts';

/** A lead's words to somebody. What was learnt stays as figures. */
export const forgetPerson = (tx: Tx, personId: string) =>
	tx.update(assignments).set({ note: null }).where(eq(assignments.personId, personId));
