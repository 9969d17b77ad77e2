import { and, eq } from 'drizzle-orm';
import * as people from '#lib/accounts/people.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import { grants } from '#lib/accounts/tables.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound, Refused } from '#lib/platform/errors.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import { once } from '#lib/platform/submissions.server.ts';
import * as badges from '#lib/recognition/badges.server.ts';
import type { Revoke } from './forms.ts';
import { hashOfText } from './log.ts';
import * as log from './log.server.ts';
import * as names from './names.server.ts';
import { isOneself } from './policy.ts';
import * as rounds from './rounds.server.ts';
import { announcements, awardRevocations, awardWinners } from './tables.server.ts';

/**
 * The only thing that can still happen to an announced award: it stays readable, as revoked and why; its laurel goes, and
 * the winner is told.
 */
export async function revoke(actor: Person, winnerId: string, { reason, submission }: Revoke, at = now()) {
	const found = await findWinner(winnerId);
	const { award } = await rounds.decidedBy(actor, found.roundId);
	if (isOneself(actor, { id: names.idOfRow(found.winner) })) throw new NotAllowed();
	return transaction((tx) =>
		once(tx, { by: actor.id, id: submission, body: { winnerId, reason } }, async () => {
			if (!(await isOut(tx, found.announcementId))) throw new Refused('award_not_announced', 409);
			const [revoked] = await tx
				.insert(awardRevocations)
				.values({ winnerId, reason, revokedBy: actor.id, at })
				.onConflictDoNothing()
				.returning({ id: awardRevocations.id });
			if (!revoked) throw new Refused('award_already_revoked', 409);
			const entry = { kind: 'revoked' as const, winnerId, reasonHash: hashOfText(revoked.id, reason) };
			// An award from before there was a log has none to go on; nor was its laurel's source the winner.
			if (await log.storyOf(tx, found.roundId)) await log.append(tx, found.roundId, { by: actor.id, at, entry });
			const sources = [winnerId, found.announcementId];
			await badges.takeBack(tx, await wearersOf(tx, found.winner), award, sources);
			await jobs.enqueue(tx, 'mail-revocation', await lettersTo(tx, found.winner, at), at);
			return revoked.id;
		})
	);
}

type Winner = typeof awardWinners.$inferSelect;

async function findWinner(winnerId: string) {
	const [found] = await db()
		.read.select({ winner: awardWinners, roundId: announcements.roundId, announcementId: announcements.id })
		.from(awardWinners)
		.innerJoin(announcements, eq(announcements.id, awardWinners.announcementId))
		.where(eq(awardWinners.id, winnerId));
	if (!found) throw new NotFound();
	return found;
}

async function isOut(tx: Tx, announcementId: string) {
	const [row] = await tx
		.select({ publishedAt: announcements.publishedAt })
		.from(announcements)
		.where(eq(announcements.id, announcementId));
	return Boolean(row?.publishedAt);
}

/** Who may wear its laurel: the person, or whoever has ever served in the team. */
async function wearersOf(tx: Tx, { personId, unitId }: Winner) {
	if (personId) return [personId];
	const rows = await tx
		.selectDistinct({ id: grants.personId })
		.from(grants)
		.where(and(eq(grants.unitId, unitId!), eq(grants.role, 'learner')));
	return rows.map(({ id }) => id);
}

async function lettersTo(tx: Tx, { id: winnerId, personId, unitId }: Winner, at: Date) {
	const told = personId ? [personId] : (await people.members(unitId!, at, tx)).map(({ id }) => id);
	return told.map((personId) => ({ personId, winnerId }));
}
