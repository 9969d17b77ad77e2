import { inArray } from 'drizzle-orm';
import type { Tx } from '#lib/platform/database/index.ts';
import { broken, compare, fromLog, fromTables, titleOf, type Difference, type Rows } from './audit.ts';
import { BadLog, replay } from './log.ts';
import { linesOf } from './log.server.ts';
import { announcements, awardRevocations, awardRounds, awardWinners, nominations } from './tables.server.ts';

export type { Difference } from './audit.ts';

type Read = Pick<Tx, 'select'>;

/** Tells some rounds anew from their logs, and says where that is not what the tables hold. */
export async function ofRounds(tx: Read, roundIds: string[]) {
	const rounds = await rowsOf(tx, roundIds);
	const before = rounds.filter(isFromBefore);
	const told = rounds.filter((rows) => !isFromBefore(rows)).map(ofRound);
	return {
		rounds: told.length,
		before: before.length,
		entries: rounds.reduce((sum, { lines }) => sum + lines.length, 0),
		erased: told.reduce((sum, { erased }) => sum + erased, 0),
		differences: told.flatMap(({ differences }) => differences)
	};
}

/** Before there was a log, rounds froze a path and a number of winners and nothing else. */
const isFromBefore = ({ round, lines }: Rows) => lines.length === 0 && !('subject' in round.rules);

function ofRound(rows: Rows): { differences: Difference[]; erased: number } {
	const { round, lines } = rows;
	const { said, erased } = fromTables(rows);
	try {
		const story = replay(lines.map(({ entry }) => entry));
		return { erased, differences: [...broken(rows), ...compare(round, said, fromLog(story, lines))] };
	} catch (error) {
		if (!(error instanceof BadLog)) throw error;
		const impossible = {
			who: titleOf(round),
			what: 'log',
			found: 'what cannot have happened',
			expected: error.message
		};
		return { erased, differences: [...broken(rows), impossible] };
	}
}

async function rowsOf(tx: Read, ids: string[]): Promise<Rows[]> {
	const rounds = await tx.select().from(awardRounds).where(inArray(awardRounds.id, ids));
	const lines = await linesOf(tx, ...ids);
	const nominated = await tx.select().from(nominations).where(inArray(nominations.roundId, ids));
	const decided = await tx.select().from(announcements).where(inArray(announcements.roundId, ids));
	const out = decided.map(({ id }) => id);
	const won = await tx.select().from(awardWinners).where(inArray(awardWinners.announcementId, out));
	const winnerIds = won.map(({ id }) => id);
	const revoked = await tx.select().from(awardRevocations).where(inArray(awardRevocations.winnerId, winnerIds));
	return rounds.map((round) => {
		const announcement = decided.find(({ roundId }) => roundId === round.id);
		const winners = won.filter(({ announcementId }) => announcementId === announcement?.id);
		return {
			...{ round, announcement, winners },
			lines: lines.filter(({ roundId }) => roundId === round.id),
			nominations: nominated.filter(({ roundId }) => roundId === round.id),
			revocations: revoked.filter(({ winnerId }) => winners.some(({ id }) => id === winnerId))
		};
	});
}
