import { eq, sql } from 'drizzle-orm';
import * as units from '#lib/accounts/units.server.ts';
import type { Tx } from '#lib/platform/database/index.ts';
import { standings, teamStandings } from './tables.server.ts';

type Earned = { personId: string; teamId: string; month: string; points: number };

/** Adds what somebody earned to their standing of the month, and to their team's while they are listed. */
export async function add(tx: Tx, { personId, teamId, month, points }: Earned, listed: boolean) {
	const store = (await units.above(teamId, 'store', tx))!;
	const standing = { teamId, month, storeId: store.id, points };
	await tx
		.insert(standings)
		.values({ ...standing, personId, listed })
		.onConflictDoUpdate({
			target: [standings.teamId, standings.month, standings.personId],
			set: { points: sql`${standings.points} + excluded.points` }
		});
	if (listed) await addToTeams(tx, [standing]);
}

/** Takes somebody's points of all months out of their teams', or puts them back. */
export async function list(tx: Tx, personId: string, listed: boolean) {
	const rows = await tx.update(standings).set({ listed }).where(eq(standings.personId, personId)).returning({
		teamId: standings.teamId,
		month: standings.month,
		storeId: standings.storeId,
		points: standings.points
	});
	await addToTeams(
		tx,
		rows.map((row) => ({ ...row, points: listed ? row.points : -row.points }))
	);
}

async function addToTeams(tx: Tx, rows: (typeof teamStandings.$inferInsert)[]) {
	if (rows.length === 0) return;
	await tx
		.insert(teamStandings)
		.values(rows)
		.onConflictDoUpdate({
			target: [teamStandings.teamId, teamStandings.month],
			set: { points: sql`${teamStandings.points} + excluded.points` }
		});
}
