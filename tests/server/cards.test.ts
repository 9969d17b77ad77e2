import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import * as cards from '#lib/accounts/cards.server.ts';
import * as devices from '#lib/accounts/devices.server.ts';
import * as invitations from '#lib/accounts/invitations.server.ts';
import * as joining from '#lib/accounts/joining.server.ts';
import * as moves from '#lib/accounts/moves.server.ts';
import * as people from '#lib/accounts/people.server.ts';
import * as pins from '#lib/accounts/pins.server.ts';
import {
	invitations as rows,
	notices,
	people as persons,
	pins as pinRows,
	signInFailures
} from '#lib/accounts/tables.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { visitor } from '#tests/support/visitor.ts';

const PIN = '258036';
const inDays = (days: number) => new Date(now().getTime() + days * 24 * 3_600_000);
const from = { device: 'a phone', address: '203.0.113.7' };

let cast: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
let aino: string;
beforeEach(async () => {
	({ people: cast, units } = await freshStore());
	aino = await hire('Aino Koski');
});

/** Somebody without e-mail, who has yet to join. */
const hire = (name: string, unit = 'Everyday') =>
	transaction((tx) =>
		people.insert(tx, cast.saga.company.id, {
			name,
			email: `${name.split(' ')[0]}@halla.example`,
			role: 'learner',
			unitId: units[unit]!
		})
	);
const makeFor = async (...ids: string[]) => (await cards.make(cast.lotta, units.Everyday!, ids)).cards;
const codeFor = async (id: string) => (await makeFor(id))[0]!.code;
const namesOf = async (by: keyof typeof cast, unit: string) =>
	(await cards.list(cast[by], units[unit]!)).people.map(({ name }) => name);

describe('a sheet of cards', () => {
	it('says who has not joined yet, and whose card is out', async () => {
		const waiting = async () => (await cards.list(cast.lotta, units.Everyday!)).people.filter(({ joined }) => !joined);
		expect(await waiting()).toMatchObject([{ name: 'Aino Koski', cardUntil: null }]);
		await codeFor(aino);
		expect((await waiting())[0]!.cardUntil!.getTime()).toBeGreaterThan(inDays(13.9).getTime());
	});

	it('holds a code for each who was picked; none is kept', async () => {
		const eetu = await hire('Eetu Aalto');
		const made = await makeFor(aino, eetu);
		expect(made.map(({ name, joined }) => [name, joined])).toEqual([
			['Aino Koski', false],
			['Eetu Aalto', false]
		]);
		const kept = JSON.stringify(await db().read.select().from(rows));
		for (const { code } of made) expect(kept).not.toContain(code);
	});

	it('is made by those who stand above somebody, and by nobody else', async () => {
		expect(await namesOf('lotta', 'Everyday')).toEqual(expect.arrayContaining(['Aino Koski', 'Maya Okafor']));
		expect(await namesOf('lotta', 'Everyday')).not.toContain('Lotta Virtanen');
		expect(await namesOf('omar', 'Shoes')).toEqual(
			expect.arrayContaining(['Aino Koski', 'Lotta Virtanen', 'Tom Reed'])
		);
		expect(await namesOf('omar', 'Shoes')).not.toContain('Omar Haddad');
		expect(await namesOf('saga', 'Shoes')).toContain('Omar Haddad');
		for (const who of ['pieter', 'ines'] as const)
			await expect(cards.make(cast[who], units.Everyday!, [aino])).rejects.toThrow(NotFound);
		await expect(cards.list(cast.maya, units.Everyday!)).rejects.toThrow(NotAllowed);
		await expect(cards.list(cast.lotta, units.Shoes!)).rejects.toThrow(NotFound);
	});

	it.each([
		['herself', () => cast.lotta.id],
		['her manager', () => cast.omar.id],
		['somebody of another team', () => cast.tom.id],
		['nobody', () => crypto.randomUUID()]
	])('a lead makes none for %s, nor any other on that sheet', async (_, who) => {
		await expect(makeFor(aino, who())).rejects.toThrow(NotFound);
		expect(await db().read.$count(rows)).toBe(0);
	});
});

describe('a card', () => {
	it('lets somebody choose a PIN, once', async () => {
		const code = await codeFor(aino);
		expect(await joining.find(code, from)).toMatchObject({ name: 'Aino Koski', company: 'Halla & Co', joined: false });
		expect(await joining.accept(code, PIN, from)).toBe(aino);
		expect((await pins.mine({ id: aino })).pinSince).not.toBeNull();
		expect(await joining.find(code, from)).toBeUndefined();
		expect(await joining.accept(code, '907514', from)).toBeUndefined();
		const [kept] = await db().read.select().from(pinRows);
		expect(kept!.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	});

	it('used twice at once, works once', async () => {
		const code = await codeFor(aino);
		const both = await Promise.all(['258036', '907514'].map((pin) => joining.accept(code, pin, from)));
		expect(both.filter(Boolean)).toEqual([aino]);
	});

	it('lasts 14 days, and a new one ends it', async () => {
		const first = await codeFor(aino);
		expect(await joining.find(first, from, inDays(13.99))).toBeDefined();
		expect(await joining.find(first, from, inDays(14.01))).toBeUndefined();
		const second = await codeFor(aino);
		expect(await joining.find(first, from)).toBeUndefined();
		expect(await joining.accept(second, PIN, from)).toBe(aino);
	});

	it('is worth nothing once its holder has left', async () => {
		const code = await codeFor(aino);
		await people.leave(cast.saga, aino);
		expect(await joining.find(code, from)).toBeUndefined();
		expect(await joining.accept(code, PIN, from)).toBeUndefined();
	});

	it('is worth nothing once its maker has left, or its holder stands beside or above them', async () => {
		const [first, second] = (await makeFor(aino, await hire('Eetu Aalto'))).map(({ code }) => code);
		await moves.move(cast.saga, { personId: aino, place: `manager:${units.Shoes}` });
		expect(await joining.accept(first!, PIN, from)).toBeUndefined();
		await people.leave(cast.saga, cast.lotta.id);
		expect(await joining.find(second!, from)).toBeUndefined();
	});

	it('and a link by mail are two ways: no card is a link, and who joins by one leaves no card lying about', async () => {
		const code = await codeFor(aino);
		await expect(invitations.find(code)).rejects.toThrow(NotFound);
		const token = await transaction((tx) => invitations.mint(tx, aino, cast.saga.id));
		expect(await joining.find(token, from)).toBeUndefined();
		await invitations.accept(token, 'ten shoes a day');
		expect(await joining.find(code, from)).toBeUndefined();
	});

	it('of somebody who has joined changes their PIN and nothing else, and they hear of it', async () => {
		const before = await people.get(cast.maya.id);
		await joining.accept(await codeFor(cast.maya.id), PIN, from);
		const [first] = await db().read.select().from(pinRows).where(eq(pinRows.personId, cast.maya.id));
		const code = await codeFor(cast.maya.id);
		expect(await joining.find(code, from)).toMatchObject({ joined: true });
		await joining.accept(code, '907514', from);
		const [second] = await db().read.select().from(pinRows).where(eq(pinRows.personId, cast.maya.id));
		expect(second!.hash).not.toBe(first!.hash);
		expect(await people.get(cast.maya.id)).toEqual(before);
		const told = await db().read.select().from(notices);
		expect(told).toMatchObject(
			Array(2).fill({ personId: cast.maya.id, kind: 'pin-by-card', params: { by: cast.lotta.id } })
		);
	});
});

describe('wrong codes', () => {
	const wrong = ['K7M3-9PXR', 'nothing', '', 'x'.repeat(100_000), 'K7M3-9PX\0'];

	it('are all the same nothing', async () => {
		for (const code of wrong) expect(await joining.find(code, from)).toBeUndefined();
	});

	it('sent all at once, only ten are looked at; a colleague’s phone on the same network goes on', async () => {
		const code = await codeFor(aino);
		const guesses = await Promise.allSettled(Array.from({ length: 20 }, () => joining.find('K7M3-9PXR', from)));
		expect(guesses.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
		await expect(joining.find(code, from)).rejects.toMatchObject({ key: 'sign_in_throttled', status: 429 });
		expect(await joining.accept(code, PIN, { ...from, device: 'another phone' })).toBe(aino);
	});

	it('right ones are not counted', async () => {
		const code = await codeFor(aino);
		for (let i = 0; i < 12; i++) expect(await joining.find(code, from)).toBeDefined();
		expect(await db().read.$count(signInFailures)).toBe(0);
	});
});

describe('a PIN of one’s own', () => {
	const form = (pinNow: string, pin = PIN) => ({ pinNow, pin, pinAgain: pin });

	it('is set with the password, or with the PIN of who has none', async () => {
		await expect(pins.change(cast.maya, form('a guess'))).rejects.toMatchObject({ key: 'password_wrong' });
		await pins.change(cast.maya, form('demo-password'));
		expect(await pins.mine(cast.maya)).toMatchObject({ hasPassword: true });
		await joining.accept(await codeFor(aino), PIN, from);
		await expect(pins.change({ ...cast.maya, id: aino }, form('907514'))).rejects.toMatchObject({
			key: 'pin_present_wrong'
		});
		await pins.change({ ...cast.maya, id: aino }, form(PIN, '907514'));
		await pins.change({ ...cast.maya, id: aino }, form('907514'));
	});

	it('goes with whoever is forgotten', async () => {
		await joining.accept(await codeFor(aino), PIN, from);
		await people.leave(cast.saga, aino);
		const { forgetPerson } = await import('#lib/accounts/erasure.server.ts');
		await transaction((tx) => forgetPerson(tx, cast.saga, aino));
		expect(await db().read.$count(pinRows)).toBe(0);
		expect((await db().read.select().from(persons).where(eq(persons.id, aino)))[0]!.name).toBe('—');
	});
});

it('a device is known by a random id of its own, and only the hash of that is stored', () => {
	const phone = visitor();
	expect(devices.of(phone)).toBeUndefined();
	devices.recognise(phone);
	const id = phone.jar.get('device')!;
	expect(devices.of(phone)).toMatch(/^[0-9a-f]{64}$/);
	expect(devices.of(phone)).not.toContain(id);
	expect(phone.lastSet).toMatchObject({ httpOnly: true, sameSite: 'lax' });
	devices.recognise(phone);
	expect(phone.jar.get('device')).toBe(id);
	expect(devices.of(visitor(undefined, new Map([['device', 'x'.repeat(40)]])))).toBeUndefined();
});
