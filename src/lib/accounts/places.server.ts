import { and, eq, gt, inArray, isNull, lte, ne, or } from 'drizzle-orm';
import { inBatches } from '#lib/platform/database/batches.ts';
import { db, type Tx } from '#lib/platform/database/index.ts';
import type { Role } from './policy.ts';
import { holdsAt } from './people.server.ts';
import { grants, people, unitTree } from './tables.server.ts';

/** A role that somebody holds, with the unit and all above it, each with the day since which they are in it without a gap. */
export type Place = { personId: string; role: Exclude<Role, 'admin'>; unitId: string; since: Map<string, Date> };

/** Where people are at an instant. A move within a store is no break in belonging to the store. */
export async function of(personIds: string[], at: Date): Promise<Place[]> {
	const held = await inBatches(personIds, (some) =>
		db()
			.read.select()
			.from(grants)
			.where(and(inArray(grants.personId, some), lte(grants.from, at), ne(grants.role, 'admin')))
	);
	const tree = await inBatches([...new Set(held.map(({ unitId }) => unitId))], (some) =>
		db().read.select().from(unitTree).where(inArray(unitTree.unitId, some))
	);
	const above = Map.groupBy(tree, ({ unitId }) => unitId);
	const within = new Set(tree.map(({ unitId, ancestorId }) => `${unitId} ${ancestorId}`));
	const ofPerson = Map.groupBy(held, ({ personId }) => personId);
	return held
		.filter(({ until }) => until === null || until > at)
		.map(({ personId, role, unitId, from }) => {
			const earlier = ofPerson.get(personId)!.filter((grant) => grant.role === role && grant.from < from);
			const inside = (ancestorId: string) => earlier.filter((grant) => within.has(`${grant.unitId} ${ancestorId}`));
			return {
				personId,
				role: role as Place['role'],
				unitId,
				since: new Map(above.get(unitId)!.map(({ ancestorId }) => [ancestorId, unbroken(from, inside(ancestorId))]))
			};
		});
}

/** Who holds one of these roles on a unit or anything below, by name, each once, with the unit of their own. */
export async function within(
	unitId: string,
	roles: Place['role'][],
	at: Date,
	tx: Pick<Tx, 'selectDistinct'> = db().read
) {
	const rows = await tx
		.selectDistinct({ id: people.id, name: people.name, unitId: grants.unitId })
		.from(unitTree)
		.innerJoin(grants, and(eq(grants.unitId, unitTree.unitId), inArray(grants.role, roles)))
		.innerJoin(people, eq(people.id, grants.personId))
		.where(and(eq(unitTree.ancestorId, unitId), holdsAt(at), or(isNull(people.leftAt), gt(people.leftAt, at))));
	const once = new Map(rows.map((row) => [row.id, row]));
	return [...once.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Since when, following grants that reached into the next. */
function unbroken(from: Date, earlier: { from: Date; until: Date | null }[]) {
	let since = from;
	for (const grant of earlier.sort((a, b) => b.from.getTime() - a.from.getTime())) {
		if (grant.until !== null && grant.until < since) break;
		since = grant.from;
	}
	return since;
}
