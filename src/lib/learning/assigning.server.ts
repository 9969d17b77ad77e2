import { v7 as uuidv7 } from 'uuid';
import * as inbox from '#lib/accounts/inbox.server.ts';
import * as places from '#lib/accounts/places.server.ts';
import type { Person, Unit } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import { dayOf, now } from '#lib/platform/clock.ts';
import { batchesOf } from '#lib/platform/database/batches.ts';
import { transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound, Refused } from '#lib/platform/errors.ts';
import { once } from '#lib/platform/submissions.server.ts';
import * as catalogue from './catalogue.server.ts';
import type { Assign } from './forms.ts';
import { about } from './notice-params.ts';
import * as paths from './paths.server.ts';
import { canAssign } from './policy.ts';
import * as rolePlays from './role-plays.server.ts';
import { assignmentPeople, assignments } from './tables.server.ts';
import * as wishes from './wishes.server.ts';

/** As a form leaves it; tests and the demo name only what they wish. */
type Wish = Pick<Assign, 'audience' | 'submission'> & Partial<Assign>;
export type Sent = { batchId: string; subjects: number; people: number };

/** Asks modules, paths and role-plays of everybody in a unit today, of those who join it from now on, or of some of them. */
export async function assign(actor: Person, unitId: string, wish: Wish, at = now()): Promise<Sent> {
	const unit = await units.find(actor, unitId);
	if (!canAssign(actor, unit)) throw new NotAllowed();
	const { submission, ...form } = { ...NOTHING, ...wish };
	const subjects = subjectsOf(form);
	return transaction((tx) =>
		once(tx, { by: actor.id, id: submission, body: { unitId, ...form } }, async () => {
			// Asked in here: a press that is sent again after midnight, or after a move, was fine when it was made.
			if (form.audience !== 'joiners' && form.dueOn! < dayOf(at, actor.company.timeZone))
				throw new Refused('assign_due_passed');
			const asked = form.audience === 'joiners' ? [] : await chosen(tx, unit, form, at);
			const batchId = await write(tx, actor, unit, { ...form, people: asked }, subjects, at);
			await tellThem(tx, actor, asked, batchId, subjects, form.dueOn!, at);
			return { batchId, subjects: subjects.length, people: asked.length };
		})
	);
}

/** A new team asks of everybody who joins it what every newcomer needs. Its lead may ask for more. */
export async function askJoiners(tx: Tx, actor: Pick<Person, 'id'>, teamId: string, at = now()) {
	const asked = { audience: 'joiners' as const, unitId: teamId, assignedBy: actor.id, batchId: uuidv7(), at };
	await tx.insert(assignments).values(paths.ofJoiners.map((path) => ({ ...path, ...asked })));
}

/** The same for a team from before there were paths; again changes nothing. */
export async function askFirstWeek(actor: Person, teamId: string, at = now()) {
	const team = await units.find(actor, teamId);
	if (team.kind !== 'team') throw new NotFound();
	if (!canAssign(actor, team)) throw new NotAllowed();
	await transaction(async (tx) => {
		const standing = await wishes.ofJoiners(teamId, ['learner'], tx);
		if (!paths.ofJoiners.every(({ path }) => standing.some((wish) => wish.path === path)))
			await askJoiners(tx, actor, teamId, at);
	});
}

type Asking = Omit<Assign, 'submission'>;
const NOTHING = { modules: [], paths: [], scenarios: [], people: [], role: 'learner' as const };
type Subject = { path: string } | { module: string } | { scenario: string };

function subjectsOf({ paths: asked, modules, scenarios }: Asking): Subject[] {
	if (!asked.every(paths.exists) || !modules.every(catalogue.exists) || !scenarios.every(rolePlays.exists))
		throw new NotFound();
	return [
		...asked.map((path) => ({ path })),
		...modules.map((module) => ({ module })),
		...scenarios.map((scenario) => ({ scenario }))
	];
}

/** Whom it concerns now. Somebody who is not in the unit in that role does not exist for this form. */
async function chosen(tx: Tx, unit: Unit, { audience, people, role }: Asking, at: Date) {
	const inside = await places.within(unit.id, [role], at, tx);
	if (audience === 'unit') return inside.map(({ id }) => id);
	const known = new Set(inside.map(({ id }) => id));
	if (!people.every((id) => known.has(id))) throw new NotFound();
	return people;
}

/** One row for each subject, and for people who were picked one row each. */
async function write(tx: Tx, actor: Person, unit: Unit, form: Asking, subjects: Subject[], at: Date) {
	const { audience, people, role, dueOn, dueAfterDays, everyMonths, note } = form;
	const batchId = uuidv7();
	const one = audience === 'people' && people.length === 1 ? people[0]! : null;
	await tx.insert(assignments).values(
		subjects.map((subject) => ({
			...subject,
			batchId,
			audience: one ? ('person' as const) : audience,
			unitId: unit.id,
			personId: one,
			role,
			dueOn: audience === 'joiners' ? null : dueOn!,
			dueAfterDays: audience === 'joiners' ? Number(dueAfterDays) : null,
			everyMonths: everyMonths ? Number(everyMonths) : null,
			note: note || null,
			assignedBy: actor.id,
			at
		}))
	);
	if (audience === 'people' && !one)
		for (const some of batchesOf(people))
			await tx.insert(assignmentPeople).values(some.map((personId) => ({ batchId, personId })));
	return batchId;
}

/** One notice each, however much was asked. */
async function tellThem(
	tx: Tx,
	actor: Person,
	people: string[],
	batchId: string,
	subjects: Subject[],
	dueOn: string,
	at: Date
) {
	const params = { by: actor.id, ...about(subjects[0]!, subjects.length), dueOn };
	const told = people
		.filter((personId) => personId !== actor.id)
		.map((personId) => ({ personId, kind: 'assigned', params, key: `assigned ${batchId}` }));
	await inbox.tell(tx, told, at);
}
