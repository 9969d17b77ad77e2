import { and, eq, isNull } from 'drizzle-orm';
import * as people from '#lib/accounts/people.server.ts';
import { companies, unitTree } from '#lib/accounts/tables.server.ts';
import { monthOf, now } from '#lib/platform/clock.ts';
import { transaction, type Tx } from '#lib/platform/database/index.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import { monthsOf, periodSpan } from '#lib/platform/periods.ts';
import * as badges from '#lib/recognition/badges.server.ts';
import * as log from './log.server.ts';
import { announcements, awardRounds, awardWinners } from './tables.server.ts';

/**
 * An announcement goes out, once: the laurels, and a mail for everybody in the unit unless nobody won. Said again, or
 * after it was withdrawn, it does nothing; said late, because the server was down, it does the same.
 */
export async function publish(tx: Tx, announcementId: string, at: Date, by: string | null = null) {
	const [out] = await tx
		.update(announcements)
		.set({ publishedAt: at })
		.where(and(eq(announcements.id, announcementId), isNull(announcements.publishedAt)))
		.returning({ roundId: announcements.roundId, outcome: announcements.outcome });
	if (!out) return;
	await log.append(tx, out.roundId, { by, at, entry: { kind: 'announced' } });
	if (out.outcome === 'none') return;
	await laurels(tx, announcementId, out.roundId, at);
	await mailTo(tx, announcementId, out.roundId, at);
}

/** The job that waits for an announcement's hour. */
export const announce: jobs.Handler = async ({ announcementId }) => {
	const at = now();
	await transaction(async (tx) => {
		const [planned] = await tx
			.select({ at: announcements.at })
			.from(announcements)
			.where(eq(announcements.id, announcementId!));
		if (planned) await publish(tx, announcementId!, at < planned.at ? planned.at : at);
	});
};

/** One for each winner; a team's is for everybody who served in it at the end of the period. */
async function laurels(tx: Tx, announcementId: string, roundId: string, at: Date) {
	const [round] = await tx.select().from(awardRounds).where(eq(awardRounds.id, roundId));
	const { award, unitId, month: period } = round!;
	const zone = await zoneOf(tx, unitId);
	const end = new Date(Math.min(periodSpan(period, zone).until.getTime() - 1, at.getTime()));
	// A quarter's laurel stands on the boards from its last month, or from when it was announced.
	const month = [monthsOf(period).at(-1)!, monthOf(at, zone)].sort()[0]!;
	const winners = await tx.select().from(awardWinners).where(eq(awardWinners.announcementId, announcementId));
	for (const winner of winners) {
		const wearers = winner.personId
			? [winner.personId]
			: (await people.members(winner.unitId!, end, tx)).map(({ id }) => id);
		for (const personId of wearers) await badges.grant(tx, { personId, kind: award, sourceId: winner.id, at, month });
	}
}

async function mailTo(tx: Tx, announcementId: string, roundId: string, at: Date) {
	const [round] = await tx.select({ unitId: awardRounds.unitId }).from(awardRounds).where(eq(awardRounds.id, roundId));
	const concerned = await people.holdersWithin(tx, round!.unitId, at);
	const letters = concerned.map(({ id }) => ({ personId: id, announcementId }));
	await jobs.enqueue(tx, 'mail-announcement', letters, at);
}

/** The zone of the company to which a unit belongs. */
async function zoneOf(tx: Tx, unitId: string) {
	const [company] = await tx
		.select({ timeZone: companies.timeZone })
		.from(unitTree)
		.innerJoin(companies, eq(companies.id, unitTree.ancestorId))
		.where(eq(unitTree.unitId, unitId));
	return company!.timeZone;
}
