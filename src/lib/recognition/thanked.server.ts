import { and, eq, gte, inArray } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import { monthOf, now } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import { kudos } from './tables.server.ts';

/** Whom the actor has thanked since then, each with the last time. */
export async function by(actor: Person, since: Date, at = now()): Promise<Map<string, Date>> {
	const months = [since, at].map((instant) => monthOf(instant, actor.company.timeZone));
	const rows = await db()
		.read.select({ toId: kudos.toId, at: kudos.at })
		.from(kudos)
		.where(and(eq(kudos.fromId, actor.id), inArray(kudos.month, months), gte(kudos.at, since)));
	const last = new Map<string, Date>();
	for (const { toId, at } of rows) if (!last.has(toId) || at > last.get(toId)!) last.set(toId, at);
	return last;
}
