import { verify } from '@node-rs/argon2';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as doors from '#lib/accounts/doors.server.ts';
import * as entry from '#lib/accounts/entry.server.ts';
import { hashPassword } from '#lib/accounts/passwords.server.ts';
import * as people from '#lib/accounts/people.server.ts';
import * as pins from '#lib/accounts/pins.server.ts';
import * as sessions from '#lib/accounts/sessions.server.ts';
import { signInFailures } from '#lib/accounts/tables.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { visitor } from '#tests/support/visitor.ts';

/** No PIN of anybody's: it is looked at like any other, without the work that makes guessing slow. */
const GUESS = vi.hoisted(() => '111222');
vi.mock('@node-rs/argon2', async (original) => {
	const argon2 = await original<typeof import('@node-rs/argon2')>();
	const verify = async (hash: string, pin: string) => pin !== GUESS && argon2.verify(hash, pin);
	return { ...argon2, verify: vi.fn(verify) };
});

const PIN = '258036';
const AT = now();
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);
const SHOP = '203.0.113.7';
const tablet = { device: 'the tablet', address: SHOP };
const stranger = { device: 'a strange phone', address: '198.51.100.1' };
const wrong = expect.objectContaining({ key: 'pin_wrong', status: 400 });
const throttled = expect.objectContaining({ key: 'sign_in_throttled', status: 429 });

let cast: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
let code: string;
beforeEach(async () => {
	({ people: cast, units } = await freshStore());
	code = await doors.open(cast.omar, units.Shoes!);
	const hash = await hashPassword(PIN);
	for (const key of ['maya', 'eero', 'tom', 'lotta', 'kaisa'] as const)
		await transaction((tx) => pins.set(tx, cast[key].id, hash, AT));
	vi.mocked(verify).mockClear();
});

type Key = keyof typeof cast;
const enter = (who: Key, pin = PIN, from: { device?: string; address: string } = tablet, at = AT) =>
	entry.enter(code, { person: cast[who].id, pin }, from, at);
const refusal = (trying: Promise<string>) =>
	trying.then(
		() => 'let in',
		(error: unknown) => error
	);
const guess = async (times: number, who: Key, from: { device?: string; address: string } = tablet) => {
	for (let i = 0; i < times; i++) await refusal(enter(who, GUESS, from));
};
const names = async (device?: string) => (await entry.peopleAt(units.Shoes!, device, AT)).map(({ name }) => name);

describe('at the door', () => {
	it('stand the people of that store who have a PIN and still work here', async () => {
		expect(await names()).toEqual(['Eero Salo', 'Lotta Virtanen', 'Maya Okafor', 'Tom Reed']);
		await people.leave(cast.saga, cast.tom.id);
		expect(await names()).not.toContain('Tom Reed');
		expect(await refusal(enter('tom'))).toEqual(wrong);
	});

	it('who came in on this device last stands first', async () => {
		await enter('tom', PIN, tablet, later(-20));
		await enter('maya', PIN, tablet, later(-10));
		expect(await names('the tablet')).toEqual(['Maya Okafor', 'Tom Reed', 'Eero Salo', 'Lotta Virtanen']);
		expect(await names('another tablet')).toEqual(['Eero Salo', 'Lotta Virtanen', 'Maya Okafor', 'Tom Reed']);
	});

	it('the right PIN lets in, and leaves no count behind', async () => {
		expect(await enter('maya')).toBe(cast.maya.id);
		expect(await db().read.$count(signInFailures)).toBe(0);
	});

	it.each<[string, () => string, string]>([
		['a wrong PIN', () => cast.maya.id, '907514'],
		['somebody of another store', () => cast.kaisa.id, PIN],
		['somebody without a PIN', () => cast.wei.id, PIN],
		['nobody', () => crypto.randomUUID(), PIN],
		['no id at all', () => "' or 1=1 --", PIN]
	])('%s gets the same answer after the same work', async (_, person, pin) => {
		expect(await refusal(entry.enter(code, { person: person(), pin }, tablet, AT))).toEqual(wrong);
		expect(verify).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^\$argon2id\$/), pin);
	});

	it('who leaves is out on the next request', async () => {
		const phone = visitor();
		await sessions.signIn(phone, await enter('tom'));
		await people.leave(cast.saga, cast.tom.id);
		expect(await sessions.authenticate(phone)).toBeNull();
	});
});

describe('wrong PINs', () => {
	it('sent twenty at once, only five are looked at; a quarter of an hour later it is open again', async () => {
		const all = await Promise.all(Array.from({ length: 20 }, () => refusal(enter('maya', GUESS))));
		expect(all.filter((one) => (one as { key: string }).key === 'pin_wrong')).toHaveLength(5);
		expect(verify).toHaveBeenCalledTimes(5);
		expect(await refusal(enter('maya'))).toEqual(throttled);
		expect(await refusal(enter('maya', PIN, tablet, later(14)))).toEqual(throttled);
		expect(await enter('maya', PIN, tablet, later(15))).toBe(cast.maya.id);
	});

	it('of one person do not shut the tablet for the others', async () => {
		await enter('eero');
		await guess(8, 'maya');
		expect(await refusal(enter('maya'))).toEqual(throttled);
		expect(await enter('eero')).toBe(cast.eero.id);
		expect(await enter('tom')).toBe(cast.tom.id);
	});

	it('of strangers elsewhere never shut her out where her PIN was right before', async () => {
		await enter('maya');
		for (let place = 0; place < 8; place++) await guess(5, 'maya', { address: `198.51.100.${place}` });
		expect(await refusal(enter('maya', PIN, { address: '192.0.2.9' }))).toEqual(throttled); // twenty from anywhere
		await guess(4, 'maya');
		expect(await enter('maya')).toBe(cast.maya.id);
	});

	it('of a stranger do not shut the store: sixty at one place are too many there, and only there', async () => {
		await enter('eero');
		for (let i = 0; i < 60; i++) await refusal(entry.enter(code, { person: `nobody ${i}`, pin: GUESS }, stranger, AT));
		expect(await refusal(enter('lotta', PIN, stranger))).toEqual(throttled);
		expect(await enter('eero')).toBe(cast.eero.id);
		expect(await enter('lotta')).toBe(cast.lotta.id);
	});

	it('are counted by the network for a client that keeps no cookies, or takes new ones each time', async () => {
		for (let i = 0; i < 3; i++) await guess(1, 'maya', { address: SHOP });
		for (let i = 0; i < 2; i++) await guess(1, 'maya', { device: `fresh ${i}`, address: SHOP });
		expect(await refusal(enter('maya', PIN, { address: SHOP }))).toEqual(throttled);
		expect(await refusal(enter('maya', PIN, { device: 'fresh 9', address: SHOP }))).toEqual(throttled);
	});
});

describe('the code on the wall', () => {
	it('opens this store’s door until there is a new one', async () => {
		expect(await doors.find(code)).toMatchObject({ id: units.Shoes, name: 'Shoes', company: 'Halla & Co' });
		expect(await doors.find(` ${code.toLowerCase()}`)).toMatchObject({ name: 'Shoes' });
		const next = await doors.open(cast.omar, units.Shoes!);
		await expect(doors.find(code)).rejects.toThrow(NotFound);
		await expect(enter('maya')).rejects.toThrow(NotFound);
		expect((await doors.of(cast.lotta, units.Shoes!)).code).toBe(next);
	});

	it.each(['', 'nothing', 'x'.repeat(100_000), '%00', 'K7M39PXRK7M3'])('%j opens none', async (typed) => {
		await expect(doors.find(typed)).rejects.toThrow(NotFound);
	});

	it('is made by who manages the store, and printed by who leads there', async () => {
		await expect(doors.open(cast.lotta, units.Shoes!)).rejects.toThrow(NotAllowed);
		await expect(doors.open(cast.ines, units.Shoes!)).rejects.toThrow(NotFound);
		expect(await doors.of(cast.lotta, units.Shoes!)).toMatchObject({ code, mayOpen: false });
		await expect(doors.of(cast.maya, units.Shoes!)).rejects.toThrow(NotFound);
		await expect(doors.of(cast.ines, units.Shoes!)).rejects.toThrow(NotFound);
	});

	it('changed by two managers at once, one is left', async () => {
		const both = await Promise.all([doors.open(cast.omar, units.Shoes!), doors.open(cast.saga, units.Shoes!)]);
		const open = await Promise.allSettled(both.map((one) => doors.find(one)));
		expect(open.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});
});
