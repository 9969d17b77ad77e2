import { and, eq, isNull } from 'drizzle-orm';
import { now } from '#lib/platform/clock.ts';
import { db, type Tx } from '#lib/platform/database/index.ts';
import { holdsAt } from './people.server.ts';
import { grants, people } from './tables.server.ts';

/** `since`: from then on the two have been together in the team. */
type Lead = { id: string; name: string; since: Date };

/** Who leads somebody's team, by name. */
export async function of(personId: string, at = now(), read: Pick<Tx, 'select'> = db().read): Promise<Lead[]> {
	const [member] = await read
		.select({ teamId: grants.unitId, since: grants.from })
		.from(grants)
		.where(and(eq(grants.personId, personId), eq(grants.role, 'learner'), holdsAt(at)))
		.limit(1);
	if (!member) return [];
	const leads = await read
		.select({ id: people.id, name: people.name, since: grants.from })
		.from(grants)
		.innerJoin(people, eq(people.id, grants.personId))
		.where(and(eq(grants.unitId, member.teamId), eq(grants.role, 'lead'), holdsAt(at), isNull(people.leftAt)));
	return leads
		.map((lead) => ({ ...lead, since: lead.since > member.since ? lead.since : member.since }))
		.sort((a, b) => a.name.localeCompare(b.name));
}
