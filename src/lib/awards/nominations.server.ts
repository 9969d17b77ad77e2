import { and, asc, desc, eq, gte, inArray, isNull, ne, or } from 'drizzle-orm';
import * as people from '#lib/accounts/people.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import { people as persons } from '#lib/accounts/tables.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import { once } from '#lib/platform/submissions.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import { PRACTICES } from '#lib/recognition/practices.server.ts';
import type { Nominate } from './forms.ts';
import * as names from './names.server.ts';
import { canNominate, isOwn, takesNominations } from './policy.ts';
import { rulesOf } from './rules.ts';
import { awardRounds, nominations } from './tables.server.ts';

/** More rounds than anybody nominates in: who stands above a thousand stores sees the first of them. */
const MOST = 50;

/** The rounds that wait for the actor's nomination, or have it. Who opted out since then has no name there. */
export async function openTo(actor: Person, at = now()) {
	const rounds = await nominatable(actor, undefined, at);
	const own = await mineIn(actor, rounds);
	return rounds.map(({ round, unit }) => ({ ...titled(round, unit), mine: own.get(round.id) }));
}

/** Those of them that have none of the actor's yet. */
export async function waiting(actor: Person, at = now()) {
	const rounds = await nominatable(actor, undefined, at);
	if (rounds.length === 0) return [];
	const ids = rounds.map(({ round }) => round.id);
	const done = await db()
		.read.select({ roundId: nominations.roundId })
		.from(nominations)
		.where(and(inArray(nominations.roundId, ids), eq(nominations.nominatedBy, actor.id)));
	return rounds
		.filter(({ round }) => !done.some(({ roundId }) => roundId === round.id))
		.map(({ round, unit }) => titled(round, unit));
}

/** One of them, with everybody (or every team) that the actor may nominate. */
export async function form(actor: Person, roundId: string, at = now()) {
	const [found] = await nominatable(actor, roundId, at);
	if (!found) throw new NotFound();
	const [nominees, own] = await Promise.all([nomineesOf(actor, found, at), mineIn(actor, [found])]);
	return { round: titled(found.round, found.unit), nominees, mine: own.get(roundId) };
}

/** A colleague (or a team) and a moment: once in each round, and only while it waits for nominations. */
export async function nominate(
	actor: Person,
	roundId: string,
	{ nominee, practice, moment, submission }: Nominate,
	at = now()
) {
	const [found] = await within(actor, roundId);
	if (!found) throw new NotFound();
	if (!PRACTICES.includes(practice)) throw new Refused('nomination_practice');
	const { subject } = rulesOf(found.round.rules);
	if (!(await nomineesOf(actor, found, at)).some(({ id }) => id === nominee)) throw new NotFound();
	const who = subject === 'team' ? { unitId: nominee } : { personId: nominee };
	return transaction((tx) =>
		once(tx, { by: actor.id, id: submission, body: { roundId, nominee, practice, moment } }, async () => {
			if (!(await isOpen(tx, roundId, at))) throw new Refused('nomination_late', 409);
			const [made] = await tx
				.insert(nominations)
				.values({ roundId, ...who, nominatedBy: actor.id, practice, moment, at })
				.onConflictDoNothing()
				.returning({ id: nominations.id });
			if (!made) throw new Refused('nomination_twice', 409);
			const told = 'personId' in who ? [nominee] : (await people.members(nominee, at, tx)).map(({ id }) => id);
			const letters = told.map((personId) => ({ personId, nominationId: made.id }));
			await jobs.enqueue(tx, 'mail-nomination', letters, at);
			return made.id;
		})
	);
}

/** For what the actor was nominated, newest first; colleagues who opted out have no name here either. */
export async function received(actor: Person, limit = 20, since = new Date(0)) {
	const rows = await db()
		.read.select({
			award: awardRounds.award,
			name: awardRounds.name,
			period: awardRounds.month,
			practice: nominations.practice,
			moment: nominations.moment,
			byId: nominations.nominatedBy,
			by: persons.name
		})
		.from(nominations)
		.innerJoin(awardRounds, eq(awardRounds.id, nominations.roundId))
		.innerJoin(persons, eq(persons.id, nominations.nominatedBy))
		.where(and(eq(nominations.personId, actor.id), ne(nominations.moment, ''), gte(nominations.at, since)))
		.orderBy(desc(nominations.at))
		.limit(limit);
	const hidden = await optOuts.among(rows.map(({ byId }) => byId));
	return rows.map(({ byId, by, ...row }) => ({ ...row, by: hidden.has(byId) ? null : by }));
}

type Row = typeof awardRounds.$inferSelect;
type Found = Awaited<ReturnType<typeof within>>[number];

const nominatable = async (actor: Person, roundId: string | undefined, at: Date) =>
	(await within(actor, roundId)).filter(({ round }) => isWaiting(round, at));

/** Rounds in which the actor may nominate, or could have: those that wait for nominations, or the one that is asked for. */
async function within(actor: Person, roundId?: string) {
	const rounds = await db()
		.read.select()
		.from(awardRounds)
		.where(
			and(
				units.isSeenBy(actor, awardRounds.unitId),
				roundId ? eq(awardRounds.id, roundId) : eq(awardRounds.phase, 'nominating')
			)
		)
		.orderBy(asc(awardRounds.month), asc(awardRounds.award))
		.limit(MOST);
	if (rounds.length === 0) return [];
	const [places, held] = await Promise.all([
		units.withAncestors([...new Set(rounds.map(({ unitId }) => unitId))]),
		units.withAncestors(actor.grants.map(({ unitId }) => unitId))
	]);
	return rounds.flatMap((round) => {
		const unit = places.find(({ id }) => id === round.unitId)!;
		const rules = rulesOf(round.rules);
		return takesNominations(rules) && canNominate(actor, unit, held, rules) ? [{ round, unit }] : [];
	});
}

/** Whom the actor may nominate, by name: not themselves, nobody who left or opted out, no team of their own. */
async function nomineesOf(actor: Person, { round, unit }: Found, at: Date) {
	const teams = await units.below(unit.id, 'team');
	if (rulesOf(round.rules).subject === 'team')
		return teams.filter((team) => !isOwn(actor, team)).map((team) => ({ ...team, team: '' }));
	const members = await people.members(unit.id, at);
	const hidden = await optOuts.among(members.map(({ id }) => id));
	const nameOf = new Map(teams.map((team) => [team.id, team.name]));
	const there = new Map(members.map((member) => [member.id, member])); // once, whoever serves in two teams
	return [...there.values()]
		.filter((member) => !isOwn(actor, member) && !hidden.has(member.id))
		.map(({ id, name, teamId }) => ({ id, name, team: nameOf.get(teamId) ?? '' }));
}

async function mineIn(actor: Person, rounds: Found[]) {
	if (rounds.length === 0) return new Map<string, never>();
	const ids = rounds.map(({ round }) => round.id);
	const rows = await db()
		.read.select()
		.from(nominations)
		.where(and(inArray(nominations.roundId, ids), eq(nominations.nominatedBy, actor.id)));
	const [named, hidden] = await Promise.all([names.ofRows(rows), optOuts.among(rows.map(names.idOfRow))]);
	return new Map(
		rows.map((row) => {
			const { id, name } = named.get(names.idOfRow(row))!;
			return [row.roundId, { nominee: hidden.has(id) ? null : name, practice: row.practice, moment: row.moment }];
		})
	);
}

const isWaiting = ({ phase, nominationsUntil }: Row, at: Date) =>
	phase === 'nominating' && (nominationsUntil === null || nominationsUntil >= at);

/** Asked inside the transaction: who closes the round at this moment decides whether this one still counts. */
async function isOpen(tx: Tx, roundId: string, at: Date) {
	const inTime = or(isNull(awardRounds.nominationsUntil), gte(awardRounds.nominationsUntil, at));
	const [row] = await tx
		.select({ id: awardRounds.id })
		.from(awardRounds)
		.where(and(eq(awardRounds.id, roundId), eq(awardRounds.phase, 'nominating'), inTime));
	return row !== undefined;
}

const titled = ({ id, award, name, month, rules, nominationsUntil }: Row, unit: { name: string }) => ({
	id,
	award,
	name,
	subject: rulesOf(rules).subject,
	unit: unit.name,
	period: month,
	until: nominationsUntil
});
