import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { and, eq, lte } from 'drizzle-orm';
import { Lucia, TimeSpan, type Adapter } from 'lucia';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import * as devices from './devices.server.ts';
import { holdsAt } from './people.server.ts';
import type { Person } from './policy.ts';
import { companies, grants, people, sessions, units } from './tables.server.ts';

// The only file that knows Lucia: signIn, signOut, authenticate and signOutEverywhere are all that others see
// (docs/decisions/003-lucia.md says why it is here and how this file replaces it).

declare module 'lucia' {
	interface Register {
		Lucia: typeof lucia;
		DatabaseUserAttributes: Omit<Person, 'id'> & { leftAt: Date | null };
		DatabaseSessionAttributes: Shared;
	}
}

type Event = Pick<RequestEvent, 'cookies' | 'url'>;
/** `isShared`: on a tablet that several people use. */
export type SignedIn = { person: Person; sessionId: string; isShared: boolean };
/** Until when a session on a shared tablet lasts if nobody touches it; null for one of somebody's own device. */
type Shared = { sharedUntil: Date | null };

const MINUTE_MS = 60_000;
const IDLE_MS = 15 * MINUTE_MS;
const NEVER = new Date(8.64e15);

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
				shared: sessions.shared,
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
			sessionOf(id, userId, first),
			{ id: userId, attributes: { ...attributes, company: first.company, grants: held } }
		];
	},
	async getUserSessions(personId) {
		const rows = await db().read.select().from(sessions).where(eq(sessions.personId, personId));
		return rows.map((row) => sessionOf(row.hash, personId, row));
	},
	setSession: ({ id, userId, expiresAt, attributes: { sharedUntil } }) =>
		write((tx) =>
			tx.insert(sessions).values({
				hash: hashOf(id),
				personId: userId,
				expiresAt: sharedUntil ?? expiresAt,
				shared: sharedUntil !== null
			})
		),
	updateSessionExpiration: (id, expiresAt) => write((tx) => setEnd(tx, id, expiresAt)),
	deleteSession: (id) => write((tx) => tx.delete(sessions).where(eq(sessions.hash, hashOf(id)))),
	deleteUserSessions: (personId) => write((tx) => tx.delete(sessions).where(eq(sessions.personId, personId))),
	deleteExpiredSessions: () => write((tx) => forgetExpired(tx, now()))
};

const lucia = new Lucia(adapter, {
	sessionExpiresIn: new TimeSpan(14, 'd'),
	sessionCookie: { name: 'session', expires: true, attributes: { sameSite: 'lax' } },
	getSessionAttributes: (attributes) => attributes,
	getUserAttributes: (attributes) => attributes
});

/** On a device that stands at a store's door, whichever way they came in, it is a shared session. */
export async function signIn(event: Event, personId: string, at = now()) {
	const isShared = devices.doorOf(event) !== undefined;
	const sharedUntil = isShared ? new Date(at.getTime() + IDLE_MS) : null;
	const session = await lucia.createSession(personId, { sharedUntil });
	setCookie(event, lucia.createSessionCookie(session.id), isShared);
}

export async function signOut(event: Event, sessionId: string | undefined) {
	if (sessionId) await lucia.invalidateSession(sessionId);
	setCookie(event, lucia.createBlankSessionCookie());
}

/**
 * Who sent this request, if anybody who still works here. Renews the cookie in the second half of its life; a shared
 * session lasts a quarter of an hour from each request.
 */
export async function authenticate(event: Event, at = now()): Promise<SignedIn | null> {
	const id = event.cookies.get(lucia.sessionCookieName);
	if (!id) return null;
	const { user, session } = await lucia.validateSession(id);
	const isOver = Boolean(session?.sharedUntil && session.sharedUntil <= at);
	if (isOver) await lucia.invalidateSession(id);
	if (!session || isOver || user.leftAt) {
		setCookie(event, lucia.createBlankSessionCookie());
		return null;
	}
	if (session.sharedUntil) await prolong(id, session.sharedUntil, at);
	else if (session.fresh) setCookie(event, lucia.createSessionCookie(session.id));
	const { leftAt: _, ...person } = user;
	return { person, sessionId: session.id, isShared: session.sharedUntil !== null };
}

export const signOutEverywhere = (personId: string) => lucia.invalidateUserSessions(personId);

export const forgetExpired = (tx: Tx, at: Date) => tx.delete(sessions).where(lte(sessions.expiresAt, at));

/** A shared session's end is ours: Lucia, which would renew it for another fortnight, is shown one that never ends. */
function sessionOf(id: string, userId: string, { expiresAt, shared }: { expiresAt: Date; shared: boolean }) {
	if (!shared) return { id, userId, expiresAt, attributes: { sharedUntil: null } };
	return { id, userId, expiresAt: NEVER, attributes: { sharedUntil: expiresAt } };
}

/** Once a minute at most: looking at a page is not a write each time. */
async function prolong(id: string, until: Date, at: Date) {
	const expiresAt = new Date(at.getTime() + IDLE_MS);
	if (expiresAt.getTime() - until.getTime() < MINUTE_MS) return;
	await write((tx) => setEnd(tx, id, expiresAt));
}

const setEnd = (tx: Tx, id: string, expiresAt: Date) =>
	tx
		.update(sessions)
		.set({ expiresAt })
		.where(eq(sessions.hash, hashOf(id)));

/**
 * Secure follows the address actually used, so http://localhost and the tests work without a switch. A shared tablet
 * forgets the cookie when its browser is closed.
 */
function setCookie({ cookies, url }: Event, cookie: ReturnType<typeof lucia.createSessionCookie>, isShared = false) {
	const { maxAge, ...attributes } = cookie.attributes;
	cookies.set(cookie.name, cookie.value, {
		path: '/',
		...attributes,
		...(isShared ? {} : { maxAge }),
		secure: url.protocol === 'https:'
	});
}
