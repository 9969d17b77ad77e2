import { and, eq, inArray } from 'drizzle-orm';
import * as people from '#lib/accounts/people.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import { addDays, dayOf, daysBetween, now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound, Refused } from '#lib/platform/errors.ts';
import { once } from '#lib/platform/submissions.server.ts';
import * as catalogue from './catalogue.server.ts';
import type { Assign } from './forms.ts';
import { people as assigner } from '#lib/accounts/tables.server.ts';
import * as paths from './paths.server.ts';
import { canAssign } from './policy.ts';
import { assignments } from './tables.server.ts';

/** `path`: asked as part of a whole path. */
export type Due = { module: string; path: string | null; dueOn: string; note: string | null; assignedBy: string };
export type Urgency = 'overdue' | 'soon' | 'later';

/** Assigns modules and paths to a person, to everybody in a team today, or to everyone who joins it from now on. */
export async function assign(actor: Person, teamId: string, form: Assign, at = now()) {
	const team = await units.find(actor, teamId);
	if (team.kind !== 'team') throw new NotFound();
	if (!canAssign(actor, team)) throw new NotAllowed();
	if (!form.modules.every(catalogue.exists) || !form.paths.every(paths.exists)) throw new NotFound();
	const members = await people.members(teamId, at);
	const toPerson = form.audience !== 'team' && form.audience !== 'joiners';
	const { submission, ...body } = form;
	return transaction((tx) =>
		once(tx, { by: actor.id, id: submission, body: { teamId, ...body } }, async () => {
			// Asked in here: a press that is sent again after midnight, or after a move, was fine when it was made.
			const today = dayOf(at, actor.company.timeZone);
			if (form.audience !== 'joiners' && form.dueOn! < today) throw new Refused('assign_due_passed');
			if (toPerson && !members.some((member) => member.id === form.audience)) throw new NotFound();
			const subjects = [...form.modules.map((module) => ({ module })), ...form.paths.map((path) => ({ path }))];
			await tx.insert(assignments).values(
				subjects.map((subject) => ({
					...subject,
					audience: toPerson
						? ('person' as const)
						: form.audience === 'joiners'
							? ('joiners' as const)
							: ('unit' as const),
					unitId: teamId,
					personId: toPerson ? form.audience : null,
					dueOn: form.audience === 'joiners' ? null : form.dueOn!,
					dueAfterDays: form.audience === 'joiners' ? Number(form.dueAfterDays) : null,
					note: form.note || null,
					assignedBy: actor.id,
					at
				}))
			);
			return { subjects: subjects.length, people: toPerson ? 1 : form.audience === 'team' ? members.length : 0 };
		})
	);
}

/** A new team asks of everybody who joins it what every newcomer needs. Its lead may ask for more. */
export async function askJoiners(tx: Tx, actor: Person, teamId: string, at = now()) {
	const asked = { audience: 'joiners' as const, unitId: teamId, assignedBy: actor.id, at };
	await tx.insert(assignments).values(paths.ofJoiners.map((path) => ({ ...path, ...asked })));
}

/** What somebody is asked to do, each module once with its earliest due day. Soonest first. */
export async function of(person: Person, at = now()): Promise<Due[]> {
	const member = await people.membership(person, at);
	return member ? (await ofMembers([member], person.company.timeZone)).get(person.id)! : [];
}

/** The same for members of one team or several. */
export async function ofMembers(members: people.Member[], zone: string): Promise<Map<string, Due[]>> {
	const rows = await db()
		.read.select({ assignment: assignments, assignedBy: assigner.name })
		.from(assignments)
		.innerJoin(assigner, eq(assigner.id, assignments.assignedBy))
		.where(inArray(assignments.unitId, [...new Set(members.map((member) => member.teamId))]));
	return new Map(
		members.map((member) => {
			const mine = new Map<string, Due>();
			for (const { assignment, assignedBy } of rows) {
				if (!concerns(assignment, member)) continue;
				const dueOn = assignment.dueOn ?? addDays(dayOf(member.since, zone), assignment.dueAfterDays!);
				for (const module of modulesOf(assignment)) {
					const known = mine.get(module);
					if (known && known.dueOn <= dueOn) continue;
					mine.set(module, { module, path: assignment.path, dueOn, note: assignment.note, assignedBy });
				}
			}
			return [member.id, [...mine.values()].sort((a, b) => a.dueOn.localeCompare(b.dueOn))];
		})
	);
}

/** The standing wishes of a team: what everyone who joins will be asked. */
export const standing = (teamId: string) =>
	db()
		.read.select({ module: assignments.module, path: assignments.path, dueAfterDays: assignments.dueAfterDays })
		.from(assignments)
		.where(and(eq(assignments.unitId, teamId), eq(assignments.audience, 'joiners')));

/** Work may be handed in until its due day is over. */
export function urgencyOf(dueOn: string, today: string): Urgency {
	const days = daysBetween(today, dueOn);
	return days < 0 ? 'overdue' : days <= 3 ? 'soon' : 'later';
}

/** What an assignment comes to today: of a path, the modules that it has now. */
const modulesOf = ({ module, path }: Pick<typeof assignments.$inferSelect, 'module' | 'path'>) =>
	path ? paths.modulesOf(path) : [module!];

/** Those who belonged to the team when it was assigned, or, for joiners, those who came after. */
function concerns(assignment: typeof assignments.$inferSelect, member: people.Member) {
	if (assignment.unitId !== member.teamId) return false;
	if (assignment.audience === 'person') return assignment.personId === member.id;
	const joinedAfter = member.since > assignment.at;
	return assignment.audience === 'joiners' ? joinedAfter : !joinedAfter;
}
