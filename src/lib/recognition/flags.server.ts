import { and, asc, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import { people } from '#lib/accounts/tables.server.ts';
import type { Named } from '#lib/accounts/units.server.ts';
import { dayOf, now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import * as oversight from './oversight.server.ts';
import { canSeeFlag } from './policy.ts';
import { flags } from './tables.server.ts';

export type Flag = Awaited<ReturnType<typeof openOf>>[number];
type Raised = Pick<typeof flags.$inferInsert, 'personId' | 'kind' | 'sourceId' | 'detail' | 'at'>;

/** Tells those who look after somebody that a run is worth a look. Takes nothing away; once for each source. */
export const raise = (tx: Tx, flag: Raised) => tx.insert(flags).values(flag).onConflictDoNothing();

/** What nobody has looked at yet of the people of a team, the oldest first. */
export async function openOf(actor: Person, teamId: string, at = now()) {
	const { team, members } = await oversight.membersOf(actor, teamId, at);
	const others = members.filter(({ id }) => canSeeFlag(actor, team, id));
	return rows(actor, others, isNull(flags.seenAt));
}

/** Everything that was ever worth a look of somebody, with who looked. */
export async function ofMember(actor: Person, person: Named, at = now()) {
	const team = await oversight.teamOf(actor, person.id, at);
	return canSeeFlag(actor, team, person.id) ? rows(actor, [person]) : [];
}

/** Somebody has looked at it: who did first, and when, stays. */
export async function see(actor: Person, flagId: string, at = now()) {
	const [flag] = await db().read.select({ personId: flags.personId }).from(flags).where(eq(flags.id, flagId));
	if (!flag) throw new NotFound();
	const team = await oversight.teamOf(actor, flag.personId, at);
	if (!canSeeFlag(actor, team, flag.personId)) throw new NotAllowed();
	await transaction(async (tx) => {
		await tx
			.update(flags)
			.set({ seenBy: actor.id, seenAt: at })
			.where(and(eq(flags.id, flagId), isNull(flags.seenAt)));
	});
}

async function rows(actor: Person, of: Named[], which?: SQL) {
	if (of.length === 0) return [];
	const nameOf = new Map(of.map(({ id, name }) => [id, name]));
	const found = await db()
		.read.select({
			id: flags.id,
			personId: flags.personId,
			sourceId: flags.sourceId,
			detail: flags.detail,
			at: flags.at,
			seenBy: people.name,
			seenAt: flags.seenAt
		})
		.from(flags)
		.leftJoin(people, eq(people.id, flags.seenBy))
		.where(and(inArray(flags.personId, [...nameOf.keys()]), which))
		.orderBy(asc(flags.at), asc(flags.id));
	const day = (at: Date) => dayOf(at, actor.company.timeZone);
	return found.map(({ personId, detail, at, seenBy, seenAt, ...flag }) => ({
		...flag,
		...detail,
		person: { id: personId, name: nameOf.get(personId)! },
		on: day(at),
		seen: seenAt && { by: seenBy!, on: day(seenAt) }
	}));
}
