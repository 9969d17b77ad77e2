import { and, eq, inArray } from 'drizzle-orm';
import * as people from '#lib/accounts/people.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import { addDays, dayOf, daysBetween, now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound, Refused } from '#lib/platform/errors.ts';
import { once } from '#lib/platform/submissions.server.ts';
import * as catalogue from './catalogue.server.ts';
import type { Assign } from './forms.ts';
import { people as assigner } from '#lib/accounts/tables.server.ts';
import { canAssign } from './policy.ts';
import { assignments } from './tables.server.ts';

export type Due = { module: string; dueOn: string; note: string | null; assignedBy: string };
export type Urgency = 'overdue' | 'soon' | 'later';

/** Assigns modules to a person, to everybody in a team today, or to everyone who joins it from now on. */
export async function assign(actor: Person, teamId: string, form: Assign, at = now()) {
	const team = await units.find(actor, teamId);
	if (team.kind !== 'team') throw new NotFound();
	if (!canAssign(actor, team)) throw new NotAllowed();
	if (form.modules.some((module) => !catalogue.exists(module))) throw new NotFound();
	const members = await people.members(teamId, at);
	const toPerson = form.audience !== 'team' && form.audience !== 'joiners';
	const { submission, ...body } = form;
	return transaction((tx) =>
		once(tx, { by: actor.id, id: submission, body: { teamId, ...body } }, async () => {
			// Asked in here: a press that is sent again after midnight, or after a move, was fine when it was made.
			const today = dayOf(at, actor.company.timeZone);
			if (form.audience !== 'joiners' && form.dueOn! < today) throw new Refused('assign_due_passed');
			if (toPerson && !members.some((member) => member.id === form.audience)) throw new NotFound();
			await tx.insert(assignments).values(
				form.modules.map((module) => ({
					module,
					audience: toPerson ? ('person' as const) : (form.audience as 'team' | 'joiners'),
					teamId,
					personId: toPerson ? form.audience : null,
					dueOn: form.audience === 'joiners' ? null : form.dueOn!,
					dueAfterDays: form.audience === 'joiners' ? Number(form.dueAfterDays) : null,
					note: form.note || null,
					assignedBy: actor.id,
					at
				}))
			);
			return { modules: form.modules.length, people: toPerson ? 1 : form.audience === 'team' ? members.length : 0 };
		})
	);
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
		.where(inArray(assignments.teamId, [...new Set(members.map((member) => member.teamId))]));
	return new Map(
		members.map((member) => {
			const mine = new Map<string, Due>();
			for (const { assignment, assignedBy } of rows) {
				if (!concerns(assignment, member)) continue;
				const dueOn = assignment.dueOn ?? addDays(dayOf(member.since, zone), assignment.dueAfterDays!);
				const known = mine.get(assignment.module);
				if (known && known.dueOn <= dueOn) continue;
				mine.set(assignment.module, { module: assignment.module, dueOn, note: assignment.note, assignedBy });
			}
			return [member.id, [...mine.values()].sort((a, b) => a.dueOn.localeCompare(b.dueOn))];
		})
	);
}

/** The standing wishes of a team: what everyone who joins will be asked. */
export const standing = (teamId: string) =>
	db()
		.read.select({ module: assignments.module, dueAfterDays: assignments.dueAfterDays })
		.from(assignments)
		.where(and(eq(assignments.teamId, teamId), eq(assignments.audience, 'joiners')));

/** Work may be handed in until its due day is over. */
export function urgencyOf(dueOn: string, today: string): Urgency {
	const days = daysBetween(today, dueOn);
	return days < 0 ? 'overdue' : days <= 3 ? 'soon' : 'later';
}

/** Those who belonged to the team when it was assigned, or, for joiners, those who came after. */
function concerns(assignment: typeof assignments.$inferSelect, member: people.Member) {
	if (assignment.teamId !== member.teamId) return false;
	if (assignment.audience === 'person') return assignment.personId === member.id;
	const joinedAfter = member.since > assignment.at;
	return assignment.audience === 'joiners' ? joinedAfter : !joinedAfter;
}
