import * as fc from 'fast-check';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { ALPHABET, CARD_SIGNS, readCode, showCode, spellCode } from '#lib/accounts/codes.ts';
import { makeCode } from '#lib/accounts/codes.server.ts';
import { shortNames } from '#lib/accounts/names.ts';
import { isGuessable, isPin, readPin } from '#lib/accounts/pin-rules.ts';
import { canMakeCard, type Role } from '#lib/accounts/policy.ts';
import { qrOf } from '#lib/platform/qr.ts';

const codes = fc
	.array(fc.constantFrom(...ALPHABET), { minLength: CARD_SIGNS, maxLength: CARD_SIGNS })
	.map((signs) => signs.join(''));

describe('a code', () => {
	it('has no signs that look alike, and no vowels to make words of', () => {
		for (const alike of ['0OQD', '1IL', '2Z', '5S', '6G', '8B', 'UV'])
			expect([...alike].filter((sign) => ALPHABET.includes(sign)).length, alike).toBeLessThanOrEqual(1);
		expect(ALPHABET).not.toMatch(/[AEIOU]/);
		expect(new Set(ALPHABET).size).toBe(ALPHABET.length);
	});

	it('is made of that alphabet, and never twice the same', () => {
		const made = Array.from({ length: 200 }, () => makeCode(CARD_SIGNS));
		for (const code of made) expect(readCode(code, CARD_SIGNS)).toBe(code);
		expect(new Set(made).size).toBe(200);
	});

	it('is read however it was typed: with gaps, small, in wide letters', () => {
		fc.assert(
			fc.property(codes, (code) => {
				const wide = [...code].map((sign) => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0)).join('');
				const typed = [code, showCode(code), ` ${showCode(code).toLowerCase()} `, spellCode(code), wide];
				expect(typed.map((one) => readCode(one, CARD_SIGNS))).toEqual(typed.map(() => code));
			})
		);
		expect(showCode('K7M39PXR')).toBe('K7M3-9PXR');
	});

	it('takes a sign that it cannot hold for the one that looks like it', () => {
		expect(readCode('B5ZG-UQ0F', CARD_SIGNS)).toBe('8526VDDF');
		for (const none of ['', 'K7M3', 'K7M3-9PXR-2', 'K7M3-9PX!', 'K7M3-9PX\0', 'K7M3-9PX1', '🌱'.repeat(8)])
			expect(readCode(none, CARD_SIGNS), none).toBeUndefined();
	});
});

describe('a PIN', () => {
	it.each(['000000', '123456', '654321', '121212', '123123', '112233', '789012', '246802', '975319', '998877'])(
		'%s is what a stranger tries first',
		(pin) => expect(isGuessable(pin)).toBe(true)
	);

	it.each(['258036', '907514', '112358', '100001', '314159'])('%s is taken', (pin) => {
		expect(isGuessable(pin)).toBe(false);
	});

	it('is six digits from any keyboard; few of all are refused', () => {
		expect(['258036', ' 258 036', '２５８０３６'].map(readPin)).toEqual(['258036', '258036', '258036']);
		for (const none of ['', '25803', '2580367', '25803a', '٢٥٨٠٣٦']) expect(isPin(readPin(none)), none).toBe(false);
		const some = Array.from({ length: 10_000 }, (_, n) => `12${String(n).padStart(4, '0')}`);
		expect(some.filter(isGuessable).length).toBeLessThan(20);
	});
});

describe('names at the door', () => {
	const called = (...names: string[]) => shortNames(names.map((name) => ({ name }))).map(({ short }) => short);

	it('are the first name and an initial', () => {
		expect(called('Maya Okafor', 'Pieter de Vries', '李薇', 'Cher')).toEqual(['Maya O.', 'Pieter V.', '李薇', 'Cher']);
	});

	it('are whole where two would be called the same', () => {
		expect(called('Maya Okafor', 'Maya Olsen', 'Maya Niemi')).toEqual(['Maya Okafor', 'Maya Olsen', 'Maya N.']);
	});
});

describe('who makes a card for whom', () => {
	const at = (role: Role, ...ancestors: string[]) => ({ role, ancestors });
	const actor = (role: Role, unitId: string) => ({ grants: [{ role, unitId, unitKind: 'team' as const }] });
	const learner = at('learner', 'everyday', 'shoes', 'halla');

	it.each<[string, ReturnType<typeof actor>, ReturnType<typeof at>[], boolean]>([
		['a lead for the team', actor('lead', 'everyday'), [learner], true],
		['a lead for another team', actor('lead', 'trail'), [learner], false],
		['a lead for a fellow lead', actor('lead', 'everyday'), [at('lead', 'everyday', 'shoes')], false],
		['a lead for a learner who leads elsewhere', actor('lead', 'everyday'), [learner, at('lead', 'trail')], false],
		['a manager for a lead', actor('manager', 'shoes'), [at('lead', 'everyday', 'shoes')], true],
		['a manager for a manager', actor('manager', 'shoes'), [at('manager', 'shoes')], false],
		['an admin for a manager', actor('admin', 'halla'), [at('manager', 'shoes', 'halla')], true],
		['an admin for an admin', actor('admin', 'halla'), [at('admin', 'halla')], false],
		['a learner for a learner', actor('learner', 'everyday'), [learner], false],
		['anybody for somebody who holds nothing', actor('admin', 'halla'), [], false]
	])('%s', (_, by, held, may) => {
		expect(canMakeCard(by, held)).toBe(may);
	});
});

it('the square says exactly what it was given, with a quiet edge around it', () => {
	const address = 'https://attune.halla.example/join/K7M39PXR';
	const { size, path } = qrOf(address);
	const drawn = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
	for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
		drawn[Number(y)]!.fill(true, Number(x), Number(x) + Number(length));
	expect(drawn).toEqual(encode(address, { ecc: 'Q', border: 4 }).data);
	expect(drawn.slice(0, 4).flat()).not.toContain(true);
	expect(path.replace(/M\d+ \d+h\d+v1h-\d+z/g, '')).toBe('');
});
