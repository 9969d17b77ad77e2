import { and, eq, isNull } from 'drizzle-orm';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { origin } from '#lib/platform/env.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Person } from './policy.ts';
import { calendarFeeds, companies, people } from './tables.server.ts';
import { hashToken, makeToken } from './tokens.server.ts';

/** Since when the actor has a calendar; its address is not kept. */
export async function mine(actor: Person) {
	const [feed] = await db()
		.read.select({ at: calendarFeeds.at })
		.from(calendarFeeds)
		.where(eq(calendarFeeds.personId, actor.id));
	return feed?.at;
}

/** The secret address of the actor's calendar, told this one time. It ends the one before. */
export async function make(actor: Person, at = now()) {
	const token = makeToken();
	const row = { tokenHash: hashToken(token), at };
	await transaction(async (tx) => {
		await tx
			.insert(calendarFeeds)
			.values({ personId: actor.id, ...row })
			.onConflictDoUpdate({ target: calendarFeeds.personId, set: row });
	});
	return `${origin()}/calendar/${token}`;
}

export const stop = (actor: Person) =>
	transaction(async (tx) => {
		await tx.delete(calendarFeeds).where(eq(calendarFeeds.personId, actor.id));
	});

/** Whose calendar an address opens; stopped, never made, and of somebody who left look the same. */
export async function find(token: string) {
	const [reader] = await db()
		.read.select({
			id: people.id,
			name: people.name,
			locale: people.locale,
			company: { id: companies.id, name: companies.name, timeZone: companies.timeZone }
		})
		.from(calendarFeeds)
		.innerJoin(people, eq(people.id, calendarFeeds.personId))
		.innerJoin(companies, eq(companies.id, people.companyId))
		.where(and(eq(calendarFeeds.tokenHash, hashToken(token)), isNull(people.leftAt)));
	if (!reader) throw new NotFound();
	return reader;
}
