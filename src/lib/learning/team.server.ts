import * as people from '#lib/accounts/people.server.ts';
import { canOversee, type Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import { dayOf, now } from '#lib/platform/clock.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as assignments from './assignments.server.ts';
import { urgencyOf, type Urgency } from './due.ts';

/** What somebody was asked, and how it presses; null once it is done. */
export type Task = assignments.Asked & { urgency: Urgency | null };
export type Member = people.Member & { tasks: Task[] };
/** The learners of some units with what each was asked. */
export type Crowd = { unitIds: string[]; day: string; members: Member[] };
export type Team = Awaited<ReturnType<typeof find>>;

/** A team, or a store with all its teams. For its lead and those above; who leads or manages is not in it. */
export async function find(actor: Person, unitId: string, at = now()) {
	const unit = await units.find(actor, unitId);
	if (!['team', 'store'].includes(unit.kind) || !canOversee(actor, unit)) throw new NotFound();
	const [crowd, teams] = await Promise.all([
		crowdOf(actor, [unit.id], at),
		unit.kind === 'store' ? units.below(unit.id, 'team') : []
	]);
	return { unit, teams, ...crowd };
}

/** All the teams that the actor looks after, at once; null for those who look after more than `most`. */
export async function all(actor: Person, most: number, at = now()) {
	const teams = await units.under(actor, ['lead', 'manager', 'admin'], 'team');
	if (teams.length === 0 || teams.length > most) return null;
	const ids = teams.map(({ id }) => id);
	return { teams, ...(await crowdOf(actor, ids, at)) };
}

async function crowdOf({ company: { timeZone } }: Person, unitIds: string[], at: Date): Promise<Crowd> {
	const day = dayOf(at, timeZone);
	const found = await people.members(unitIds, at);
	const asked = await assignments.ofMembers(found, timeZone, at);
	const members = found.map((member) => ({
		...member,
		tasks: asked.get(member.id)!.map((task) => ({ ...task, urgency: task.doneAt ? null : urgencyOf(task.dueOn, day) }))
	}));
	return { unitIds, day, members };
}
