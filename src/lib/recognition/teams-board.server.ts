import { aliasedTable, and, eq, exists, inArray, ne, sql, sum } from 'drizzle-orm';
import { units, unitTree } from '#lib/accounts/tables.server.ts';
import type { Named } from '#lib/accounts/units.server.ts';
import { db } from '#lib/platform/database/index.ts';
import { monthsOf, periodSpan } from '#lib/platform/periods.ts';
import * as listed from './listed.server.ts';
import { FEWEST, perMember, ranked, shrunk, unranked } from './ranking.ts';
import type { Shown } from './settings.server.ts';
import { teamStandings } from './tables.server.ts';

type Look = { period: string; zone: string; asOf: Date; shown: Shown };
export type TeamsRow = {
	id: string;
	name: string;
	store: string;
	members: number;
	/** Null where a team is too small to be told. */
	perMember: number | null;
	fair: number | null;
	rank: number | null;
	tied: boolean;
};

/**
 * The teams below a store or region, whoever asks for it: by points per active member, drawn towards the mean of them
 * all. Teams without points follow without a rank. Where people's points are private, so are those of a tiny team.
 */
export async function of(unit: Named, { period, zone, asOf, shown }: Look) {
	const [teams, members, sums] = await Promise.all([
		teamsBelow(unit.id),
		listed.sizes(unit.id, periodSpan(period, zone), asOf),
		sumsBelow(unit.id, monthsOf(period))
	]);
	const all = teams.flatMap((team) => {
		const n = members.get(team.id);
		return n ? [{ ...team, members: n, points: sums.get(team.id) ?? 0 }] : []; // a team of nobody is none
	});
	const isTold = (team: { members: number }) => shown === 'ranks' || team.members >= FEWEST;
	const told = all.filter(isTold);
	const mean = total(told, 'points') / Math.max(1, total(told, 'members'));
	const figures = told.map(({ points, ...team }) => ({
		...team,
		perMember: perMember(points, team.members),
		fair: shrunk(points, team.members, mean)
	}));
	const scored = figures.filter((team) => team.perMember > 0);
	const untold = all.filter((team) => !isTold(team)).map(({ points: _, ...team }) => ({ ...team, ...UNTOLD }));
	const rest = [...figures.filter((team) => team.perMember <= 0), ...untold];
	const rows: TeamsRow[] = [...ranked(scored, (team) => team.fair), ...unranked(rest)];
	return {
		unit: { id: unit.id, name: unit.name },
		period,
		mean: perMember(total(told, 'points'), total(told, 'members')),
		rows
	};
}

const UNTOLD = { perMember: null, fair: null };

/** The region around a store, if it has other stores too. */
export async function regionOf(storeId: string): Promise<Named | undefined> {
	const [below, neighbours] = [aliasedTable(unitTree, 'below'), aliasedTable(units, 'neighbours')];
	const others = db()
		.read.select({ one: sql`1` })
		.from(below)
		.innerJoin(neighbours, and(eq(neighbours.id, below.unitId), eq(neighbours.kind, 'store')))
		.where(and(eq(below.ancestorId, units.id), ne(neighbours.id, storeId)));
	const [region] = await db()
		.read.select({ id: units.id, name: units.name })
		.from(unitTree)
		.innerJoin(units, and(eq(units.id, unitTree.ancestorId), eq(units.kind, 'region')))
		.where(and(eq(unitTree.unitId, storeId), exists(others)));
	return region;
}

async function teamsBelow(unitId: string) {
	const stores = aliasedTable(units, 'stores');
	const rows = await db()
		.read.select({ id: units.id, name: units.name, store: stores.name })
		.from(unitTree)
		.innerJoin(units, and(eq(units.id, unitTree.unitId), eq(units.kind, 'team')))
		.innerJoin(stores, eq(stores.id, units.parentId))
		.where(eq(unitTree.ancestorId, unitId));
	return rows.sort((a, b) => a.name.localeCompare(b.name) || a.store.localeCompare(b.store));
}

async function sumsBelow(unitId: string, months: string[]) {
	const rows = await db()
		.read.select({ teamId: teamStandings.teamId, points: sum(teamStandings.points).mapWith(Number) })
		.from(unitTree)
		.innerJoin(teamStandings, and(eq(teamStandings.teamId, unitTree.unitId), inArray(teamStandings.month, months)))
		.where(eq(unitTree.ancestorId, unitId))
		.groupBy(teamStandings.teamId);
	return new Map(rows.map((row) => [row.teamId, row.points]));
}

const total = <K extends string>(rows: Record<K, number>[], key: K) => rows.reduce((sum, row) => sum + row[key], 0);
