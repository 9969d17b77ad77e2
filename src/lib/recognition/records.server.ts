import { and, asc, desc, eq, inArray, sum } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import { units } from '#lib/accounts/tables.server.ts';
import type { Named } from '#lib/accounts/units.server.ts';
import { monthOf, now } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import { lastPeriods, monthsOf, periodSpan } from '#lib/platform/periods.ts';
import * as listed from './listed.server.ts';
import { benchmarks, FEWEST } from './ranking.ts';
import type { Shown } from './settings.server.ts';
import { points, standings, teamStandings } from './tables.server.ts';

const YEAR = 12;

export type OwnRecord = Awaited<ReturnType<typeof own>>;

/** Somebody's own points, in whatever team or none: of a period, of their best month, and month by month of a year. */
export async function own(actor: Person, period: string, at = now()) {
	const rows = await db()
		.read.select({ month: points.month, points: sum(points.amount).mapWith(Number) })
		.from(points)
		.where(eq(points.personId, actor.id))
		.groupBy(points.month)
		.orderBy(asc(points.month));
	const earned = new Map(rows.map((row) => [row.month, row.points]));
	const present = monthOf(at, actor.company.timeZone);
	const year = lastPeriods(present, YEAR).reverse();
	const begun = year.findIndex((month) => earned.has(month));
	return {
		points: monthsOf(period).reduce((sum, month) => sum + (earned.get(month) ?? 0), 0),
		best: best(rows),
		present,
		months: begun < 0 ? [] : year.slice(begun).map((month) => ({ month, points: earned.get(month) ?? 0 }))
	};
}

type Month = { month: string; points: number };
/** The latest of equals: what has been reached again is reached now. */
const best = (months: Month[]) =>
	months.reduce<Month | undefined>(
		(best, m) => (m.points > 0 && m.points >= (best?.points ?? 0) ? m : best),
		undefined
	);

/** What the best of a store reached in a period; nobody can be told from it. */
export async function benchmark(store: Named, period: string, zone: string, asOf: Date) {
	const [people, scored] = await Promise.all([
		listed.size(store.id, periodSpan(period, zone), asOf),
		db()
			.read.select({ points: sum(standings.points).mapWith(Number) })
			.from(standings)
			.where(
				and(eq(standings.storeId, store.id), inArray(standings.month, monthsOf(period)), eq(standings.listed, true))
			)
			.groupBy(standings.personId)
	]);
	const bars = benchmarks(
		scored.map((row) => row.points),
		people
	);
	return { people, bars };
}

/** The best month of each team of a store, by name. Where people's points are private, not of a month with too few of them. */
export async function ofTeams(store: Named, shown: Shown) {
	const months = await db()
		.read.select({ id: units.id, name: units.name, month: teamStandings.month, points: teamStandings.points })
		.from(teamStandings)
		.innerJoin(units, eq(units.id, teamStandings.teamId))
		.where(eq(teamStandings.storeId, store.id))
		.orderBy(desc(teamStandings.points), desc(teamStandings.month));
	const records = [...Map.groupBy(months, (row) => row.id).values()].map(([record]) => record!);
	const told = shown === 'ranks' ? records : await byEnough(store, records);
	return told.filter((record) => record.points > 0).sort((a, b) => a.name.localeCompare(b.name));
}

async function byEnough<T extends { id: string; month: string }>(store: Named, records: T[]) {
	if (records.length === 0) return [];
	const rows = await db()
		.read.select({ teamId: standings.teamId, month: standings.month })
		.from(standings)
		.where(
			and(
				eq(standings.storeId, store.id),
				inArray(standings.month, [...new Set(records.map((record) => record.month))]),
				eq(standings.listed, true)
			)
		);
	return records.filter(
		({ id, month }) => rows.filter((row) => row.teamId === id && row.month === month).length >= FEWEST
	);
}
