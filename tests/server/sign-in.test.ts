import { verify } from '@node-rs/argon2';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import * as people from '#lib/accounts/people.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import * as signIn from '#lib/accounts/sign-in.server.ts';
import { signInFailures } from '#lib/accounts/tables.server.ts';
import * as tries from '#lib/accounts/tries.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { openStore } from '#tests/support/company.ts';
import { emailOf, PASSWORD } from '#tests/support/store.ts';

vi.mock('@node-rs/argon2', async (original) => {
	const argon2 = await original<typeof import('@node-rs/argon2')>();
	return { ...argon2, verify: vi.fn(argon2.verify) };
});

const SHOP = '203.0.113.7';
const AT = now();
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);
const check = (who: string, password = PASSWORD, { from = SHOP, at = AT } = {}) =>
	signIn.check(who.includes('@') ? who : emailOf(who), password, from, at);
const wrong = expect.objectContaining({ key: 'sign_in_wrong', status: 400 });
const throttled = expect.objectContaining({ key: 'sign_in_throttled', status: 429 });
const refusal = (trying: Promise<string>) =>
	trying.then(
		() => 'let in',
		(error: unknown) => error
	);
const guess = (who: string, times: number) =>
	Promise.all(Array.from({ length: times }, (_, i) => refusal(check(who, `guess ${i}`))));

let cast: Record<string, Person>;
beforeAll(async () => {
	const store = await openStore();
	cast = store.people;
	const newcomer = { name: 'Aino', email: emailOf('aino'), role: 'learner' as const, unitId: store.units.Everyday! };
	await transaction((tx) => people.add(tx, store.people.saga, newcomer)); // invited, not joined
	await people.leave(store.people.saga, store.people.tom.id);
});
beforeEach(async () => {
	await transaction(async (tx) => void (await tx.delete(signInFailures)));
	vi.mocked(verify).mockClear();
});

it('the right password lets in, however the address is typed', async () => {
	expect(await check('maya')).toBe(cast.maya!.id);
	expect(await check('MAYA@Halla.example')).toBe(cast.maya!.id);
	expect(await db().read.$count(signInFailures)).toBe(0);
});

it.each([
	['an unknown address', 'nobody', PASSWORD],
	['an unknown address with the password of the unknown', 'nobody', 'no such person'],
	['a wrong password', 'maya', 'demo-passwort'],
	['somebody invited who has not joined', 'aino', PASSWORD],
	['somebody invited, with the password of the unknown', 'aino', 'no such person'],
	['somebody who left', 'tom', PASSWORD]
])('%s gets the same answer after the same work', async (_, who, password) => {
	expect(await refusal(check(who, password))).toEqual(wrong);
	expect(verify).toHaveBeenCalledExactlyOnceWith(
		expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/),
		password
	);
});

it('after eight failures even the right password must wait a quarter of an hour', async () => {
	expect(await guess('maya', 8)).toEqual(Array(8).fill(wrong));
	expect(await refusal(check('maya'))).toEqual(throttled);
	expect(await refusal(check('MAYA@halla.example'))).toEqual(throttled);
	expect(await refusal(check('maya', PASSWORD, { at: later(14) }))).toEqual(throttled);
	expect(await check('maya', PASSWORD, { at: later(15) })).toBe(cast.maya!.id);
});

it('a stranger elsewhere cannot shut her out, unless from very many places', async () => {
	for (let place = 0; place < 7; place++)
		for (let i = 0; i < 8; i++) await refusal(check('maya', 'guess', { from: `198.51.100.${place}` }));
	expect(await check('maya')).toBe(cast.maya!.id);
	for (let i = 0; i < 4; i++) await refusal(check('maya', 'guess', { from: '192.0.2.1' }));
	expect(await refusal(check('maya'))).toEqual(throttled);
});

it('all addresses of one IPv6 network are one place', async () => {
	for (let i = 0; i < 8; i++) await refusal(check('maya', 'guess', { from: `2001:db8:1:2::${i}` }));
	expect(await refusal(check('maya', PASSWORD, { from: '2001:db8:1:2:aaaa:bbbb:cccc:dddd' }))).toEqual(throttled);
	expect(await check('maya', PASSWORD, { from: '2001:db8:1:3::1' })).toBe(cast.maya!.id);
});

it('a borrowed phone guesses the present password no better', async () => {
	for (let i = 0; i < 8; i++)
		await expect(signIn.confirm(cast.maya!, 'guess', AT)).rejects.toMatchObject({ key: 'password_wrong' });
	await expect(signIn.confirm(cast.maya!, PASSWORD, AT)).rejects.toEqual(throttled);
});

it('an address that nobody has is throttled alike', async () => {
	await guess('nobody', 8);
	expect(await refusal(check('nobody'))).toEqual(throttled);
});

it('seven failures are forgiven, and her colleagues on the same network never notice', async () => {
	await guess('maya', 7);
	expect(await check('maya')).toBe(cast.maya!.id);
	await guess('maya', 1);
	expect(await check('eero')).toBe(cast.eero!.id);
});

it('waiting is not made longer by trying', async () => {
	await guess('maya', 8);
	for (const minutes of [5, 10, 14]) await refusal(check('maya', 'a guess', { at: later(minutes) }));
	expect(await check('maya', PASSWORD, { at: later(15) })).toBe(cast.maya!.id);
});

it('guesses sent all at once are no way around it', async () => {
	const answers = await guess('maya', 30);
	expect(verify).toHaveBeenCalledTimes(8);
	expect(answers.filter((answer) => throttled.asymmetricMatch(answer))).toHaveLength(22);
	expect(await refusal(check('maya'))).toEqual(throttled);
});

it('one network that tries a hundred addresses is throttled, another is not', async () => {
	await guess('nobody', 1);
	const { addressHash } = (await db().read.select().from(signInFailures))[0]!;
	const others = Array.from({ length: 99 }, (_, i) => ({ emailHash: `somebody ${i}`, addressHash, at: AT }));
	await transaction(async (tx) => void (await tx.insert(signInFailures).values(others)));
	expect(await refusal(check('maya'))).toEqual(throttled);
	expect(await check('maya', PASSWORD, { from: '198.51.100.1' })).toBe(cast.maya!.id);
});

it('the list of failures names nobody, and is forgotten after the window', async () => {
	await guess('maya', 1);
	expect(JSON.stringify(await db().read.select().from(signInFailures))).not.toMatch(/maya|203\.0/);
	await transaction((tx) => tries.forget(tx, later(14)));
	expect(await db().read.$count(signInFailures)).toBe(1);
	await transaction((tx) => tries.forget(tx, later(16)));
	expect(await db().read.$count(signInFailures)).toBe(0);
});
