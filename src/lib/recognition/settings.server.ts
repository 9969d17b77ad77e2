import { desc } from 'drizzle-orm';
import { isAdmin, type Person } from '#lib/accounts/policy.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { boardSettings } from './tables.server.ts';

export type Shown = 'ranks' | 'names' | 'off';

/** What the boards show of people in this company: names and ranks, names alone, or nobody but the reader. */
export async function shown(tx: Pick<Tx, 'select'> = db().read): Promise<Shown> {
	const [row] = await tx
		.select({ shown: boardSettings.shown })
		.from(boardSettings)
		.orderBy(desc(boardSettings.at), desc(boardSettings.id))
		.limit(1);
	return row?.shown ?? 'ranks';
}

/** Holds at once and for past months too. The same choice again changes nothing. */
export async function choose(actor: Person, choice: Shown, at = now()) {
	if (!isAdmin(actor)) throw new NotFound();
	await transaction(async (tx) => {
		if (choice === (await shown(tx))) return;
		await tx.insert(boardSettings).values({ shown: choice, setBy: actor.id, at });
	});
}
