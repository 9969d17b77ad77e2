import { and, asc, eq, isNull } from 'drizzle-orm';
import * as inbox from '#lib/accounts/inbox.server.ts';
import * as leads from '#lib/accounts/leads.server.ts';
import * as accounts from '#lib/accounts/people.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import { grants, people } from '#lib/accounts/tables.server.ts';
import { dayOf, now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import { once } from '#lib/platform/submissions.server.ts';
import type { Skill } from '#lib/roleplay/skills.ts';
import type { Watch } from './observation-forms.ts';
import { watchRequests } from './tables.server.ts';

/** Asks the leads of the actor's team to come and look. One request is open at a time: asking anew says it differently. */
export const ask = (actor: Person, { submission, skill, note }: Watch, at = now()) =>
	transaction((tx) =>
		once(tx, { by: actor.id, id: submission, body: { skill, note } }, async () => {
			const teamId = await accounts.teamAt(tx, actor.id, at);
			if (!teamId) throw new Refused('watch_no_team');
			const [open] = await tx
				.update(watchRequests)
				.set({ skill, note, teamId })
				.where(openFor(actor.id))
				.returning({ id: watchRequests.id });
			if (open) return open.id;
			const [made] = await tx
				.insert(watchRequests)
				.values({ personId: actor.id, teamId, skill, note, at })
				.returning({ id: watchRequests.id });
			const params = { by: actor.id, person: actor.id, ...(skill ? { skill } : {}) };
			const told = await leads.of(actor.id, at, tx);
			const key = `watch-me:${made!.id}`;
			await inbox.tell(
				tx,
				told.map(({ id }) => ({ personId: id, kind: 'watch-me', params, key })),
				at
			);
			return made!.id;
		})
	);

/** Nobody asks why. */
export const takeBack = (actor: Person, id: string, at = now()) =>
	transaction(async (tx) => {
		const [gone] = await tx
			.update(watchRequests)
			.set({ closedAt: at })
			.where(and(eq(watchRequests.id, id), openFor(actor.id)))
			.returning({ id: watchRequests.id });
		if (!gone) throw new NotFound();
	});

/** Somebody has looked. */
export const close = (tx: Tx, personId: string, observationId: string, at: Date) =>
	tx.update(watchRequests).set({ closedAt: at, observationId }).where(openFor(personId));

/** What the actor has asked for and nobody has seen yet. */
export async function mine(actor: Person) {
	const [open] = await db()
		.read.select({ id: watchRequests.id, skill: watchRequests.skill, note: watchRequests.note, at: watchRequests.at })
		.from(watchRequests)
		.where(openFor(actor.id));
	return open && { ...said(open), day: dayOf(open.at, actor.company.timeZone) };
}

/** Who of a team waits to be watched, the longest first; not those who have moved on. For those who look after it. */
export async function openOf(teamId: string, at = now()) {
	const { id, personId, skill, note } = watchRequests;
	const rows = await db()
		.read.selectDistinct({ id, personId, name: people.name, skill, note, at: watchRequests.at })
		.from(watchRequests)
		.innerJoin(people, eq(people.id, watchRequests.personId))
		.innerJoin(
			grants,
			and(eq(grants.personId, watchRequests.personId), eq(grants.unitId, teamId), eq(grants.role, 'learner'))
		)
		.where(and(eq(watchRequests.teamId, teamId), isNull(watchRequests.closedAt), accounts.holdsAt(at)))
		.orderBy(asc(watchRequests.at), asc(watchRequests.id));
	return rows.map(said);
}

const said = <R extends { skill: string | null; note: string | null }>(row: R) => ({
	...row,
	skill: row.skill as Skill | null,
	note: row.note ?? ''
});

const openFor = (personId: string) => and(eq(watchRequests.personId, personId), isNull(watchRequests.closedAt));
