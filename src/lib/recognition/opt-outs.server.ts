import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import * as standings from './standings.server.ts';
import { boardOptOuts } from './tables.server.ts';

/** Off every board, feed and mail to others, from this instant, past months included; or back on. */
export const choose = (actor: Person, listed: boolean, at = now()) =>
	transaction(async (tx) => {
		if (listed === (await isListed(tx, actor.id))) return;
		if (listed) await tx.update(boardOptOuts).set({ until: at }).where(current(actor.id));
		else await tx.insert(boardOptOuts).values({ personId: actor.id, from: at });
		await standings.list(tx, actor.id, listed);
	});

export async function isListed(tx: Pick<Tx, 'select'>, personId: string) {
	return (await tx.select({ id: boardOptOuts.id }).from(boardOptOuts).where(current(personId))).length === 0;
}

/** Those of these people who have opted out. */
export async function among(personIds: string[]): Promise<Set<string>> {
	if (personIds.length === 0) return new Set();
	const rows = await db()
		.read.select({ personId: boardOptOuts.personId })
		.from(boardOptOuts)
		.where(and(inArray(boardOptOuts.personId, personIds), isNull(boardOptOuts.until)));
	return new Set(rows.map((row) => row.personId));
}

const current = (personId: string) => and(eq(boardOptOuts.personId, personId), isNull(boardOptOuts.until));
