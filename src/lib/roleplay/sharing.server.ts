import { and, desc, eq, gte, isNotNull, isNull } from 'drizzle-orm';
import * as inbox from '#lib/accounts/inbox.server.ts';
import * as leads from '#lib/accounts/leads.server.ts';
import { isAdmin, type Person } from '#lib/accounts/policy.ts';
import { people } from '#lib/accounts/tables.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import { attempts, attemptShares, sharingSettings } from './tables.server.ts';

type Reader = Pick<Tx, 'select'>;
export type Sharing = NonNullable<Awaited<ReturnType<typeof of>>>;

/** Whether people of this company may share a conversation at all. Off until somebody says otherwise. */
export async function isAllowed(read: Reader = db().read) {
	const [row] = await read
		.select({ allowed: sharingSettings.allowed })
		.from(sharingSettings)
		.orderBy(desc(sharingSettings.at), desc(sharingSettings.id))
		.limit(1);
	return row?.allowed ?? false;
}

/** Holds at once: switched off, what was shared is closed; switched on again, it is open as its owners left it. */
export async function choose(actor: Person, allowed: boolean, at = now()) {
	if (!isAdmin(actor)) throw new NotFound();
	await transaction(async (tx) => {
		if (allowed === (await isAllowed(tx))) return;
		await tx.insert(sharingSettings).values({ allowed, setBy: actor.id, at });
	});
}

/** How it stands with a conversation of the actor's own, and whom sharing reaches; null where it cannot be shared. */
export async function of(actor: Pick<Person, 'id'>, attemptId: string, at = now()) {
	if (!(await isAllowed())) return null;
	const since = await sharedSince(db().read, attemptId);
	const readers = (await leads.of(actor.id, at)).filter((lead) => lead.since <= (since ?? at));
	if (readers.length === 0 && !since) return null;
	return { shared: since !== undefined, with: readers.map(({ name }) => name) };
}

/** Lets those who lead the actor's team today read a finished conversation. Saying it twice changes nothing. */
export async function share(actor: Pick<Person, 'id' | 'name'>, attemptId: string, at = now()) {
	await transaction(async (tx) => {
		const { scenario } = await findFinished(tx, actor, attemptId);
		if (!(await isAllowed(tx))) throw new Refused('sharing_off', 409);
		const readers = await leads.of(actor.id, at, tx);
		if (readers.length === 0) throw new Refused('sharing_no_lead', 409);
		if (await sharedSince(tx, attemptId)) return;
		await tx
			.insert(attemptShares)
			.values({ attemptId, at })
			.onConflictDoUpdate({ target: attemptShares.attemptId, set: { at, endedAt: null } });
		const params = { attempt: attemptId, scenario, by: actor.id };
		const told = readers.map(({ id }) => ({ personId: id, kind: 'shared', key: `shared ${attemptId}`, params }));
		await inbox.tell(tx, told, at);
	});
}

/** Always, also while the company has it switched off. */
export async function takeBack(actor: Pick<Person, 'id'>, attemptId: string, at = now()) {
	await transaction(async (tx) => {
		await findFinished(tx, actor, attemptId);
		await tx
			.update(attemptShares)
			.set({ endedAt: at })
			.where(and(eq(attemptShares.attemptId, attemptId), isNull(attemptShares.endedAt)));
	});
}

/**
 * Whose conversation it is that the actor was let read; null where they were not. That was said to those who led the
 * team on that day and still lead the person: a lead who comes later, or above them, was not meant.
 */
export async function ownerOf(actor: Pick<Person, 'id'>, attemptId: string, at = now()) {
	const [shared] = await db()
		.read.select({ id: people.id, name: people.name, since: attemptShares.at })
		.from(attemptShares)
		.innerJoin(attempts, eq(attempts.id, attemptShares.attemptId))
		.innerJoin(people, eq(people.id, attempts.personId))
		.where(and(eq(attemptShares.attemptId, attemptId), isNull(attemptShares.endedAt)));
	if (!shared || shared.id === actor.id || !(await isAllowed())) return null;
	const since = await ledSince(actor, shared.id, at);
	return since && since <= shared.since ? { id: shared.id, name: shared.name } : null;
}

/** The conversations of somebody that the actor was let read, the newest first. */
export async function by(actor: Pick<Person, 'id'>, personId: string, at = now()) {
	const since = (await isAllowed()) && (await ledSince(actor, personId, at));
	if (!since) return [];
	const rows = await db()
		.read.select({ id: attempts.id, scenario: attempts.scenario, endedAt: attempts.endedAt })
		.from(attempts)
		.innerJoin(attemptShares, eq(attemptShares.attemptId, attempts.id))
		.where(and(eq(attempts.personId, personId), isNull(attemptShares.endedAt), gte(attemptShares.at, since)))
		.orderBy(desc(attemptShares.at), desc(attempts.id));
	return rows.map(({ endedAt, ...row }) => ({ ...row, at: endedAt! }));
}

const ledSince = async (actor: Pick<Person, 'id'>, personId: string, at: Date) =>
	(await leads.of(personId, at)).find(({ id }) => id === actor.id)?.since;

async function findFinished(tx: Reader, actor: Pick<Person, 'id'>, attemptId: string) {
	const [attempt] = await tx
		.select({ scenario: attempts.scenario })
		.from(attempts)
		.where(and(eq(attempts.id, attemptId), eq(attempts.personId, actor.id), isNotNull(attempts.endedAt)));
	if (!attempt) throw new NotFound();
	return attempt;
}

async function sharedSince(read: Reader, attemptId: string) {
	const [share] = await read
		.select({ at: attemptShares.at })
		.from(attemptShares)
		.where(and(eq(attemptShares.attemptId, attemptId), isNull(attemptShares.endedAt)));
	return share?.at;
}
