import { eq, or } from 'drizzle-orm';
import * as places from '#lib/accounts/places.server.ts';
import { canOversee, type Person, type Unit } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import { canAssign } from './policy.ts';
import { assignmentPeople, assignments } from './tables.server.ts';

export type Row = typeof assignments.$inferSelect;

/** What was asked with one press; from before there were batches, each wish is its own. */
export const keyOf = ({ id, batchId }: Pick<Row, 'id' | 'batchId'>) => batchId ?? id;

/** The wishes of a batch, in the order in which they were written. None: there is no such batch. */
export async function rowsOf(key: string): Promise<Row[]> {
	if (!units.isId(key)) throw new NotFound();
	const rows = await db()
		.read.select()
		.from(assignments)
		.where(or(eq(assignments.batchId, key), eq(assignments.id, key)));
	const batch = rows.filter((row) => keyOf(row) === key).sort((a, b) => a.id.localeCompare(b.id));
	if (batch.length === 0) throw new NotFound();
	return batch;
}

/** A batch that the actor may change: who asks it of a unit, or of somebody in it, looks after that unit. */
export async function findToChange(actor: Person, key: string) {
	const rows = await rowsOf(key);
	const unit = await units.get(rows[0]!.unitId);
	if (canAssign(actor, unit)) return { rows, unit };
	if (await concernsUnitOf(actor, unit)) throw new NotAllowed();
	throw new NotFound();
}

/** Whom a batch concerns at an instant, whatever became of it. Of joiners: those who have come. */
export async function audienceOf([wish]: Row[], at: Date): Promise<string[]> {
	const { audience, unitId, role, personId, batchId } = wish!;
	if (audience === 'person') return [personId!];
	if (audience === 'people')
		return (
			await db()
				.read.select({ id: assignmentPeople.personId })
				.from(assignmentPeople)
				.where(eq(assignmentPeople.batchId, batchId!))
		).map(({ id }) => id);
	return (await places.within(unitId, [role], at)).map(({ id }) => id);
}

/** Leads of a team below see what those above them ask of their people. */
async function concernsUnitOf(actor: Person, unit: Unit) {
	const held = await units.withAncestors(actor.grants.map(({ unitId }) => unitId));
	return held.some((own) => canOversee(actor, own) && own.ancestors.includes(unit.id));
}
