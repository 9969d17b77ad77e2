import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Person } from '#lib/accounts/policy.ts';
import { now } from '#lib/platform/clock.ts';
import { transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound, Refused } from '#lib/platform/errors.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import { once } from '#lib/platform/submissions.server.ts';
import { nominatedBy } from './candidates.server.ts';
import type { Decide, Step } from './forms.ts';
import { hashOfText, idOf, shortlisted, type Candidate, type Story, type Who, type Won } from './log.ts';
import * as log from './log.server.ts';
import * as names from './names.server.ts';
import { conflictsOf, isOneself } from './policy.ts';
import { publish } from './publishing.server.ts';
import * as rounds from './rounds.server.ts';
import type { Conflict, Rules } from './rules.ts';
import { announcements, awardWinners } from './tables.server.ts';

/** How far ahead an announcement may be planned. */
const AHEAD_MS = 60 * 24 * 3_600_000;
const MINUTE_MS = 60_000;

/**
 * Who wins, with a citation each, or why nobody: said once, by a person, about candidates who had convinced without a name.
 * It is public at `announceAt`, or at once. Of two managers the first decides, and the second hears that it is done.
 */
export async function decide(actor: Person, roundId: string, decision: Decide, at = now()) {
	const { rules } = await rounds.decidedBy(actor, roundId);
	const { outcome, winners, reason } = checked(actor, rules, decision);
	const named = await names.of(winners.map(({ id }) => whoOf(rules, id)));
	const body = { roundId, outcome, winners, reason, announceAt: decision.announceAt?.toISOString() ?? null };
	return transaction((tx) =>
		once(tx, { by: actor.id, id: decision.submission, body }, async () => {
			const story = (await log.storyIn(tx, roundId, 'shortlisting', 'deciding'))!;
			const chosen = winners.map(({ id, citation }) => {
				const candidate = candidateOf(story, id);
				return { candidate, citation, conflicts: conflictsOf(actor, named.get(id)!, nominatedBy(actor, story)) };
			});
			const announcementId = uuidv7();
			const planned = hourOf(decision, at);
			const announceAt = planned ?? at;
			const said = { outcome, reason, announcedBy: actor.id, decidedAt: at, at: announceAt };
			const [first] = await tx
				.insert(announcements)
				.values({ id: announcementId, roundId, ...said })
				.onConflictDoNothing()
				.returning({ id: announcements.id });
			if (!first) throw new Refused('award_already_decided', 409);
			const won = await award(tx, announcementId, chosen);
			const reasonHash = reason === null ? null : hashOfText(announcementId, reason);
			const entry = { kind: 'decided' as const, announcementId, outcome, winners: won, reasonHash };
			await log.append(tx, roundId, { by: actor.id, at, entry: { ...entry, announceAt: announceAt.toISOString() } });
			if (planned) await jobs.enqueue(tx, 'announce-award', [{ announcementId }], planned);
			else await publish(tx, announcementId, at, actor.id);
			return announcementId;
		})
	);
}

/** Takes a decision back before its hour; the round is where it was, and its log keeps both. */
export async function withdraw(actor: Person, roundId: string, { submission }: Step, at = now()) {
	await rounds.decidedBy(actor, roundId);
	await transaction((tx) =>
		once(tx, { by: actor.id, id: submission, body: { roundId, step: 'withdraw' } }, async () => {
			const { decision } = (await log.storyIn(tx, roundId, 'decided'))!;
			const { announcementId, winners, announceAt } = decision!;
			if (new Date(announceAt) <= at) throw new Refused('award_already_announced', 409); // its mails are on their way
			if (winners.some((winner) => isOneself(actor, { id: idOf(winner) }))) throw new NotAllowed();
			await tx.delete(awardWinners).where(eq(awardWinners.announcementId, announcementId));
			await tx.delete(announcements).where(eq(announcements.id, announcementId));
			await log.append(tx, roundId, { by: actor.id, at, entry: { kind: 'withdrawn' } });
		})
	);
}

/** What is decided, as the rules allow it: nobody for themselves, nobody twice, no more than there are awards. */
function checked(actor: Person, rules: Rules, { outcome, winners, reason }: Decide) {
	if (outcome === 'none') return { outcome, winners: [], reason: reason ?? '' };
	if (winners.some((winner) => isOneself(actor, winner))) throw new NotAllowed();
	if (winners.length === 0) throw new Refused('award_pick_winner');
	if (winners.length > rules.maxWinners) throw new Refused('award_too_many');
	if (new Set(winners.map(({ id }) => id)).size < winners.length) throw new Refused('field_invalid');
	return { outcome, winners, reason: null };
}

/** The hour it waits for; none where that is now. */
function hourOf({ announceAt }: Decide, at: Date) {
	if (!announceAt) return null;
	if (announceAt.getTime() < at.getTime() - MINUTE_MS) throw new Refused('award_announce_past');
	if (announceAt.getTime() > at.getTime() + AHEAD_MS) throw new Refused('award_announce_far');
	return announceAt > at ? announceAt : null; // a clock without seconds may mean the present minute
}

function candidateOf(story: Story, id: string) {
	const candidate = shortlisted(story).find((candidate) => idOf(candidate) === id);
	if (!candidate) throw new NotFound();
	return candidate;
}

type Chosen = { candidate: Candidate; citation: string; conflicts: Conflict[] };

/** The winners' rows, with the evidence as it was frozen; and what the log keeps of them. */
async function award(tx: Tx, announcementId: string, chosen: Chosen[]): Promise<Won[]> {
	const rows = chosen.map(({ candidate, citation, conflicts }) => {
		const { letter: _, evidence, ...who } = candidate;
		return { id: uuidv7(), who: who as Who, evidence, citation, conflicts };
	});
	for (const { who, ...row } of rows) await tx.insert(awardWinners).values({ ...row, ...who, announcementId });
	return rows.map(({ id, who, citation, conflicts }) => ({
		...who,
		id,
		citationHash: hashOfText(id, citation),
		conflicts
	}));
}

const whoOf = (rules: Rules, id: string): Who => (rules.subject === 'team' ? { unitId: id } : { personId: id });
