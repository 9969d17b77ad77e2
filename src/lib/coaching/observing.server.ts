import { and, eq, isNull } from 'drizzle-orm';
import * as inbox from '#lib/accounts/inbox.server.ts';
import * as accounts from '#lib/accounts/people.server.ts';
import { canOversee, oversees, type Person } from '#lib/accounts/policy.ts';
import { people, unitTree } from '#lib/accounts/tables.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound, Refused } from '#lib/platform/errors.ts';
import { once } from '#lib/platform/submissions.server.ts';
import { SKILLS } from '#lib/roleplay/skills.ts';
import type { Observation } from './observation-forms.ts';
import { seenAt } from './observation.ts';
import { observations } from './tables.server.ts';
import * as watches from './watches.server.ts';

/** Whom the actor may observe in a team, by name. */
export async function peopleOf(actor: Person, teamId: string, at = now()) {
	const team = await units.find(actor, teamId);
	if (!canOversee(actor, team)) throw new NotAllowed();
	const members = await accounts.members(teamId, at);
	return members.flatMap(({ id, name }) => (id === actor.id ? [] : { id, name }));
}

/** The team of somebody whom the actor may observe: where a link to them leads. */
export async function teamOf(actor: Person, personId: string, at = now()) {
	const teamId = units.isId(personId) && (await accounts.teamAt(db().read, personId, at));
	if (!teamId || !canOversee(actor, await units.get(teamId))) throw new NotFound();
	return teamId;
}

/** Takes a card, once, however late it comes and however often it is sent; the person hears of it. Gives its id. */
export async function observe(actor: Person, { submission, by, ...card }: Observation, arrivedAt = now()) {
	if (!oversees(actor)) throw new NotFound();
	if (by && by !== actor.id) throw new NotAllowed();
	return transaction((tx) =>
		once(tx, { by: actor.id, id: submission, body: card }, async () => {
			const seen = await whenAndWhere(tx, actor, card, arrivedAt);
			const { personId, marks, evidence } = card;
			const [row] = await tx
				.insert(observations)
				.values({ id: submission, personId, observerId: actor.id, marks, evidence, arrivedAt, ...seen })
				.onConflictDoNothing()
				.returning({ id: observations.id });
			if (!row) return again(tx, actor, submission, card);
			await watches.close(tx, personId, submission, arrivedAt);
			const params = { observation: submission, by: actor.id };
			await inbox.tell(tx, [{ personId, kind: 'observed', params, key: `observed:${submission}` }], arrivedAt);
			return submission;
		})
	);
}

/** A phone may try again long after its first try was forgotten: the card's own id still knows it. */
async function again(
	tx: Tx,
	actor: Person,
	id: string,
	{ personId, marks, evidence }: Pick<Observation, 'personId' | 'marks' | 'evidence'>
) {
	const [row] = await tx
		.select()
		.from(observations)
		.where(and(eq(observations.id, id), eq(observations.observerId, actor.id)));
	const isSame =
		row?.personId === personId &&
		row.evidence === evidence &&
		SKILLS.every((skill) => row.marks[skill] === marks[skill]);
	if (!isSame) throw new Refused('submission_reused', 409);
	return id;
}

/**
 * It belongs to the team of the day on which it was seen, and the actor looks after that team: who has moved on since
 * still reads it. Where the phone's day cannot be right, the day of arrival counts.
 */
async function whenAndWhere(tx: Tx, actor: Person, card: Pick<Observation, 'personId' | 'seenAt'>, arrivedAt: Date) {
	const { personId } = card;
	if (personId === actor.id || !(await worksHere(tx, personId))) throw new NotFound();
	for (const at of [seenAt(card.seenAt, arrivedAt), arrivedAt]) {
		const teamId = await accounts.teamAt(tx, personId, at);
		if (teamId && canOversee(actor, { ancestors: await ancestorsOf(tx, teamId) })) return { at, teamId };
	}
	throw new NotFound();
}

const worksHere = (tx: Tx, personId: string) => tx.$count(people, and(eq(people.id, personId), isNull(people.leftAt)));

async function ancestorsOf(tx: Tx, teamId: string) {
	const rows = await tx.select({ id: unitTree.ancestorId }).from(unitTree).where(eq(unitTree.unitId, teamId));
	return rows.map(({ id }) => id);
}
