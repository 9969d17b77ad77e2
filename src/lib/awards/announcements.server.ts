import { and, desc, eq, inArray, lte, or, type SQL } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import { people } from '#lib/accounts/tables.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import * as log from './log.server.ts';
import { canDecide, isOneself } from './policy.ts';
import { rulesOf } from './rules.ts';
import { announcements, awardRounds, awardWinners } from './tables.server.ts';
import * as winners from './winners.server.ts';

/** More than anybody reads, and all that a spreadsheet is asked for. */
const ALL = 5_000;

/**
 * What was announced where the actor may see it, newest first. Winners who opted out are named to themselves and to those
 * who decide; to all others an award without a name does not exist. Nothing before its hour.
 */
export const recent = async (actor: Person, limit = 20, at = now()) =>
	(await seen(actor, announced(actor, at), limit + 20)).slice(0, limit); // some of them may be hidden from the actor

/** The same, as much as a card on a page says. */
export const feed = async (actor: Person, limit: number, at = now()) =>
	(await recent(actor, limit, at)).map(({ id, award, name, unit, period, outcome, reason, winners }) => ({
		...{ id, award, name, unit: unit.name, period, outcome, reason },
		winners: winners.map(({ name, me, citation, revoked }) => ({ name, me, citation, revoked: revoked !== undefined }))
	}));

/** Everything of it, for a spreadsheet. */
export const all = (actor: Person, at = now()) => seen(actor, announced(actor, at), ALL);

/** One announcement with why: its rules, the evidence, the decision and each step. Before its hour for those who decide. */
export async function find(actor: Person, announcementId: string, at = now()) {
	const won = db()
		.read.select({ id: awardWinners.announcementId })
		.from(awardWinners)
		.where(eq(awardWinners.personId, actor.id));
	const here = eq(announcements.id, announcementId);
	// Who won sees it also from the store where they work now.
	const theirs = or(units.isSeenBy(actor, awardRounds.unitId), inArray(announcements.id, won));
	const [found] = await seen(actor, and(here, theirs), 1);
	if (!found || (found.at > at && !found.isDecider)) throw new NotFound();
	return { ...found, steps: await log.stepsOf(found.roundId) };
}

/** The awards of a store and its teams that still stand, newest first. */
export async function hall(actor: Person, storeId: string, limit = 24, at = now()) {
	const store = await units.findStore(actor, storeId);
	const teams = await units.below(storeId, 'team');
	const ids = [store.id, ...teams.map(({ id }) => id)];
	const given = and(inArray(awardRounds.unitId, ids), eq(announcements.outcome, 'award'), lte(announcements.at, at));
	const rows = await seen(actor, given, limit + 20);
	return rows
		.map(({ id, award, name, unit, period, at, winners }) => ({
			...{ id, award, name, unit: unit.name, period, at },
			winners: winners
				.filter((winner) => !winner.revoked && (winner.me || !winner.private)) // a board, so off it for all others
				.map(({ id, kind, name, team, me }) => ({ id, kind, name, team, me }))
		}))
		.filter(({ winners }) => winners.length > 0)
		.slice(0, limit);
}

/** Announced, where the actor may see it. */
const announced = (actor: Person, at: Date) =>
	and(units.isSeenBy(actor, awardRounds.unitId), lte(announcements.at, at));

async function seen(actor: Person, where: SQL | undefined, limit: number) {
	const rows = await db()
		.read.select({
			id: announcements.id,
			roundId: announcements.roundId,
			award: awardRounds.award,
			name: awardRounds.name,
			unitId: awardRounds.unitId,
			period: awardRounds.month,
			outcome: announcements.outcome,
			reason: announcements.reason,
			announcedBy: people.name,
			decidedAt: announcements.decidedAt,
			at: announcements.at,
			rules: awardRounds.rules
		})
		.from(announcements)
		.innerJoin(awardRounds, eq(awardRounds.id, announcements.roundId))
		.innerJoin(people, eq(people.id, announcements.announcedBy))
		.where(where)
		.orderBy(desc(announcements.at))
		.limit(limit);
	const [won, places] = await Promise.all([
		winners.of(rows.map(({ id }) => id)),
		units.withAncestors([...new Set(rows.map(({ unitId }) => unitId))])
	]);
	const hidden = await optOuts.among(won.map(({ id }) => id));
	return rows.flatMap(({ unitId, decidedAt, ...row }) => {
		const unit = places.find(({ id }) => id === unitId)!;
		const rules = rulesOf(row.rules);
		const isDecider = canDecide(actor, unit, rules);
		const everybody = won.filter(({ announcementId }) => announcementId === row.id);
		const named = everybody
			.map((winner) => ({ ...winner, me: isOneself(actor, winner), private: hidden.has(winner.id) }))
			.filter((winner) => winner.me || isDecider || !winner.private);
		if (row.outcome === 'award' && named.length === 0) return [];
		// A citation may name them all, so it is for readers who may know them all; one's own is for oneself.
		const mayKnowAll = named.length === everybody.length;
		return {
			...row,
			rules,
			isDecider,
			unit: { id: unit.id, name: unit.name },
			decidedAt: decidedAt ?? row.at,
			winners: named.map(({ announcementId: _, citation, ...winner }) => ({
				...winner,
				citation: mayKnowAll || winner.me ? citation : null
			}))
		};
	});
}
