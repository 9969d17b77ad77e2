import { and, eq, inArray } from 'drizzle-orm';
import { now } from '#lib/platform/clock.ts';
import { inBatches } from '#lib/platform/database/batches.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { holdsAt } from './people.server.ts';
import type { Person } from './policy.ts';
import { companies, grants, people, pins, units } from './tables.server.ts';

/** Somebody as they would be signed in, for work that is done for them while they are not. */
export async function as(personId: string, at = now()): Promise<Person & { leftAt: Date | null; joined: boolean }> {
	const rows = await db()
		.read.select({
			person: {
				id: people.id,
				name: people.name,
				email: people.email,
				locale: people.locale,
				leftAt: people.leftAt
			},
			joined: { password: people.passwordHash, pin: pins.hash },
			company: { id: companies.id, name: companies.name, timeZone: companies.timeZone },
			grant: { role: grants.role, unitId: grants.unitId, unitKind: units.kind }
		})
		.from(people)
		.innerJoin(companies, eq(companies.id, people.companyId))
		.leftJoin(pins, eq(pins.personId, people.id))
		.leftJoin(grants, and(eq(grants.personId, people.id), holdsAt(at)))
		.leftJoin(units, eq(units.id, grants.unitId))
		.where(eq(people.id, personId));
	const [first] = rows;
	if (!first) throw new NotFound();
	const held = rows.flatMap(({ grant: { role, unitId, unitKind } }) =>
		role && unitId && unitKind ? [{ role, unitId, unitKind }] : []
	);
	const joined = first.joined.password !== null || first.joined.pin !== null;
	return { ...first.person, joined, company: first.company, grants: held };
}

/** What these people are called, whoever asks: for domains and pages that have checked the actor already. */
export async function namesOf(ids: string[]): Promise<Map<string, string>> {
	const rows = await inBatches(ids, (some) =>
		db().read.select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, some))
	);
	return new Map(rows.map(({ id, name }) => [id, name]));
}
