import { eq } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import * as devices from '#lib/accounts/devices.server.ts';
import * as people from '#lib/accounts/people.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import * as sessions from '#lib/accounts/sessions.server.ts';
import { grants, people as persons, sessions as rows } from '#lib/accounts/tables.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { openStore } from '#tests/support/company.ts';
import { visitor } from '#tests/support/visitor.ts';

const DAY_MS = 24 * 3_600_000;
let cast: Awaited<ReturnType<typeof openStore>>['people'];
let units: Record<string, string>;
beforeAll(async () => ({ people: cast, units } = await openStore()));
beforeEach(() => transaction(async (tx) => void (await tx.delete(rows))));

async function phoneOf({ id }: Person) {
	const phone = visitor();
	await sessions.signIn(phone, id);
	return phone;
}
// Lucia asks the machine for the time, so these instants are the machine's.
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);
const expireAt = (expiresAt: Date) => transaction(async (tx) => void (await tx.update(rows).set({ expiresAt })));
const stored = () => db().read.select().from(rows);

it('the next request of who signed in is theirs, with what they are where', async () => {
	const phone = await phoneOf(cast.maya);
	expect((await sessions.authenticate(phone))?.person).toEqual(cast.maya);
	expect(await sessions.authenticate(visitor())).toBeNull();
});

it('the cookie is out of reach of scripts and other sites, and secure where the address is', async () => {
	const phone = await phoneOf(cast.maya);
	expect(phone.lastSet).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/', secure: false });
	const outside = visitor('https://attune.halla.example/');
	await sessions.signIn(outside, cast.maya.id);
	expect(outside.lastSet).toMatchObject({ httpOnly: true, secure: true });
});

it('the database holds only SHA-256 of the cookie, and that signs nobody in', async () => {
	const phone = await phoneOf(cast.maya);
	const cookie = phone.jar.get('session')!;
	const [row, ...others] = await stored();
	expect(row).toMatchObject({ hash: createHash('sha256').update(cookie).digest('hex'), personId: cast.maya.id });
	expect([others, JSON.stringify(row).includes(cookie)]).toEqual([[], false]);
	expect(await sessions.authenticate(visitor(undefined, new Map([['session', row!.hash]])))).toBeNull();
});

it('each sign-in is a session of its own', async () => {
	const [phone, desk] = [await phoneOf(cast.maya), await phoneOf(cast.maya)];
	expect(phone.jar.get('session')).not.toBe(desk.jar.get('session'));
	await sessions.signOut(phone, (await sessions.authenticate(phone))!.sessionId);
	expect([await sessions.authenticate(phone), phone.jar.size]).toEqual([null, 0]);
	expect(await sessions.authenticate(desk)).not.toBeNull();
});

it('a session in the second half of its life is renewed, before that it is left alone', async () => {
	const phone = await phoneOf(cast.maya);
	await expireAt(inDays(8));
	phone.lastSet = undefined;
	await sessions.authenticate(phone);
	expect(phone.lastSet).toBeUndefined();
	expect((await stored())[0]!.expiresAt.getTime()).toBeLessThan(inDays(9).getTime());

	await expireAt(inDays(6));
	await sessions.authenticate(phone);
	expect(phone.lastSet).toBeDefined();
	expect((await stored())[0]!.expiresAt.getTime()).toBeGreaterThan(inDays(13).getTime());
	expect(await sessions.authenticate(phone)).not.toBeNull();
});

/** A phone whose owner came in at a store's door and left the box ticked. */
async function tabletOf({ id }: Person) {
	const tablet = visitor();
	devices.share(tablet, 'KPMR4X7YTD2H');
	await sessions.signIn(tablet, id, now());
	return tablet;
}
const later = (minutes: number) => new Date(now().getTime() + minutes * 60_000);

it('a shared tablet forgets who used it a quarter of an hour after their last request', async () => {
	const tablet = await tabletOf(cast.maya);
	expect(await sessions.authenticate(tablet, later(14))).toMatchObject({ isShared: true });
	expect(await sessions.authenticate(tablet, later(28))).toMatchObject({ person: { id: cast.maya.id } });
	expect(await sessions.authenticate(tablet, later(43.5))).toBeNull();
	expect([await stored(), tablet.jar.has('session')]).toEqual([[], false]);
});

it('no request makes a shared session last longer than that, and its cookie goes with the browser', async () => {
	const tablet = await tabletOf(cast.maya);
	expect(tablet.lastSet!.maxAge).toBeUndefined();
	tablet.lastSet = undefined;
	await sessions.authenticate(tablet);
	expect(tablet.lastSet).toBeUndefined();
	const [row] = await stored();
	expect(row!.shared).toBe(true);
	expect(row!.expiresAt.getTime()).toBeLessThanOrEqual(later(15).getTime());
	expect((await sessions.authenticate(await phoneOf(cast.maya)))!.isShared).toBe(false);
});

it('an expired session is nobody’s, and leaves no row and no cookie', async () => {
	const phone = await phoneOf(cast.maya);
	await expireAt(inDays(-1));
	expect(await sessions.authenticate(phone)).toBeNull();
	expect([await stored(), phone.jar.size]).toEqual([[], 0]);
});

it('housekeeping forgets what has expired and nothing else', async () => {
	await phoneOf(cast.maya);
	await expireAt(new Date(now().getTime() - 1));
	const phone = await phoneOf(cast.eero);
	const [, { expiresAt }] = (await stored()).sort((a, b) => +a.expiresAt - +b.expiresAt) as [
		unknown,
		{ expiresAt: Date }
	];
	await transaction((tx) => sessions.forgetExpired(tx, new Date(expiresAt.getTime() - 1)));
	expect(await stored()).toMatchObject([{ personId: cast.eero.id }]);
	expect(await sessions.authenticate(phone)).not.toBeNull();
});

it('who leaves is out on the next request', async () => {
	const phone = await phoneOf(cast.tom);
	expect(await sessions.authenticate(phone)).not.toBeNull();
	await people.leave(cast.saga, cast.tom.id);
	expect([await sessions.authenticate(phone), phone.jar.size]).toEqual([null, 0]);
	await sessions.signIn(phone, cast.tom.id);
	expect(await sessions.authenticate(phone)).toBeNull();
});

it('a role that ends or has yet to begin gives nothing on the next request', async () => {
	const phone = await phoneOf(cast.omar);
	const change = (set: { from?: Date; until?: Date | null }) =>
		transaction(async (tx) => void (await tx.update(grants).set(set).where(eq(grants.personId, cast.omar.id))));
	const held = async () => (await sessions.authenticate(phone))!.person.grants;
	expect(await held()).toEqual([{ role: 'manager', unitId: units.Shoes, unitKind: 'store' }]);
	await change({ until: new Date(now().getTime() - 1) });
	expect(await held()).toEqual([]);
	await change({ until: null, from: new Date(now().getTime() + DAY_MS) });
	expect(await held()).toEqual([]);
});

it('signing out everywhere ends all of hers and nobody else’s', async () => {
	const [phone, desk, other] = [await phoneOf(cast.maya), await phoneOf(cast.maya), await phoneOf(cast.eero)];
	await sessions.signOutEverywhere(cast.maya.id);
	expect([await sessions.authenticate(phone), await sessions.authenticate(desk)]).toEqual([null, null]);
	expect((await sessions.authenticate(other))!.person.id).toBe(cast.eero.id);
});

it('passwords are kept as argon2id at OWASP’s cost, each with a salt of its own', async () => {
	await people.changePassword(cast.maya, 'demo-password', 'another password');
	await people.changePassword(cast.eero, 'demo-password', 'another password');
	const hashes = await Promise.all([cast.maya, cast.eero].map(async ({ id }) => (await people.get(id)).passwordHash));
	for (const hash of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	expect(hashes[0]).not.toBe(hashes[1]);
	const everybody = JSON.stringify(await db().read.select().from(persons));
	expect(everybody).not.toContain('another password');
});

it('a password changes only for who knows the present one', async () => {
	const changing = people.changePassword(cast.wei, 'a guess', 'another password');
	await expect(changing).rejects.toMatchObject({ key: 'password_wrong' });
	await people.changePassword(cast.wei, 'demo-password', 'another password');
	await people.changePassword(cast.wei, 'another password', 'demo-password');
});
