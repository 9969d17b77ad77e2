import { and, eq, inArray, type AnyColumn } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import { once } from '#lib/platform/submissions.server.ts';
import type { AddUnit } from './forms.ts';
import { belongsTo, canOversee, isAdmin, type Person, type Role, type Unit, type UnitKind } from './policy.ts';
import { units, unitTree } from './tables.server.ts';

export type Named = { id: string; name: string };
const NAMED = { id: units.id, name: units.name };

const BELOW: Record<UnitKind, UnitKind[]> = {
	company: ['region', 'store'],
	region: ['store'],
	store: ['team'],
	team: []
};

/** A unit that the actor belongs to, or has a role over; otherwise it does not exist for them. */
export async function find(actor: Person, unitId: string): Promise<Unit> {
	if (!isId(unitId)) throw new NotFound();
	const [unit] = await withAncestors([unitId]);
	if (!unit || !(belongsTo(actor, unit) || canOversee(actor, unit))) throw new NotFound();
	return unit;
}

/** A unit by its id, whoever asks: for domains that have checked the actor already. */
export async function get(unitId: string): Promise<Unit> {
	const [unit] = await withAncestors([unitId]);
	if (!unit) throw new NotFound();
	return unit;
}

/** The units of one kind over which the actor holds one of these roles, by name; `within` another unit, if given. */
export async function under(actor: Person, roles: Role[], kind: UnitKind, within?: string): Promise<Named[]> {
	const held = actor.grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.unitId);
	const inside = (ancestors: string[]) =>
		inArray(
			units.id,
			db().read.select({ id: unitTree.unitId }).from(unitTree).where(inArray(unitTree.ancestorId, ancestors))
		);
	const rows = await db()
		.read.select(NAMED)
		.from(units)
		.where(and(eq(units.kind, kind), inside(held), within ? inside([within]) : undefined));
	return byName(rows);
}

/** For a query: this column holds a unit that the actor has a role over, belongs to, or that contains theirs. */
export function isSeenBy(actor: Person, column: AnyColumn) {
	const held = actor.grants.map((grant) => grant.unitId);
	const below = db().read.select({ id: unitTree.unitId }).from(unitTree).where(inArray(unitTree.ancestorId, held));
	const above = db().read.select({ id: unitTree.ancestorId }).from(unitTree).where(inArray(unitTree.unitId, held));
	return inArray(column, below.union(above)); // one list: with OR, neither engine would use the column's index
}

/** The stores that the actor belongs to or has a role over, by name. */
export async function storesSeenBy(actor: Person): Promise<Named[]> {
	const rows = await db()
		.read.select(NAMED)
		.from(units)
		.where(and(eq(units.kind, 'store'), isSeenBy(actor, units.id)));
	return byName(rows);
}

/** One of those stores; any other does not exist for the actor. */
export async function findStore(actor: Person, storeId: string): Promise<Named> {
	if (!isId(storeId)) throw new NotFound();
	const [store] = await db()
		.read.select(NAMED)
		.from(units)
		.where(and(eq(units.id, storeId), eq(units.kind, 'store'), isSeenBy(actor, units.id)));
	if (!store) throw new NotFound();
	return store;
}

/** The teams of a store (or of any units), by name. */
export async function below(unitIds: string | string[], kind: UnitKind) {
	const rows = await db()
		.read.select({ id: units.id, name: units.name })
		.from(unitTree)
		.innerJoin(units, eq(units.id, unitTree.unitId))
		.where(and(inArray(unitTree.ancestorId, [unitIds].flat()), eq(units.kind, kind)));
	return byName(rows);
}

/** The unit of this kind above another one (or that one itself). */
export async function above(unitId: string, kind: UnitKind, tx: Pick<Tx, 'select'> = db().read) {
	const [row] = await tx
		.select({ id: units.id, name: units.name })
		.from(unitTree)
		.innerJoin(units, eq(units.id, unitTree.ancestorId))
		.where(and(eq(unitTree.unitId, unitId), eq(units.kind, kind)));
	return row;
}

/** The whole company as an admin sees it. */
export async function all(actor: Person): Promise<Unit[]> {
	if (!isAdmin(actor)) throw new NotFound();
	const rows = await db().read.select({ id: units.id }).from(units);
	return withAncestors(rows.map((row) => row.id));
}

/** Adds a region, store or team below another unit; `furnish` adds what belongs to it. Names are unique among neighbours. */
export async function add(
	actor: Person,
	{ submission, ...unit }: AddUnit,
	furnish?: (tx: Tx, unitId: string) => Promise<void>
) {
	if (!isAdmin(actor)) throw new NotFound();
	return transaction((tx) =>
		once(tx, { by: actor.id, id: submission, body: unit }, async () => {
			const [parent] = await tx.select().from(units).where(eq(units.id, unit.parentId));
			if (!parent) throw new NotFound();
			if (!BELOW[parent.kind].includes(unit.kind)) throw new Refused('unit_wrong_parent');
			const id = await insert(tx, unit);
			await furnish?.(tx, id);
			return id;
		})
	);
}

/** The unit itself and its place in the tree. For set-up and seed; others call `add`. */
export async function insert(tx: Tx, unit: { id?: string; kind: UnitKind; name: string; parentId: string | null }) {
	const row = { id: uuidv7(), ...unit, createdAt: now() };
	const made = await tx.insert(units).values(row).onConflictDoNothing().returning({ id: units.id });
	if (made.length === 0) throw new Refused('unit_name_taken', 409);
	const ancestors = unit.parentId
		? await tx.select({ id: unitTree.ancestorId }).from(unitTree).where(eq(unitTree.unitId, unit.parentId))
		: [];
	await tx
		.insert(unitTree)
		.values([row.id, ...ancestors.map((a) => a.id)].map((ancestorId) => ({ ancestorId, unitId: row.id })));
	return row.id;
}

/** Units by their ids, whoever asks, by name. */
export async function withAncestors(ids: string[]): Promise<Unit[]> {
	if (ids.length === 0) return [];
	const rows = await db()
		.read.select({ unit: units, ancestorId: unitTree.ancestorId })
		.from(units)
		.innerJoin(unitTree, eq(unitTree.unitId, units.id))
		.where(inArray(units.id, ids));
	const found = new Map<string, Unit>();
	for (const { unit, ancestorId } of rows) {
		const known = found.get(unit.id) ?? { ...unit, ancestors: [] };
		known.ancestors.push(ancestorId);
		found.set(unit.id, known);
	}
	return byName([...found.values()]);
}

/** What an address says is not always an id, and PostgreSQL takes no NUL. */
export const isId = (text: string) => /^[0-9a-f-]{36}$/.test(text);

const byName = <T extends { name: string }>(rows: T[]) => rows.sort((a, b) => a.name.localeCompare(b.name));
