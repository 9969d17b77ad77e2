import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { and, eq, lte } from 'drizzle-orm';
import { Lucia, TimeSpan, type Adapter } from 'lucia';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { holdsAt } from './people.server.ts';
import type { Person } from './policy.ts';
import { companies, grants, people, sessions, units } from './tables.server.ts';

// The only file that knows Lucia: signIn, signOut, authenticate and signOutEverywhere are all that others see
// (docs/decisions/003-lucia.md says why it is here and how this file replaces it).

declare module 'lucia' {
	interface Register {
		Lucia: typeof lucia;
		DatabaseUserAttributes: Omit<Person, 'id'> & { leftAt: Date | null };
	}
}

type Event = Pick<RequestEvent, 'cookies' | 'url'>;
export type SignedIn = { person: Person; sessionId: string };

const hashOf = (id: string) => createHash('sha256').update(id).digest('hex');
const write = (work: (tx: Tx) => Promise<unknown>) => transaction(async (tx) => void (await work(tx)));

/** Only SHA-256 of a session id is stored: a leaked backup signs nobody in. */
const adapter: Adapter = {
	async getSessionAndUser(id) {
		const at = now();
		const holds = and(eq(grants.personId, people.id), holdsAt(at));
		const rows = await db()
			.read.select({
				expiresAt: sessions.expiresAt,
				person: {
					id: people.id,
					name: people.name,
					email: people.email,
					locale: people.locale,
					leftAt: people.leftAt
				},
				company: { id: companies.id, name: companies.name, timeZone: companies.timeZone },
				role: grants.role,
				unitId: grants.unitId,
				unitKind: units.kind
			})
			.from(sessions)
			.innerJoin(people, eq(people.id, sessions.personId))
			.innerJoin(companies, eq(companies.id, people.companyId))
			.leftJoin(grants, holds)
			.leftJoin(units, eq(units.id, grants.unitId))
			.where(eq(sessions.hash, hashOf(id)));
		const [first] = rows;
		if (!first) return [null, null];
		const { id: userId, ...attributes } = first.person;
		const held = rows.flatMap(({ role, unitId, unitKind }) =>
			role && unitId && unitKind ? [{ role, unitId, unitKind }] : []
		);
		return [
			{ id, userId, expiresAt: first.expiresAt, attributes: {} },
			{ id: userId, attributes: { ...attributes, company: first.company, grants: held } }
		];
	},
	async getUserSessions(personId) {
		const rows = await db().read.select().from(sessions).where(eq(sessions.personId, personId));
		return rows.map((row) => ({ id: row.hash, userId: personId, expiresAt: row.expiresAt, attributes: {} }));
	},
	setSession: ({ id, userId, expiresAt }) =>
		write((tx) => tx.insert(sessions).values({ hash: hashOf(id), personId: userId, expiresAt })),
	updateSessionExpiration: (id, expiresAt) =>
		write((tx) =>
			tx
				.update(sessions)
				.set({ expiresAt })
				.where(eq(sessions.hash, hashOf(id)))
		),
	deleteSession: (id) => write((tx) => tx.delete(sessions).where(eq(sessions.hash, hashOf(id)))),
	deleteUserSessions: (personId) => write((tx) => tx.delete(sessions).where(eq(sessions.personId, personId))),
	deleteExpiredSessions: () => write((tx) => forgetExpired(tx, now()))
};

const lucia = new Lucia(adapter, {
	sessionExpiresIn: new TimeSpan(14, 'd'),
	sessionCookie: { name: 'session', expires: true, attributes: { sameSite: 'lax' } },
	getUserAttributes: (attributes) => attributes
});

export async function signIn(event: Event, personId: string) {
	const session = await lucia.createSession(personId, {});
	setCookie(event, lucia.createSessionCookie(session.id));
}

export async function signOut(event: Event, sessionId: string | undefined) {
	if (sessionId) await lucia.invalidateSession(sessionId);
	setCookie(event, lucia.createBlankSessionCookie());
}

/** Who sent this request, if anybody who still works here. Renews the cookie in the second half of its life. */
export async function authenticate(event: Event): Promise<SignedIn | null> {
	const id = event.cookies.get(lucia.sessionCookieName);
	if (!id) return null;
	const { user, session } = await lucia.validateSession(id);
	if (!session || user.leftAt) {
		setCookie(event, lucia.createBlankSessionCookie());
		return null;
	}
	if (session.fresh) setCookie(event, lucia.createSessionCookie(session.id));
	const { leftAt: _, ...person } = user;
	return { person, sessionId: session.id };
}

export const signOutEverywhere = (personId: string) => lucia.invalidateUserSessions(personId);

export const forgetExpired = (tx: Tx, at: Date) => tx.delete(sessions).where(lte(sessions.expiresAt, at));

/** Secure follows the address actually used, so http://localhost and the tests work without a switch. */
function setCookie({ cookies, url }: Event, cookie: ReturnType<typeof lucia.createSessionCookie>) {
	cookies.set(cookie.name, cookie.value, { path: '/', ...cookie.attributes, secure: url.protocol === 'https:' });
}
