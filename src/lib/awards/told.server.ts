import { eq } from 'drizzle-orm';
import * as people from '#lib/accounts/people.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import * as names from './names.server.ts';
import { announcements, awardRevocations, awardRounds, awardWinners, nominations } from './tables.server.ts';
import * as winners from './winners.server.ts';

const ROUND = {
	award: awardRounds.award,
	name: awardRounds.name,
	period: awardRounds.month,
	unitId: awardRounds.unitId
};

/** What the mail of an announcement says to one reader; undefined where it would name only who opted out or lost it since. */
export async function announcement(personId: string, announcementId: string, at = now()) {
	const [reader, [row]] = await Promise.all([
		people.get(personId),
		db()
			.read.select(ROUND)
			.from(announcements)
			.innerJoin(awardRounds, eq(awardRounds.id, announcements.roundId))
			.where(eq(announcements.id, announcementId))
	]);
	if (!row) return undefined;
	const [everybody, unit, membership] = await Promise.all([
		winners.of([announcementId]),
		units.get(row.unitId),
		people.membership(reader, at)
	]);
	const standing = everybody.filter(({ revoked }) => !revoked);
	const hidden = await optOuts.among(standing.map(({ id }) => id));
	const isMine = ({ id }: { id: string }) => id === personId || id === membership?.teamId;
	const named = standing.filter((winner) => isMine(winner) || !hidden.has(winner.id));
	if (named.length === 0) return undefined;
	const mayKnowAll = named.length === standing.length;
	return {
		...row,
		reader,
		unit: unit.name,
		mine: named.find(isMine)?.kind,
		winners: named.map((winner) => ({
			name: winner.name,
			citation: mayKnowAll || isMine(winner) ? winner.citation : null
		}))
	};
}

/** What the mail of a nomination says; undefined once its words are gone. A colleague who opted out has no name here. */
export async function nomination(personId: string, nominationId: string) {
	const [reader, [row]] = await Promise.all([
		people.get(personId),
		db()
			.read.select({ ...ROUND, nomination: nominations })
			.from(nominations)
			.innerJoin(awardRounds, eq(awardRounds.id, nominations.roundId))
			.where(eq(nominations.id, nominationId))
	]);
	if (!row?.nomination.moment) return undefined;
	const { nominatedBy, practice, moment, unitId } = row.nomination;
	const [by, hidden] = await Promise.all([people.get(nominatedBy), optOuts.among([nominatedBy])]);
	return { ...row, reader, practice, moment, isTeam: unitId !== null, by: hidden.has(nominatedBy) ? null : by.name };
}

/** What the mail of a revocation says to who had won. */
export async function revocation(personId: string, winnerId: string) {
	const [reader, [row]] = await Promise.all([
		people.get(personId),
		db()
			.read.select({ ...ROUND, winner: awardWinners, revocation: awardRevocations })
			.from(awardRevocations)
			.innerJoin(awardWinners, eq(awardWinners.id, awardRevocations.winnerId))
			.innerJoin(announcements, eq(announcements.id, awardWinners.announcementId))
			.innerJoin(awardRounds, eq(awardRounds.id, announcements.roundId))
			.where(eq(awardRevocations.winnerId, winnerId))
	]);
	if (!row?.revocation.reason) return undefined;
	const { reason, revokedBy } = row.revocation;
	const named = await names.of([{ personId: revokedBy }]);
	const { announcementId, unitId } = row.winner;
	return { ...row, reader, announcementId, reason, isTeam: unitId !== null, by: named.get(revokedBy)!.name };
}
