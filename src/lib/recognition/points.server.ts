import { sql } from 'drizzle-orm';
import * as people from '#lib/accounts/people.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import { monthOf } from '#lib/platform/clock.ts';
import type { Tx } from '#lib/platform/database/index.ts';
import { isListed } from './opt-outs.server.ts';

import { points, standings } from './tables.server.ts';

/** What earns how much. The points are for practice; an award is no points. */
const POINTS = { 'roleplay-passed': 30, 'module-completed': 50 } as const;

type Grant = { personId: string; reason: keyof typeof POINTS; sourceId: string; at: Date; zone: string };

/** Writes to the ledger and to the month's standing. The same reason and source again changes nothing. */
export async function grant(tx: Tx, { personId, reason, sourceId, at, zone }: Grant) {
	const amount = POINTS[reason];
	const month = monthOf(at, zone);
	const teamId = await people.teamAt(tx, personId, at);
	const written = await tx
		.insert(points)
		.values({ personId, teamId, month, amount, reason, sourceId, at })
		.onConflictDoNothing()
		.returning({ id: points.id });
	if (written.length === 0 || !teamId) return;
	await tx
		.insert(standings)
		.values({
			teamId,
			month,
			personId,
			storeId: (await units.above(teamId, 'store', tx))!.id,
			points: amount,
			listed: await isListed(tx, personId)
		})
		.onConflictDoUpdate({
			target: [standings.teamId, standings.month, standings.personId],
			set: { points: sql`${standings.points} + excluded.points` }
		});
}
