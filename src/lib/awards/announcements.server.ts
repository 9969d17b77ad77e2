import { and, desc, eq, inArray } from 'drizzle-orm';
import * as people from '#lib/accounts/people.server.ts';
import { canManage, type Person } from '#lib/accounts/policy.ts';
import { people as persons } from '#lib/accounts/tables.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound, Refused } from '#lib/platform/errors.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import { once } from '#lib/platform/submissions.server.ts';
import * as badges from '#lib/recognition/badges.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import type { Announce } from './forms.ts';
import { canAnnounce } from './policy.ts';
import * as rounds from './rounds.server.ts';
import { announcements, awardRounds, awardWinners } from './tables.server.ts';

/**
 * Announces a round: the laurel on the boards, the feed, a mail for everybody in the store. Once: the unique round
 * decides between two managers, and the second hears that it is done.
 */
export async function announce(
	actor: Person,
	roundId: string,
	{ winners, citation, submission }: Announce,
	at = now()
) {
	const round = await rounds.find(actor, roundId);
	if (!canAnnounce(actor, round.store, winners)) throw new NotAllowed();
	const chosen = [...new Set(winners)].map((id) => round.shortlist.find((candidate) => candidate.id === id));
	if (chosen.some((candidate) => !candidate)) throw new NotFound();
	if (chosen.length > round.rules.maxWinners) throw new Refused('award_too_many');
	const teams = await units.below(round.unitId, 'team');
	return transaction((tx) =>
		once(tx, { by: actor.id, id: submission, body: { roundId, winners, citation } }, async () => {
			const [announcement] = await tx
				.insert(announcements)
				.values({ roundId, citation, announcedBy: actor.id, at })
				.onConflictDoNothing()
				.returning({ id: announcements.id });
			if (!announcement) throw new Refused('award_already_announced', 409);
			for (const winner of chosen) {
				await tx
					.insert(awardWinners)
					.values({ announcementId: announcement.id, personId: winner!.id, evidence: winner!.evidence });
				const badge = { personId: winner!.id, kind: round.award, sourceId: announcement.id };
				await badges.grant(tx, { ...badge, at, month: round.month });
			}
			await mailTo(tx, announcement.id, [round.unitId, ...teams.map((team) => team.id)], at);
			return announcement.id;
		})
	);
}

/**
 * What was announced in the actor's stores, newest first. Winners who opted out are named to themselves and to those
 * who decide; to all others an announcement without a name does not exist.
 */
export const recent = async (actor: Person, limit = 20) => (await seen(actor, undefined, limit + 20)).slice(0, limit); // some of them may be hidden from the actor

/** The same, as much as a card on a page says. */
export const feed = async (actor: Person, limit: number) =>
	(await recent(actor, limit)).map(({ id, month, store, citation, winners }) => ({
		id,
		month,
		store,
		citation,
		winners: winners.map(({ name, me }) => ({ name, me }))
	}));

/** One announcement with why: its rules, the evidence and the decision. */
export async function find(actor: Person, announcementId: string) {
	const [found] = await seen(actor, announcementId, 1);
	if (!found) throw new NotFound();
	return found;
}

async function seen(actor: Person, announcementId: string | undefined, limit: number) {
	const visible = units.isSeenBy(actor, awardRounds.unitId);
	const rows = await db()
		.read.select({
			id: announcements.id,
			award: awardRounds.award,
			storeId: awardRounds.unitId,
			month: awardRounds.month,
			citation: announcements.citation,
			announcedBy: persons.name,
			at: announcements.at,
			rules: awardRounds.rules
		})
		.from(announcements)
		.innerJoin(awardRounds, eq(awardRounds.id, announcements.roundId))
		.innerJoin(persons, eq(persons.id, announcements.announcedBy))
		.where(announcementId ? and(visible, eq(announcements.id, announcementId)) : visible)
		.orderBy(desc(announcements.at))
		.limit(limit);
	const [winners, stores] = await Promise.all([
		winnersOf(rows.map((row) => row.id)),
		units.withAncestors([...new Set(rows.map((row) => row.storeId))])
	]);
	const hidden = await optOuts.among(winners.map((winner) => winner.id));
	return rows.flatMap((row) => {
		const store = stores.find((store) => store.id === row.storeId)!;
		const named = winners.filter(
			({ id, announcementId }) =>
				announcementId === row.id && (id === actor.id || canManage(actor, store) || !hidden.has(id))
		);
		if (named.length === 0) return [];
		const all = winners.filter((winner) => winner.announcementId === row.id);
		return {
			...row,
			// A citation may name them all, so it is for readers who may know them all.
			citation: named.length === all.length ? row.citation : null,
			store: store.name,
			winners: named.map(({ id, name, evidence }) => ({ id, name, evidence, me: id === actor.id }))
		};
	});
}

/** What a mail to one of those concerned says; undefined where it would name somebody who opted out since. */
export async function letterTo(personId: string, announcementId: string) {
	const [reader, [row]] = await Promise.all([
		people.get(personId),
		db()
			.read.select({ month: awardRounds.month, store: awardRounds.unitId, citation: announcements.citation })
			.from(announcements)
			.innerJoin(awardRounds, eq(awardRounds.id, announcements.roundId))
			.where(eq(announcements.id, announcementId))
	]);
	const [winners, store] = await Promise.all([winnersOf([announcementId]), units.get(row!.store)]);
	const hidden = await optOuts.among(winners.map((winner) => winner.id));
	const mine = winners.some((winner) => winner.id === personId);
	const named = winners.filter((winner) => !hidden.has(winner.id)).map((winner) => winner.name);
	if (!mine && named.length === 0) return undefined;
	const hasHidden = winners.some((winner) => winner.id !== personId && hidden.has(winner.id));
	return {
		reader,
		mine,
		winners: named,
		month: row!.month,
		store: store.name,
		citation: hasHidden ? undefined : row!.citation
	};
}

const winnersOf = async (announcementIds: string[]) =>
	announcementIds.length === 0
		? []
		: db()
				.read.select({
					announcementId: awardWinners.announcementId,
					id: persons.id,
					name: persons.name,
					evidence: awardWinners.evidence
				})
				.from(awardWinners)
				.innerJoin(persons, eq(persons.id, awardWinners.personId))
				.where(and(inArray(awardWinners.announcementId, announcementIds)));

async function mailTo(tx: Tx, announcementId: string, unitIds: string[], at: Date) {
	const concerned = await people.holdersOf(tx, unitIds, at);
	await jobs.enqueue(
		tx,
		'mail-announcement',
		concerned.map(({ id }) => ({ personId: id, announcementId })),
		at
	);
}
