import { and, eq, sum } from 'drizzle-orm';
import * as people from '#lib/accounts/people.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import { monthOf, monthSpan, now } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as badges from './badges.server.ts';
import * as optOuts from './opt-outs.server.ts';
import { perMember, ranked } from './ranking.ts';
import { points, standings } from './tables.server.ts';

export type TeamBoard = Awaited<ReturnType<typeof team>>;
export type StoreBoard = Awaited<ReturnType<typeof store>>;

/** The people of a team with their points of the month, badges and awards beside the names. Those who opted out are not in it. */
export async function team(actor: Person, teamId: string, month: string, asOf = now()) {
	const unit = await units.find(actor, teamId);
	if (unit.kind !== 'team') throw new NotFound();
	const [members, scored] = await Promise.all([
		listedMembers(teamId, month, actor.company.timeZone, asOf),
		db()
			.read.select({ personId: standings.personId, points: standings.points })
			.from(standings)
			.where(and(eq(standings.teamId, teamId), eq(standings.month, month), eq(standings.listed, true)))
	]);
	const pointsOf = new Map(scored.map((row) => [row.personId, row.points]));
	const worn = await badges.of(members.map((member) => member.id));
	const rows = members.map(({ id, name }) => ({
		id,
		name,
		points: pointsOf.get(id) ?? 0,
		badges: (worn.get(id) ?? []).filter((badge) => badge.month <= month).map(({ kind, month }) => ({ kind, month }))
	}));
	return { unit: { id: unit.id, name: unit.name }, rows: ranked(rows, (row) => row.points) };
}

/** The teams of a store by points per active member. */
export async function store(actor: Person, storeId: string, month: string, asOf = now()) {
	const unit = await units.findStore(actor, storeId);
	const [teams, members, sums] = await Promise.all([
		units.below(storeId, 'team'),
		activeMembers(storeId, month, actor.company.timeZone, asOf),
		db()
			.read.select({ teamId: standings.teamId, points: sum(standings.points).mapWith(Number) })
			.from(standings)
			.where(and(eq(standings.storeId, storeId), eq(standings.month, month), eq(standings.listed, true)))
			.groupBy(standings.teamId)
	]);
	const rows = teams.map(({ id, name }) => {
		const size = members.filter((member) => member.teamId === id).length;
		return { id, name, members: size, perMember: perMember(sums.find((row) => row.teamId === id)?.points ?? 0, size) };
	});
	return { unit, rows: ranked(rows, (row) => row.perMember) };
}

/** Who belonged at the end of the month (or belongs now, in the present one) and has not opted out. */
async function listedMembers(unitId: string, month: string, zone: string, asOf: Date) {
	const at = month === monthOf(asOf, zone) ? asOf : new Date(monthSpan(month, zone).until.getTime() - 1);
	const members = await people.members(unitId, at);
	const hidden = await optOuts.among(members.map((member) => member.id));
	return members.filter((member) => !hidden.has(member.id));
}

/** Who belonged on any day of the month: who leaves takes neither the points nor the head away. */
async function activeMembers(unitId: string, month: string, zone: string, asOf: Date) {
	const { from, until } = monthSpan(month, zone);
	const members = await people.membersDuring(unitId, from, asOf < until ? asOf : until);
	const hidden = await optOuts.among(members.map((member) => member.id));
	return members.filter((member) => !hidden.has(member.id));
}

/** The actor's own points of this month, in whatever team or none. */
export async function mine(actor: Person, at = now()) {
	const [row] = await db()
		.read.select({ points: sum(points.amount).mapWith(Number) })
		.from(points)
		.where(and(eq(points.personId, actor.id), eq(points.month, monthOf(at, actor.company.timeZone))));
	return row?.points ?? 0;
}
