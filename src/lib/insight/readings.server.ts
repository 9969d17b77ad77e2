import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import * as people from '#lib/accounts/people.server.ts';
import { belongsTo, canManage, type Person } from '#lib/accounts/policy.ts';
import { people as persons } from '#lib/accounts/tables.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import { dayOf, monthBefore, monthOf, monthSpan, now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound, Refused } from '#lib/platform/errors.ts';
import { once } from '#lib/platform/submissions.server.ts';
import type { Enter } from './forms.ts';
import { canEnterReadings, canSeeReadings } from './policy.ts';
import { pooled, type Share } from './shares.ts';
import { readings } from './tables.server.ts';

/** How far back a reading may be entered: a year and this month. */
const MONTHS = 13;

export type Sheet = Awaited<ReturnType<typeof ofTeam>>;

const openMonths = (zone: string, at = now()) =>
	Array.from({ length: MONTHS }, (_, back) => monthBefore(monthOf(at, zone), back));

/** Enters what the shop's own figures say of a team, or of somebody in it, for a month. Again takes the place of before. */
export async function enter(actor: Person, teamId: string, { submission, ...reading }: Enter, at = now()) {
	const team = await teamOf(actor, teamId);
	if (!canEnterReadings(actor, team, reading.personId)) throw new NotAllowed();
	if (!openMonths(actor.company.timeZone, at).includes(reading.month)) throw new Refused('reading_wrong_month');
	if (reading.personId && !(await served(teamId, reading.month, actor.company.timeZone)).has(reading.personId))
		throw new NotFound();
	return transaction((tx) =>
		once(tx, { by: actor.id, id: submission, body: { teamId, ...reading } }, async () => {
			const [made] = await tx
				.insert(readings)
				.values({ ...reading, unitId: teamId, enteredBy: actor.id, at })
				.returning({ id: readings.id });
			return made!.id;
		})
	);
}

/** A team's readings of the last months, newest month first, each with what stood there before and who entered it. */
export async function ofTeam(actor: Person, teamId: string, at = now()) {
	const team = await teamOf(actor, teamId);
	const zone = actor.company.timeZone;
	const months = openMonths(zone, at);
	const [members, rows] = await Promise.all([
		people.members(teamId, at),
		db()
			.read.select({ reading: readings, person: persons.name })
			.from(readings)
			.leftJoin(persons, eq(persons.id, readings.personId))
			.where(and(eq(readings.unitId, teamId), inArray(readings.month, months)))
			.orderBy(desc(readings.month), desc(readings.at), desc(readings.id))
	]);
	const names = await namesOf(rows.map(({ reading }) => reading.enteredBy));
	const entries = rows.map(({ reading: { enteredBy, at, unitId: _, ...reading }, person }) => ({
		...{ ...reading, person, on: dayOf(at, zone) },
		by: names.get(enteredBy) ?? ''
	}));
	const latest = [...Map.groupBy(entries, slot).values()].map(([latest, ...before]) => ({ ...latest!, before }));
	return {
		team: { id: team.id, name: team.name },
		mayEnter: canEnterReadings(actor, team),
		/** Their own figures are entered by others. */
		isOwn: canManage(actor, team) && belongsTo(actor, team),
		members: members.filter(({ id }) => id !== actor.id).map(({ id, name }) => ({ id, name })),
		months,
		// The team before its people, and they by name.
		readings: latest.sort(
			(a, b) =>
				b.month.localeCompare(a.month) ||
				(a.person ?? '').localeCompare(b.person ?? '') ||
				a.indicator.localeCompare(b.indicator)
		)
	};
}

/** What customers said of these people in these months. */
export async function ofPeople(personIds: string[], months: string[]): Promise<Map<string, Share>> {
	if (personIds.length === 0) return new Map();
	const rows = await db()
		.read.select()
		.from(readings)
		.where(and(inArray(readings.personId, personIds), inArray(readings.month, months), eq(readings.indicator, 'csat')));
	return sums(rows, (row) => row.personId!);
}

/** What customers said of these teams as a whole in these months, and how many came back. */
export async function ofTeams(teamIds: string[], months: string[]) {
	const rows =
		teamIds.length === 0
			? []
			: await db()
					.read.select()
					.from(readings)
					.where(and(inArray(readings.unitId, teamIds), inArray(readings.month, months), isNull(readings.personId)));
	const of = (indicator: Row['indicator']) =>
		sums(
			rows.filter((row) => row.indicator === indicator),
			(row) => row.unitId
		);
	return { praise: of('csat'), retention: of('retention') };
}

/** What customers said of a team as a whole, by month. */
export async function praiseOf(teamId: string, months: string[]) {
	const rows = await db()
		.read.select()
		.from(readings)
		.where(
			and(
				eq(readings.unitId, teamId),
				inArray(readings.month, months),
				isNull(readings.personId),
				eq(readings.indicator, 'csat')
			)
		);
	return sums(rows, (row) => row.month);
}

type Row = typeof readings.$inferSelect;
type Slot = Pick<Row, 'indicator' | 'personId' | 'month'> & { unitId?: string };

/** Readings of the same slot are one fact, said again. */
const slot = ({ indicator, unitId, personId, month }: Slot) => [indicator, unitId, personId, month].join(' ');

function sums(rows: Row[], keyOf: (row: Row) => string) {
	const inOrder = rows.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
	const latest = [...new Map(inOrder.map((row) => [slot(row), row])).values()];
	return new Map([...Map.groupBy(latest, keyOf)].map(([key, of]) => [key, pooled(of)!]));
}

async function teamOf(actor: Person, teamId: string) {
	const team = await units.find(actor, teamId);
	if (team.kind !== 'team' || !canSeeReadings(actor, team)) throw new NotFound();
	return team;
}

/** Who was in the team on any day of the month. */
async function served(teamId: string, month: string, zone: string) {
	const { from, until } = monthSpan(month, zone);
	return new Set((await people.membersDuring(teamId, from, until)).map(({ id }) => id));
}

async function namesOf(ids: string[]) {
	if (ids.length === 0) return new Map<string, string>();
	const rows = await db()
		.read.select({ id: persons.id, name: persons.name })
		.from(persons)
		.where(inArray(persons.id, [...new Set(ids)]));
	return new Map(rows.map(({ id, name }) => [id, name]));
}
