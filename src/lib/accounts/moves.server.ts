import { and, eq, isNull } from 'drizzle-orm';
import { now } from '#lib/platform/clock.ts';
import { transaction } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import { NOBODY } from './erasure.server.ts';
import { mustFit } from './people.server.ts';
import { isAdmin, type Person, type Role } from './policy.ts';
import { grants, people } from './tables.server.ts';

/**
 * Gives somebody another role or place, from now on: what they held ends, so their history stays with the old team. Who
 * has left comes back by it.
 */
export async function move(actor: Person, { personId, place }: { personId: string; place: string }, at = now()) {
	if (!isAdmin(actor) || actor.id === personId) throw new NotFound();
	const [role, unitId] = place.split(':') as [Role, string];
	return transaction(async (tx) => {
		const [person] = await tx.select().from(people).where(eq(people.id, personId));
		if (!person || (person.leftAt && person.name === NOBODY)) throw new NotFound();
		await mustFit(tx, { role, unitId });
		const open = and(eq(grants.personId, personId), isNull(grants.until));
		const held = await tx.select().from(grants).where(open);
		if (held.length === 1 && held[0]!.role === role && held[0]!.unitId === unitId)
			throw new Refused('person_there_already', 409);
		await tx.update(people).set({ leftAt: null }).where(eq(people.id, personId));
		await tx.update(grants).set({ until: at }).where(open);
		await tx.insert(grants).values({ personId, role, unitId, from: at });
		return { name: person.name, back: person.leftAt !== null };
	});
}
