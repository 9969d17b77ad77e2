import { and, eq, isNull } from 'drizzle-orm';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import { DOOR_SIGNS, readCode } from './codes.ts';
import { makeCode } from './codes.server.ts';
import { canManage, oversees, type Person } from './policy.ts';
import { companies, people, storeDoors, units as places } from './tables.server.ts';
import * as units from './units.server.ts';

/** The store behind an open door's code; a closed one and one that never was look the same. */
export async function find(typed: string) {
	const code = readCode(typed, DOOR_SIGNS);
	if (!code) throw new NotFound();
	const [store] = await db()
		.read.select({ code: storeDoors.code, id: places.id, name: places.name, company: companies.name })
		.from(storeDoors)
		.innerJoin(places, eq(places.id, storeDoors.storeId))
		.innerJoin(people, eq(people.id, storeDoors.madeBy))
		.innerJoin(companies, eq(companies.id, people.companyId))
		.where(and(eq(storeDoors.code, code), isNull(storeDoors.closedAt)));
	if (!store) throw new NotFound();
	return store;
}

/** The store's door as those who look after people there see it: its code, if it has one, and whether they may change it. */
export async function of(actor: Person, storeId: string) {
	const store = await units.findStore(actor, storeId);
	if (!oversees(actor)) throw new NotFound();
	const [door] = await db()
		.read.select({ code: storeDoors.code, at: storeDoors.at })
		.from(storeDoors)
		.where(and(eq(storeDoors.storeId, store.id), isNull(storeDoors.closedAt)));
	return { store, code: door?.code ?? null, mayOpen: canManage(actor, await units.get(store.id)) };
}

/** Opens the store's door under a new code; the one before is closed at once, wherever it hangs. */
export async function open(actor: Person, storeId: string, at = now()) {
	const store = await units.get((await units.findStore(actor, storeId)).id);
	if (!canManage(actor, store)) throw new NotAllowed();
	const code = makeCode(DOOR_SIGNS);
	await transaction(async (tx) => {
		await tx
			.update(storeDoors)
			.set({ closedAt: at })
			.where(and(eq(storeDoors.storeId, store.id), isNull(storeDoors.closedAt)));
		await tx.insert(storeDoors).values({ storeId: store.id, code, madeBy: actor.id, at });
	});
	return code;
}
