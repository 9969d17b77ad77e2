import { and, eq, gt, isNull, ne, or } from 'drizzle-orm';
import { holdsAt } from '#lib/accounts/people.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import { grants, people, units as unitTable, unitTree } from '#lib/accounts/tables.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import * as optOuts from './opt-outs.server.ts';

/** Who works in a store now, in whatever role, but the actor and those who opted out; by name, with where. */
export async function of(actor: Person, storeId: string, at = now()) {
	const store = await units.findStore(actor, storeId);
	const rows = await db()
		.read.selectDistinct({ id: people.id, name: people.name, unit: unitTable.name })
		.from(unitTree)
		.innerJoin(grants, eq(grants.unitId, unitTree.unitId))
		.innerJoin(people, eq(people.id, grants.personId))
		.innerJoin(unitTable, eq(unitTable.id, grants.unitId))
		.where(and(eq(unitTree.ancestorId, store.id), isHere(at), ne(people.id, actor.id)));
	const hidden = await optOuts.among(rows.map((row) => row.id));
	const once = new Map(rows.filter((row) => !hidden.has(row.id)).map((row) => [row.id, row]));
	return [...once.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** The store in which somebody is such a colleague of the actor; undefined where they are none. */
export async function storeOf(actor: Person, personId: string, at = now()) {
	if (!units.isId(personId)) return undefined;
	const [row] = await db()
		.read.select({ storeId: unitTable.id })
		.from(grants)
		.innerJoin(people, eq(people.id, grants.personId))
		.innerJoin(unitTree, eq(unitTree.unitId, grants.unitId))
		.innerJoin(unitTable, and(eq(unitTable.id, unitTree.ancestorId), eq(unitTable.kind, 'store')))
		.where(and(eq(grants.personId, personId), isHere(at), units.isSeenBy(actor, unitTable.id)))
		.orderBy(grants.from)
		.limit(1);
	if (!row || (await optOuts.among([personId])).has(personId)) return undefined;
	return row.storeId;
}

const isHere = (at: Date) => and(holdsAt(at), or(isNull(people.leftAt), gt(people.leftAt, at)));
