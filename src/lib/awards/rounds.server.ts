import { and, desc, eq, inArray } from 'drizzle-orm';
import * as people from '#lib/accounts/people.server.ts';
import { canManage, manages, type Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import * as completions from '#lib/learning/completions.server.ts';
import { monthBefore, monthOf, monthSpan, now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import { canOpenRound } from './policy.ts';
import { evidenceOf, type Rules } from './rules.ts';
import { announcements, awardRounds } from './tables.server.ts';

const AWARD = 'empathy-award';
const RULES: Rules = { path: catalogue.EMPATHY_PATH, maxWinners: 3 };

/** The months that an award may be given for: this one and the one before. */
const openMonths = (zone: string, at = now()) => {
	const month = monthOf(at, zone);
	return [month, monthBefore(month)];
};

/** Opens the month's empathy award of a store, or gives the round that is already open. */
export async function open(actor: Person, storeId: string, month: string, at = now()) {
	const store = await units.find(actor, storeId);
	if (store.kind !== 'store' || !canOpenRound(actor, store)) throw new NotFound();
	if (!openMonths(actor.company.timeZone, at).includes(month)) throw new Refused('award_wrong_month');
	return transaction(async (tx) => {
		await tx
			.insert(awardRounds)
			.values({ award: AWARD, unitId: storeId, month, rules: RULES, openedBy: actor.id, openedAt: at })
			.onConflictDoNothing();
		const [round] = await tx
			.select({ id: awardRounds.id })
			.from(awardRounds)
			.where(and(eq(awardRounds.award, AWARD), eq(awardRounds.unitId, storeId), eq(awardRounds.month, month)));
		return round!.id;
	});
}

/** How many stores a list of rounds covers at once; more are chosen one by one. */
const STORES = 12;

/**
 * The rounds of the actor's stores, newest month first, with whether they are announced; and what could be opened.
 * Of one store, if asked; of many stores, the first dozen.
 */
export async function list(actor: Person, storeId?: string | null, at = now()) {
	const all = await units.under(actor, ['manager', 'admin'], 'store');
	const stores = storeId ? all.filter((store) => store.id === storeId) : all.slice(0, STORES);
	if (storeId ? stores.length === 0 : !manages(actor)) throw new NotFound();
	const ids = stores.map((store) => store.id);
	const rows = await db()
		.read.select({
			id: awardRounds.id,
			storeId: awardRounds.unitId,
			month: awardRounds.month,
			announcementId: announcements.id
		})
		.from(awardRounds)
		.leftJoin(announcements, eq(announcements.roundId, awardRounds.id))
		.where(inArray(awardRounds.unitId, ids))
		.orderBy(desc(awardRounds.month))
		.limit(100);
	const months = openMonths(actor.company.timeZone, at);
	return {
		stores: all.length > STORES ? all : [],
		storeId: storeId ?? '',
		months,
		hasStores: all.length > 0,
		rounds: rows.map((row) => ({ ...row, store: stores.find((store) => store.id === row.storeId)!.name })),
		openable: stores.flatMap((store) =>
			months
				.filter((month) => !rows.some((row) => row.storeId === store.id && row.month === month))
				.map((month) => ({ storeId: store.id, store: store.name, month }))
		)
	};
}

/** A round that the actor decides on, with the people who may win and what speaks for them. By name. */
export async function find(actor: Person, roundId: string) {
	const [row] = await db()
		.read.select({ round: awardRounds, announcementId: announcements.id })
		.from(awardRounds)
		.leftJoin(announcements, eq(announcements.roundId, awardRounds.id))
		.where(eq(awardRounds.id, roundId));
	if (!row) throw new NotFound();
	const store = await units.find(actor, row.round.unitId);
	if (!canManage(actor, store)) throw new NotFound();
	const shortlisted = await shortlist(row.round, actor.company.timeZone);
	return { ...row.round, store, announcementId: row.announcementId, shortlist: shortlisted };
}

/** Who has completed the path by the end of the round's month, with their evidence. */
async function shortlist(round: typeof awardRounds.$inferSelect, zone: string) {
	const { until } = monthSpan(round.month, zone);
	const [members, teams] = await Promise.all([people.members(round.unitId), units.below(round.unitId, 'team')]);
	const ids = members.map((member) => member.id);
	const [done, hidden] = await Promise.all([completions.of(ids, round.rules.path), optOuts.among(ids)]);
	const byPerson = Map.groupBy(done, (row) => row.personId);
	return members.flatMap(({ id, name, teamId }) => {
		const evidence = evidenceOf(byPerson.get(id) ?? [], round.rules, until);
		const team = teams.find((team) => team.id === teamId)?.name ?? '';
		return evidence ? [{ id, name, team, private: hidden.has(id), evidence }] : [];
	});
}
