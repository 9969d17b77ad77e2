import { and, eq, inArray, isNull, notExists, or } from 'drizzle-orm';
import * as places from '#lib/accounts/places.server.ts';
import { people, unitTree } from '#lib/accounts/tables.server.ts';
import { addDays, dayOf } from '#lib/platform/clock.ts';
import { inBatches } from '#lib/platform/database/batches.ts';
import { db, type Tx } from '#lib/platform/database/index.ts';
import type { Change } from './due.ts';
import { assignmentChanges, assignmentPeople, assignments } from './tables.server.ts';

export type Wish = typeof assignments.$inferSelect & { by: string };
/** A wish and somebody whom it concerns today, first due on a day, asked since an instant. */
export type Concern = { personId: string; wish: Wish; dueOn: string; since: Date };
export type Decision = Change & {
	id: string;
	assignmentId: string;
	personId: string | null;
	by: string;
	reason: string | null;
	at: Date;
};

/** Which wishes concern these people today, whatever became of them. */
export async function concerning(personIds: string[], zone: string, at: Date): Promise<Concern[]> {
	const found = await places.of(personIds, at);
	const unitIds = [...new Set(found.flatMap(({ since }) => [...since.keys()]))];
	const [general, personal, picked] = await Promise.all([
		inBatches(unitIds, (some) =>
			wishes().where(and(inArray(assignments.unitId, some), inArray(assignments.audience, ['unit', 'joiners'])))
		),
		inBatches(personIds, (some) => wishes().where(inArray(assignments.personId, some))),
		inBatches(personIds, (some) => pickedFor(some))
	]);
	const ofUnit = Map.groupBy(general.map(wishOf), ({ unitId }) => unitId);
	const ofPerson = Map.groupBy(
		[
			...personal.map(wishOf).map((wish) => ({ wish, to: wish.personId! })),
			...picked.map((row) => ({ wish: wishOf(row), to: row.to }))
		],
		({ to }) => to
	);
	return found.flatMap((place) =>
		[
			...[...place.since.keys()].flatMap((unitId) => ofUnit.get(unitId) ?? []),
			...(ofPerson.get(place.personId) ?? []).map(({ wish }) => wish)
		].flatMap((wish) => concern(wish, place, zone) ?? [])
	);
}

/** What was decided about wishes afterwards, for everybody and for these people; oldest first. */
export async function decisions(wishIds: string[], personIds: string[], zone: string): Promise<Decision[]> {
	const aboutThem = (some: string[]) =>
		or(isNull(assignmentChanges.personId), inArray(assignmentChanges.personId, some));
	const rows = await inBatches(wishIds, (some) =>
		db()
			.read.select({ change: assignmentChanges, by: people.name })
			.from(assignmentChanges)
			.innerJoin(people, eq(people.id, assignmentChanges.by))
			.where(
				and(inArray(assignmentChanges.assignmentId, some), personIds.length > 1_000 ? undefined : aboutThem(personIds))
			)
	);
	return rows
		.map(({ change, by }) => ({ ...change, by, personal: change.personId !== null, on: dayOf(change.at, zone) }))
		.sort((a, b) => a.at.getTime() - b.at.getTime() || a.id.localeCompare(b.id));
}

/** What everybody who joins a unit is asked, by it and by those above it, unless it was taken back; of all roles if asked. */
export async function ofJoiners(
	unitId: string,
	roles: Wish['role'][] = ['learner'],
	tx: Pick<Tx, 'select'> = db().read
): Promise<Wish[]> {
	const withdrawn = tx
		.select({ id: assignmentChanges.assignmentId })
		.from(assignmentChanges)
		.where(
			and(
				eq(assignmentChanges.assignmentId, assignments.id),
				eq(assignmentChanges.kind, 'withdrawn'),
				isNull(assignmentChanges.personId)
			)
		);
	const above = tx.select({ id: unitTree.ancestorId }).from(unitTree).where(eq(unitTree.unitId, unitId));
	const rows = await wishes(tx).where(
		and(
			inArray(assignments.unitId, above),
			eq(assignments.audience, 'joiners'),
			inArray(assignments.role, roles),
			notExists(withdrawn)
		)
	);
	return rows.map(wishOf);
}

/** Rows with the name of who asked. */
export async function named(rows: (typeof assignments.$inferSelect)[]): Promise<Wish[]> {
	return (
		await wishes().where(
			inArray(
				assignments.id,
				rows.map(({ id }) => id)
			)
		)
	).map(wishOf);
}

const wishes = (tx: Pick<Tx, 'select'> = db().read) =>
	tx
		.select({ wish: assignments, by: people.name })
		.from(assignments)
		.innerJoin(people, eq(people.id, assignments.assignedBy));

const pickedFor = (personIds: string[]) =>
	db()
		.read.select({ wish: assignments, by: people.name, to: assignmentPeople.personId })
		.from(assignmentPeople)
		.innerJoin(assignments, eq(assignments.batchId, assignmentPeople.batchId))
		.innerJoin(people, eq(people.id, assignments.assignedBy))
		.where(inArray(assignmentPeople.personId, personIds));

const wishOf = ({ wish, by }: { wish: typeof assignments.$inferSelect; by: string }): Wish => ({ ...wish, by });

/** Those who belonged to the unit when it was asked and still do; or, for joiners, those who came after. */
function concern(wish: Wish, { personId, role, since }: places.Place, zone: string): Concern | undefined {
	const joined = since.get(wish.unitId);
	if (!joined || wish.role !== role) return undefined;
	const isNew = joined > wish.at;
	if (wish.audience === 'joiners')
		return isNew
			? { personId, wish, since: joined, dueOn: addDays(dayOf(joined, zone), wish.dueAfterDays!) }
			: undefined;
	return wish.audience === 'unit' && isNew ? undefined : { personId, wish, since: wish.at, dueOn: wish.dueOn! };
}
