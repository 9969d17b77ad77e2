import { aliasedTable, and, desc, eq, gte, inArray, lt, or, type SQL } from 'drizzle-orm';
import * as inbox from '#lib/accounts/inbox.server.ts';
import { canOversee, type Person } from '#lib/accounts/policy.ts';
import { people, unitTree } from '#lib/accounts/tables.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import { dayOf, now } from '#lib/platform/clock.ts';
import { inBatches } from '#lib/platform/database/batches.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound, Refused } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import { SKILLS, type Skill } from '#lib/roleplay/skills.ts';
import { mayAnswer, type Mark } from './observation.ts';
import { anchorsOf } from './rubric.ts';
import { observations } from './tables.server.ts';

/** A list shows so many, the newest first. */
const SHOWN = 50;
const observers = aliasedTable(people, 'observers');

/** What was seen of the actor, the newest first. */
export const mine = (actor: Person, locale: Locale) => list(actor, locale, eq(observations.personId, actor.id));

/** What was seen in a team, for those who look after it. */
export async function ofTeam(actor: Person, teamId: string, locale: Locale) {
	const team = await units.find(actor, teamId);
	if (!canOversee(actor, team)) throw new NotAllowed();
	return { team: { id: team.id, name: team.name }, list: await list(actor, locale, eq(observations.teamId, teamId)) };
}

/** What was seen of somebody, as far as the actor may read it: their own, and that of teams that they look after. */
export async function ofPerson(actor: Person, personId: string, locale: Locale) {
	const held = actor.grants.filter(({ role }) => role !== 'learner').map(({ unitId }) => unitId);
	const below = db().read.select({ id: unitTree.unitId }).from(unitTree).where(inArray(unitTree.ancestorId, held));
	const mayRead = or(eq(observations.observerId, actor.id), inArray(observations.teamId, below));
	return list(actor, locale, and(eq(observations.personId, personId), mayRead)!);
}

/** One of them, for the person, for who saw it and for those who look after the team of that day. */
export async function find(actor: Person, id: string, locale: Locale, at = now()) {
	const [row] = await select(eq(observations.id, id));
	if (!row) throw new NotFound();
	const { personId, observerId, teamId, answeredAt } = row.seen;
	const isMine = personId === actor.id;
	if (!isMine && observerId !== actor.id && !canOversee(actor, await units.get(teamId))) throw new NotFound();
	return { ...view(row, actor, locale), isMine, mayAnswer: isMine && mayAnswer(answeredAt, at) };
}

/** The person has it before their eyes. */
export const read = (actor: Person, id: string, at = now()) =>
	transaction(async (tx) => {
		const row = await own(tx, actor, id);
		if (row.readAt === null) await tx.update(observations).set({ readAt: at }).where(eq(observations.id, id));
	});

/** What the person says to it, and may say differently for a day. The observer hears of it once. */
export const answer = (actor: Person, id: string, text: string, at = now()) =>
	transaction(async (tx) => {
		const row = await own(tx, actor, id);
		if (!mayAnswer(row.answeredAt, at)) throw new Refused('observation_answer_closed', 409);
		await tx
			.update(observations)
			.set({ answer: text, answeredAt: row.answeredAt ?? at, readAt: row.readAt ?? at })
			.where(eq(observations.id, id));
		const params = { observation: id, by: actor.id };
		await inbox.tell(tx, [{ personId: row.observerId, kind: 'answered', params, key: `answered:${id}` }], at);
	});

/** Every mark that these people got in a span, for profiles. Nothing else reads marks: they earn nothing. */
export async function marksOf(personIds: string[], from: Date, until: Date) {
	const rows = await inBatches(personIds, (some) =>
		db()
			.read.select({ personId: observations.personId, marks: observations.marks, at: observations.at })
			.from(observations)
			.where(and(inArray(observations.personId, some), gte(observations.at, from), lt(observations.at, until)))
	);
	return rows.flatMap(({ personId, marks, at }) =>
		marked(marks).map(({ skill, mark }): { personId: string; skill: Skill; mark: Mark; at: Date } => ({
			...{ personId, skill, mark, at }
		}))
	);
}

async function list(actor: Person, locale: Locale, which: SQL) {
	const rows = await select(which).orderBy(desc(observations.at), desc(observations.id)).limit(SHOWN);
	return rows.map((row) => view(row, actor, locale));
}

const select = (which: SQL) =>
	db()
		.read.select({ seen: observations, person: people.name, observer: observers.name })
		.from(observations)
		.innerJoin(people, eq(people.id, observations.personId))
		.innerJoin(observers, eq(observers.id, observations.observerId))
		.where(which)
		.$dynamic();

type Row = Awaited<ReturnType<typeof select>>[number];

function view({ seen, person, observer }: Row, actor: Person, locale: Locale) {
	return {
		id: seen.id,
		person: { id: seen.personId, name: person },
		observer: { id: seen.observerId, name: observer },
		day: dayOf(seen.at, actor.company.timeZone),
		marks: marked(seen.marks).map(({ skill, mark }) => ({ skill, mark, anchor: anchorsOf(skill, locale)[mark] })),
		evidence: seen.evidence,
		isRead: seen.readAt !== null,
		answer: seen.answer
	};
}

const marked = (marks: Record<string, number>) =>
	SKILLS.flatMap((skill) => (marks[skill] === undefined ? [] : { skill, mark: marks[skill] as Mark }));

async function own(tx: Tx, actor: Person, id: string) {
	const [row] = await tx
		.select()
		.from(observations)
		.where(and(eq(observations.id, id), eq(observations.personId, actor.id)));
	if (!row) throw new NotFound();
	return row;
}
