import { and, asc, eq, inArray } from 'drizzle-orm';
import { db, type Tx } from '#lib/platform/database/index.ts';
import { badges } from './tables.server.ts';

export type Badge = { kind: string; month: string };
type Grant = { personId: string; kind: string; sourceId: string; at: Date; month: string };

/** Once for each person, kind and source. The month is the one that it was earned in, or that the award is for. */
export const grant = (tx: Tx, badge: Grant) => tx.insert(badges).values(badge).onConflictDoNothing();

/** An award was revoked: its laurel stands beside no name any more. */
export const takeBack = (tx: Tx, personIds: string[], kind: string, sourceIds: string[]) =>
	tx
		.delete(badges)
		.where(and(inArray(badges.personId, personIds), eq(badges.kind, kind), inArray(badges.sourceId, sourceIds)));

/** What stands beside each name, oldest first. */
export async function of(personIds: string[]): Promise<Map<string, Badge[]>> {
	if (personIds.length === 0) return new Map();
	const rows = await db()
		.read.select()
		.from(badges)
		.where(inArray(badges.personId, personIds))
		.orderBy(asc(badges.at), asc(badges.id));
	return Map.groupBy(rows, (row) => row.personId);
}

export const mine = (personId: string): Promise<Badge[]> =>
	db()
		.read.select({ kind: badges.kind, month: badges.month })
		.from(badges)
		.where(eq(badges.personId, personId))
		.orderBy(asc(badges.at), asc(badges.id));
