import { and, desc, eq, inArray } from 'drizzle-orm';
import { manages, type Person, type Unit } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import { monthOf, now } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { periodBefore, quarterOf } from '#lib/platform/periods.ts';
import * as definitions from './definitions.server.ts';
import { canDecide, takesNominations } from './policy.ts';
import { rulesOf, type Rules } from './rules.ts';
import { announcements, awardRounds } from './tables.server.ts';

/** How many stores a list of rounds covers at once; more are chosen one by one. */
const STORES = 12;

/** The periods that an award may be given for: this month or quarter, and the one before. */
export function openPeriods(kind: Rules['period'], zone: string, at: Date) {
	const month = monthOf(at, zone);
	const period = kind === 'month' ? month : quarterOf(month);
	return [period, periodBefore(period)];
}

/**
 * The rounds of the actor's stores and their teams, newest period first, and what could be opened; of those who have
 * more than stores, the rounds of regions and the company too. Of one store, if asked; of many stores, the first dozen.
 */
export async function list(actor: Person, storeId?: string | null, at = now()) {
	const all = await units.under(actor, ['manager', 'admin'], 'store');
	const stores = storeId ? all.filter((store) => store.id === storeId) : all.slice(0, STORES);
	if (storeId ? stores.length === 0 : !manages(actor)) throw new NotFound();
	const places = await placesOf(actor, stores, Boolean(storeId));
	const zone = actor.company.timeZone;
	const [rounds, openable] = await Promise.all([latest(actor, places), toOpen(actor, places, zone, at)]);
	return {
		stores: all.length > STORES ? all : [],
		storeId: storeId ?? '',
		hasStores: all.length > 0,
		periods: periodsOf(zone, at),
		rounds,
		openable
	};
}

async function placesOf(actor: Person, stores: units.Named[], onlyThese: boolean): Promise<Unit[]> {
	const ids = stores.map(({ id }) => id);
	const above = (kind: 'region' | 'company') => (onlyThese ? [] : units.under(actor, ['manager', 'admin'], kind));
	const [teams, regions, company] = await Promise.all([
		ids.length > 0 ? units.below(ids, 'team') : [],
		above('region'),
		above('company')
	]);
	const higher = [...company, ...regions].slice(0, STORES).map(({ id }) => id);
	return units.withAncestors([...ids, ...teams.map(({ id }) => id), ...higher]);
}

async function latest(actor: Person, places: Unit[]) {
	const rows = await db()
		.read.select({
			id: awardRounds.id,
			award: awardRounds.award,
			name: awardRounds.name,
			unitId: awardRounds.unitId,
			period: awardRounds.month,
			rules: awardRounds.rules,
			phase: awardRounds.phase,
			announcementId: announcements.id,
			announceAt: announcements.at
		})
		.from(awardRounds)
		.leftJoin(announcements, eq(announcements.roundId, awardRounds.id))
		.where(inArray(awardRounds.unitId, idsOf(places)))
		.orderBy(desc(awardRounds.month))
		.limit(100);
	return rows.flatMap(({ rules, ...row }) => {
		const unit = places.find(({ id }) => id === row.unitId)!;
		return canDecide(actor, unit, rulesOf(rules)) ? [{ ...row, unit: unit.name }] : [];
	});
}

async function toOpen(actor: Person, places: Unit[], zone: string, at: Date) {
	const [awards, opened] = await Promise.all([
		definitions.forUnits(places),
		db()
			.read.select({ award: awardRounds.award, unitId: awardRounds.unitId, period: awardRounds.month })
			.from(awardRounds)
			.where(and(inArray(awardRounds.unitId, idsOf(places)), inArray(awardRounds.month, periodsOf(zone, at))))
	]);
	const isOpen = new Set(opened.map(({ award, unitId, period }) => `${award} ${unitId} ${period}`));
	return awards.flatMap(({ key, name, rules, unitId }) => {
		const unit = places.find(({ id }) => id === unitId)!;
		if (!canDecide(actor, unit, rules)) return [];
		const periods = openPeriods(rules.period, zone, at);
		const round = { award: key, name, unitId, unit: unit.name, isNominated: takesNominations(rules) };
		return periods
			.filter((period) => !isOpen.has(`${key} ${unitId} ${period}`))
			.map((period) => ({ ...round, period, isEarlier: period !== periods[0] }));
	});
}

const periodsOf = (zone: string, at: Date) => [...openPeriods('month', zone, at), ...openPeriods('quarter', zone, at)];
const idsOf = (places: Unit[]) => places.map(({ id }) => id);
