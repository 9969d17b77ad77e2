import { and, eq, isNotNull } from 'drizzle-orm';
import type { Tx } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { isAdmin, type Person } from './policy.ts';
import { invitations, people, sessions } from './tables.server.ts';

/** What stands where a name was, in every language. */
const NOBODY = '—';

/**
 * Takes away who somebody was, once they have left: name, address, password, language. What they did stays as numbers
 * of nobody in particular. The domains that hold words about them forget those in the same transaction.
 */
export async function forgetPerson(tx: Tx, actor: Person, personId: string) {
	if (!isAdmin(actor) || actor.id === personId) throw new NotFound();
	const [gone] = await tx
		.update(people)
		.set({ name: NOBODY, email: `${personId}@erased.invalid`, passwordHash: null, locale: null })
		.where(and(eq(people.id, personId), isNotNull(people.leftAt)))
		.returning({ id: people.id });
	if (!gone) throw new NotFound();
	await tx.delete(sessions).where(eq(sessions.personId, personId));
	await tx.delete(invitations).where(eq(invitations.personId, personId));
}
