import { and, eq, sum } from 'drizzle-orm';
import * as outlook from '#lib/accounts/outlook.server.ts';
import { teamOf, type Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import { monthOf, now } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import { isMonth, lastPeriods, quarterOf } from '#lib/platform/periods.ts';
import * as giversBoard from './givers-board.server.ts';
import * as goals from './goals.server.ts';
import * as optOuts from './opt-outs.server.ts';
import { canSetGoal } from './policy.ts';
import { around } from './ranking.ts';
import * as records from './records.server.ts';
import * as settings from './settings.server.ts';
import { points } from './tables.server.ts';
import * as teamBoard from './team-board.server.ts';
import * as teamsBoard from './teams-board.server.ts';

/** The people of a team with their points of a month or quarter, badges and awards beside the names. */
export async function team(actor: Person, teamId: string, period: string, asOf = now()) {
	const unit = await units.find(actor, teamId);
	if (unit.kind !== 'team') throw new NotFound();
	return teamBoard.of(actor, unit, await look(actor, period, asOf));
}

/** The teams of a store by points per active member. */
export async function store(actor: Person, storeId: string, period: string, asOf = now()) {
	return teamsBoard.of(await units.findStore(actor, storeId), await look(actor, period, asOf));
}

/** The same for the whole region around a store, for everybody who sees the store; undefined where it stands alone. */
export async function region(actor: Person, storeId: string, period: string, asOf = now()) {
	const { id } = await units.findStore(actor, storeId);
	const unit = await teamsBoard.regionOf(id);
	return unit && teamsBoard.of(unit, await look(actor, period, asOf));
}

/** Who thanked colleagues in a store. */
export async function givers(actor: Person, storeId: string, period: string, asOf = now()) {
	return giversBoard.of(actor, await units.findStore(actor, storeId), await look(actor, period, asOf));
}

/** The awards page of a store needs its name and its teams' best months. */
export async function hall(actor: Person, asked: { store?: string | null }) {
	const [{ stores, store }, shown] = await Promise.all([outlook.of(actor, asked), settings.shown()]);
	return { stores, store, records: store ? await records.ofTeams(store, shown) : [] };
}

type Asked = Partial<Record<'store' | 'team' | 'period' | 'whole', string | null>> & { region?: boolean };

/** All that the page of boards shows, of one store and one team in it. */
export async function overview(actor: Person, asked: Asked, asOf = now()) {
	const periods = periodsAt(actor, asOf);
	const period = findPeriod(actor, asked.period, asOf);
	const [{ stores, store, teams, teamId }, shown] = await Promise.all([outlook.of(actor, asked), settings.shown()]);
	const look = { period, zone: actor.company.timeZone, asOf, shown };
	const isHome = teamId !== undefined && teamOf(actor) === teamId;
	const ownTeam = actor.grants.find((grant) => grant.unitKind === 'team')?.unitId;
	const [region, unit, hidden, mine] = await Promise.all([
		store && teamsBoard.regionOf(store.id),
		teamId ? units.get(teamId) : undefined,
		optOuts.among([actor.id]),
		records.own(actor, period, asOf)
	]);
	const [people, teamsSeen, givers, marks, goal] = await Promise.all([
		unit && teamBoard.of(actor, unit, look),
		store && teamsBoard.of((asked.region && region) || store, look),
		store && giversBoard.of(actor, store, look),
		isHome && shown !== 'off' ? records.benchmark(store!, period, look.zone, asOf) : undefined,
		unit && isMonth(period) ? goals.of(unit.id, period) : undefined
	]);
	/** A long board is shown around its reader until they ask for the whole; one without ranks has no places near theirs. */
	const near = <T extends { id: string }>(board: string, rows: T[], id = actor.id, ranked = shown === 'ranks') =>
		around(rows, (row) => row.id === id, asked.whole === board || !ranked);
	return {
		...{ period, periods, stores, store, teams, region, shown, goal, mine },
		team: people && { ...people, ...near('team', people.rows) },
		teamsBoard: teamsSeen && { ...teamsSeen, ...near('teams', teamsSeen.rows, ownTeam, true) },
		givers: givers && { ...givers, ...near('givers', givers.rows) },
		benchmark: marks && {
			people: marks.people,
			bars: [...marks.bars, { top: null, points: mine.points }].sort((a, b) => b.points - a.points)
		},
		maySetGoal: unit !== undefined && canSetGoal(actor, unit),
		ownTeam,
		isListed: teamOf(actor) !== undefined,
		optedOut: hidden.has(actor.id)
	};
}

/** The actor's own points of this month, in whatever team or none. */
export async function mine(actor: Person, at = now()) {
	const [row] = await db()
		.read.select({ points: sum(points.amount).mapWith(Number) })
		.from(points)
		.where(and(eq(points.personId, actor.id), eq(points.month, monthOf(at, actor.company.timeZone))));
	return row?.points ?? 0;
}

/** The twelve months and four quarters that boards are kept for. */
function periodsAt(actor: Person, asOf: Date) {
	const present = monthOf(asOf, actor.company.timeZone);
	return { months: lastPeriods(present, 12), quarters: lastPeriods(quarterOf(present), 4) };
}

/** The period that an address asks for; this month if it asks for none. */
export function findPeriod(actor: Person, asked: string | null | undefined, asOf = now()) {
	const { months, quarters } = periodsAt(actor, asOf);
	if (!asked) return months[0]!;
	if (![...months, ...quarters].includes(asked)) throw new Refused('error_bad_month');
	return asked;
}

const look = async (actor: Person, period: string, asOf: Date) => ({
	period,
	zone: actor.company.timeZone,
	asOf,
	shown: await settings.shown()
});
