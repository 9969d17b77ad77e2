import { and, desc, eq, gte, inArray, lt, ne, sum } from 'drizzle-orm';
import * as people from '#lib/accounts/people.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import * as accounts from '#lib/accounts/tables.server.ts';
import { dayOf, daySpan, monthOf, now } from '#lib/platform/clock.ts';
import { db, type Tx } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { capped, WORTH, type Fact } from './ledger.ts';
import { isListed } from './opt-outs.server.ts';
import * as oversight from './oversight.server.ts';
import { canCorrect } from './policy.ts';
import * as standings from './standings.server.ts';
import { points } from './tables.server.ts';

export type Entry = Awaited<ReturnType<typeof entries>>[number];

/**
 * Writes to the ledger and to the month's standings: what is left of the day's cap, and be it nothing. The same reason
 * and source again changes nothing.
 */
export async function grant(tx: Tx, { zone, ...fact }: Fact & { zone: string }) {
	const worth = WORTH[fact.reason];
	await write(tx, { ...fact, worth, amount: capped(worth, await earnedThatDay(tx, fact, zone)) }, zone);
}

type Row = Omit<typeof points.$inferInsert, 'teamId' | 'month'>;

/** A row of the ledger, of the month and the team of its moment. */
export async function write(tx: Tx, row: Row, zone: string) {
	const { personId, at } = row;
	const month = monthOf(at, zone);
	const teamId = await people.teamAt(tx, personId, at);
	const written = await tx
		.insert(points)
		.values({ ...row, teamId, month })
		.onConflictDoNothing()
		.returning({ id: points.id });
	if (written.length === 0 || !teamId) return;
	await standings.add(tx, { personId, teamId, month, points: row.amount }, await isListed(tx, personId));
}

/** The actor's own ledger. */
export const mine = (actor: Person) => entries(actor.id, actor.company.timeZone);

/** The ledger of somebody in a team, for those who look after it; who left the boards is still at work. */
export async function ofMember(actor: Person, teamId: string, personId: string, at = now()) {
	const { team, members } = await oversight.membersOf(actor, teamId, at);
	const member = members.find(({ id }) => id === personId);
	if (!member) throw new NotFound();
	return {
		person: { id: member.id, name: member.name },
		mayCorrect: canCorrect(actor, team, personId),
		entries: await entries(personId, actor.company.timeZone)
	};
}

/** Everybody in a team with their points of this month, whichever team these were earned in; by name. */
export async function ofTeam(actor: Person, teamId: string, at = now()) {
	const { team, members } = await oversight.membersOf(actor, teamId, at);
	const ids = members.map((member) => member.id);
	const sums = ids.length
		? await db()
				.read.select({ personId: points.personId, points: sum(points.amount).mapWith(Number) })
				.from(points)
				.where(and(inArray(points.personId, ids), eq(points.month, monthOf(at, actor.company.timeZone))))
				.groupBy(points.personId)
		: [];
	const pointsOf = new Map(sums.map((row) => [row.personId, row.points]));
	return {
		team: { id: team.id, name: team.name },
		members: members.map(({ id, name }) => ({ id, name, points: pointsOf.get(id) ?? 0 }))
	};
}

/** What counted so far of the same day; corrections are no practice. */
async function earnedThatDay(tx: Tx, { personId, at }: Fact, zone: string) {
	const { from, until } = daySpan(at, zone);
	const [row] = await tx
		.select({ earned: sum(points.amount).mapWith(Number) })
		.from(points)
		.where(
			and(eq(points.personId, personId), gte(points.at, from), lt(points.at, until), ne(points.reason, 'correction'))
		);
	return row?.earned ?? 0;
}

/** Every row of somebody's ledger, newest first. */
async function entries(personId: string, zone: string) {
	const rows = await db()
		.read.select({
			id: points.id,
			reason: points.reason,
			sourceId: points.sourceId,
			month: points.month,
			amount: points.amount,
			worth: points.worth,
			at: points.at,
			team: accounts.units.name,
			by: accounts.people.name,
			note: points.note
		})
		.from(points)
		.leftJoin(accounts.units, eq(accounts.units.id, points.teamId))
		.leftJoin(accounts.people, eq(accounts.people.id, points.by))
		.where(eq(points.personId, personId))
		.orderBy(desc(points.at), desc(points.id));
	return rows.map(({ at, ...row }) => ({
		...row,
		on: dayOf(at, zone),
		isCut: row.worth !== null && row.amount < row.worth
	}));
}
