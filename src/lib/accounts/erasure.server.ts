import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Tx } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { isAdmin, type Person } from './policy.ts';
import {
	calendarFeeds,
	digests,
	importRows,
	imports,
	invitations,
	mailPreferences,
	notices,
	people,
	pinDevices,
	pins,
	sessions
} from './tables.server.ts';

/** What stands where a name was, in every language. */
export const NOBODY = '—';

/**
 * Takes away who somebody was, once they have left: name, address, password, language. What they did stays as numbers
 * of nobody in particular. The domains that hold words about them forget those in the same transaction.
 */
export async function forgetPerson(tx: Tx, actor: Person, personId: string) {
	if (!isAdmin(actor) || actor.id === personId) throw new NotFound();
	const [gone] = await tx
		.update(people)
		.set({ name: NOBODY, email: null, staffNumber: null, passwordHash: null, locale: null })
		.where(and(eq(people.id, personId), isNotNull(people.leftAt)))
		.returning({ id: people.id });
	if (!gone) throw new NotFound();
	await tx.delete(sessions).where(eq(sessions.personId, personId));
	await tx.delete(invitations).where(eq(invitations.personId, personId));
	for (const table of [notices, mailPreferences, digests, calendarFeeds])
		await tx.delete(table).where(eq(table.personId, personId));
	await tx.delete(pins).where(eq(pins.personId, personId));
	await tx.delete(pinDevices).where(eq(pinDevices.personId, personId));
	// Lists in which they stood are few, and short-lived; rows without a person are those that nobody could be told from.
	const lists = tx.select({ id: imports.id }).from(imports);
	await tx.delete(importRows).where(and(inArray(importRows.importId, lists), eq(importRows.personId, personId)));
}
