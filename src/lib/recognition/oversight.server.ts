import * as people from '#lib/accounts/people.server.ts';
import { canOversee, type Person, type Unit } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';

/** The team that somebody belongs to; whom the actor does not look after does not exist for them. */
export async function teamOf(actor: Person, personId: string, at: Date): Promise<Unit> {
	const teamId = await people.teamAt(db().read, personId, at);
	const team = teamId && (await units.get(teamId));
	if (!team || !canOversee(actor, team)) throw new NotFound();
	return team;
}

/** The members of a team that the actor looks after. */
export async function membersOf(actor: Person, teamId: string, at: Date) {
	const team = await units.find(actor, teamId);
	if (team.kind !== 'team' || !canOversee(actor, team)) throw new NotFound();
	return { team, members: await people.members(teamId, at) };
}
