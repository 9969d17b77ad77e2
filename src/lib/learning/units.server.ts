import type { AddUnit } from '#lib/accounts/forms.ts';
import type { Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import { and, eq, inArray, notInArray } from 'drizzle-orm';
import { batchesOf } from '#lib/platform/database/batches.ts';
import type { Tx } from '#lib/platform/database/index.ts';
import * as assigning from './assigning.server.ts';
import { assignmentChanges, assignments } from './tables.server.ts';

/** Adds a unit; a team with the path that everybody who joins it is asked to learn. */
export const add = (actor: Person, form: AddUnit) =>
	units.add(actor, form, async (tx, unitId) => {
		if (form.kind === 'team') await assigning.askJoiners(tx, actor, unitId);
	});

/** What new teams were furnished with at an instant goes again, where nobody has decided anything about it. */
export async function unfurnish(tx: Tx, teamIds: string[], at: Date) {
	const decided = tx.select({ id: assignmentChanges.assignmentId }).from(assignmentChanges);
	const furnished = and(
		eq(assignments.audience, 'joiners'),
		eq(assignments.at, at),
		notInArray(assignments.id, decided)
	);
	for (const some of batchesOf(teamIds))
		await tx.delete(assignments).where(and(inArray(assignments.unitId, some), furnished));
}
