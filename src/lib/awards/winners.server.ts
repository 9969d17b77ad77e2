import { eq, inArray } from 'drizzle-orm';
import { db } from '#lib/platform/database/index.ts';
import * as names from './names.server.ts';
import { awardRevocations, awardWinners } from './tables.server.ts';

/** Who won, by name, with what it rested on; a revoked one with why. Whoever asks. */
export async function of(announcementIds: string[]) {
	if (announcementIds.length === 0) return [];
	const rows = await db()
		.read.select({ winner: awardWinners, revocation: awardRevocations })
		.from(awardWinners)
		.leftJoin(awardRevocations, eq(awardRevocations.winnerId, awardWinners.id))
		.where(inArray(awardWinners.announcementId, announcementIds));
	const revokers = rows.flatMap(({ revocation }) => (revocation ? { personId: revocation.revokedBy } : []));
	const named = await names.of([...rows.map(({ winner }) => names.whoOf(winner)), ...revokers]);
	const told = rows.map(({ winner, revocation }) => {
		const { id, kind, name, team } = named.get(names.idOfRow(winner))!;
		const { announcementId, citation, evidence, conflicts } = winner;
		return {
			...{ winnerId: winner.id, announcementId, id, kind, name, team, citation, evidence, conflicts: conflicts ?? [] },
			revoked: revocation
				? { reason: revocation.reason, by: named.get(revocation.revokedBy)!.name, at: revocation.at }
				: undefined
		};
	});
	return names.byName(told, ({ name }) => name);
}
