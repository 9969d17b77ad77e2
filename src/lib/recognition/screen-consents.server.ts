import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import { people } from '#lib/accounts/tables.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotAllowed } from '#lib/platform/errors.ts';
import * as optOuts from './opt-outs.server.ts';
import { mayBeOnScreen } from './policy.ts';
import { screenConsents } from './tables.server.ts';

/** Names the actor on the screens of their store from this instant on, or no longer. Nobody is asked twice. */
export async function choose(actor: Person, shown: boolean, at = now()) {
	if (!mayBeOnScreen(actor)) throw new NotAllowed();
	await transaction(async (tx) => {
		const open = await tx.select({ id: screenConsents.id }).from(screenConsents).where(current(actor.id));
		if (shown === open.length > 0) return;
		if (shown) await tx.insert(screenConsents).values({ personId: actor.id, from: at });
		else await tx.update(screenConsents).set({ until: at }).where(current(actor.id));
	});
}

/** Those of these people who may be named on a screen: they asked for it, work here and are not off the boards. */
export async function among(personIds: string[]): Promise<Set<string>> {
	if (personIds.length === 0) return new Set();
	const [rows, hidden] = await Promise.all([
		db()
			.read.select({ personId: screenConsents.personId })
			.from(screenConsents)
			.innerJoin(people, eq(people.id, screenConsents.personId))
			.where(and(inArray(screenConsents.personId, personIds), isNull(screenConsents.until), isNull(people.leftAt))),
		optOuts.among(personIds)
	]);
	return new Set(rows.map((row) => row.personId).filter((id) => !hidden.has(id)));
}

/** Since when the actor is on the screens, and until when they were; undefined for who never was. */
export async function mine(actor: Person): Promise<{ from: Date; until: Date | null } | undefined> {
	const [row] = await db()
		.read.select({ from: screenConsents.from, until: screenConsents.until })
		.from(screenConsents)
		.where(eq(screenConsents.personId, actor.id))
		.orderBy(desc(screenConsents.from))
		.limit(1);
	return row;
}

const current = (personId: string) => and(eq(screenConsents.personId, personId), isNull(screenConsents.until));
