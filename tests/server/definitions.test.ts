import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it, test } from 'vitest';
import * as accounts from '#lib/accounts/units.server.ts';
import { Define } from '#lib/awards/definition-forms.ts';
import { SHIPPED } from '#lib/awards/definitions.ts';
import * as definitions from '#lib/awards/definitions.server.ts';
import * as rounds from '#lib/awards/rounds.server.ts';
import { awardDefinitions } from '#lib/awards/tables.server.ts';
import { EMPATHY_PATH } from '#lib/learning/catalogue.server.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { freshStore } from '#tests/support/fresh.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));
const company = () => people.saga.company.id;

type Key = keyof typeof people;
const typed = {
	...{ name: '', who: 'person-everybody', scope: 'store', period: 'month', path: [...EMPATHY_PATH], pathBy: '' },
	...{ minServiceDays: '0', minThanksFrom: '0', minAnswers: '10', maxWinners: '3', cooldownMonths: '2' },
	...{ nominators: 'everybody', deciders: 'manager', evidence: ['path', 'thanks'] }
};
const form = (change: Partial<Record<keyof typeof typed, unknown>> = {}) =>
	Define.parse({ ...typed, submission: uuidv7(), ...change });
const save = (by: Key, unit: string, key: string | undefined, change = {}, at = NOW) =>
	definitions.save(people[by], unit, key, form(change), at);
const inForce = async (unit: string) => definitions.forUnits([await accounts.get(unit)]);
const keys = async (unit: string) => (await inForce(unit)).map(({ key }) => key);
const rulesOf = async (unit: string, key = 'empathy-award') =>
	(await inForce(unit)).find((definition) => definition.key === key)?.rules;

describe('as they came', () => {
	it('four awards are given in each store', async () => {
		const shipped = ['empathy-award', 'team-that-learns', 'loyal-customers', 'most-thanks'];
		expect(await keys(units.Shoes!)).toEqual(shipped);
		for (const other of [units.Everyday!, company()]) expect(await keys(other)).toEqual([]);
		const { definitions: listed } = await definitions.all(people.omar, units.Shoes!);
		expect(listed.map(({ key, name, set }) => [key, name, set])).toEqual(shipped.map((key) => [key, null, undefined]));
	});

	it('have names in each language', () => {
		for (const key of Object.keys(SHIPPED)) {
			const names = (['en', 'fi', 'nl', 'zh-Hant'] as const).map((locale) => definitions.nameOf(key, null, locale));
			expect(new Set(names).size).toBe(4);
		}
		expect(definitions.nameOf('empathy-award', 'The golden shoehorn', 'fi')).toBe('The golden shoehorn');
	});
});

describe('a change', () => {
	it('of a manager is for their store, of an admin for all who have none of their own', async () => {
		await save('saga', company(), 'empathy-award', { maxWinners: '5' });
		await save('omar', units.Shoes!, 'empathy-award', { maxWinners: '1', name: 'The golden shoehorn' }, later(1));
		await save('saga', company(), 'empathy-award', { maxWinners: '4' }, later(2));
		expect(await rulesOf(units.Shoes!)).toMatchObject({ maxWinners: 1 });
		expect(await rulesOf(units.Garden!)).toMatchObject({ maxWinners: 4 });
		const { definition } = await definitions.find(people.omar, units.Shoes!, 'empathy-award');
		expect(definition).toMatchObject({ name: 'The golden shoehorn', set: { unit: 'Shoes', by: 'Omar Haddad' } });
	});

	it('is a row of its own: what was said before stays', async () => {
		await save('omar', units.Shoes!, 'empathy-award', { maxWinners: '1' });
		await save('omar', units.Shoes!, 'empathy-award', { maxWinners: '2' }, later(1));
		const rows = await db().read.select().from(awardDefinitions);
		expect(rows.map((row) => row.rules?.maxWinners).sort()).toEqual([1, 2]);
	});

	it('leaves a round that is open as it was opened', async () => {
		const open = { award: 'empathy-award', unitId: units.Shoes!, period: '2026-11' };
		const before = await rounds.open(people.omar, open, NOW);
		await save('omar', units.Shoes!, 'empathy-award', { maxWinners: '1', path: [], who: 'person-nomination' });
		expect((await rounds.find(people.omar, before, NOW)).rules).toEqual(SHIPPED['empathy-award']);
		const after = await rounds.open(people.omar, { ...open, period: '2026-10' }, NOW);
		expect((await rounds.find(people.omar, after, NOW)).rules).toMatchObject({ maxWinners: 1, basis: 'nomination' });
	});

	it('by two at once: both are kept, the later one holds', async () => {
		await Promise.all([
			save('omar', units.Shoes!, 'empathy-award', { maxWinners: '1' }, later(2)),
			save('saga', units.Shoes!, 'empathy-award', { maxWinners: '5' }, later(1))
		]);
		expect(await rulesOf(units.Shoes!)).toMatchObject({ maxWinners: 1 });
		expect(await db().read.$count(awardDefinitions)).toBe(2);
	});

	it('sent twice is one, and another under the same id is refused', async () => {
		const body = form({ name: 'Kindest moment' });
		const add = (change = {}) => definitions.save(people.omar, units.Shoes!, undefined, { ...body, ...change }, NOW);
		const [first, second] = await Promise.all([add(), add()]);
		expect(second).toBe(first);
		expect(await keys(units.Shoes!)).toHaveLength(5);
		await expect(add({ name: 'Other' })).rejects.toMatchObject({ key: 'submission_reused', status: 409 });
	});

	it('can be taken back: what holds above holds again', async () => {
		await save('saga', company(), 'empathy-award', { maxWinners: '5' });
		await save('omar', units.Shoes!, 'empathy-award', { maxWinners: '1' }, later(1));
		await definitions.reset(people.omar, units.Shoes!, 'empathy-award', uuidv7(), later(2));
		expect(await rulesOf(units.Shoes!)).toMatchObject({ maxWinners: 5 });
		const again = definitions.reset(people.omar, units.Shoes!, 'empathy-award', uuidv7(), later(3));
		await expect(again).rejects.toMatchObject({ key: 'definition_not_changed', status: 409 });
		await definitions.reset(people.saga, company(), 'empathy-award', uuidv7(), later(4));
		expect(await rulesOf(units.Shoes!)).toEqual(SHIPPED['empathy-award']);
	});
});

describe('an award of the shop’s own', () => {
	it('is given where it was made, and below', async () => {
		const mine = await save('omar', units.Shoes!, undefined, { name: 'Kindest moment', scope: 'team' });
		expect(await keys(units.Everyday!)).toEqual([mine]);
		expect(await keys(units.Plants!)).toEqual([]);
		const all = await save('saga', company(), undefined, { name: 'Of the year', scope: 'company', period: 'quarter' });
		expect(await keys(company())).toEqual([all]);
		expect((await definitions.all(people.omar, units.Shoes!)).definitions.map(({ key }) => key)).not.toContain(all);
	});

	it('needs a name, also after a change', async () => {
		const nameless = { key: 'definition_needs_name' };
		await expect(save('omar', units.Shoes!, undefined)).rejects.toMatchObject(nameless);
		const key = await save('omar', units.Shoes!, undefined, { name: 'Kindest moment' });
		await expect(save('omar', units.Shoes!, key)).rejects.toMatchObject(nameless);
		const back = definitions.reset(people.omar, units.Shoes!, key, uuidv7(), later(1));
		await expect(back).rejects.toMatchObject({ key: 'definition_not_changed' });
	});

	it('of a store is not for regions or the company', async () => {
		for (const scope of ['region', 'company']) {
			const high = save('omar', units.Shoes!, undefined, { name: 'Too high', scope });
			await expect(high).rejects.toMatchObject({ key: 'definition_scope_too_high' });
		}
	});
});

describe('an award that is no longer given', () => {
	const retire = (by: Key, unit: string, at = NOW) => definitions.retire(people[by], unit, 'most-thanks', uuidv7(), at);

	it('opens no new round there; given again, it does', async () => {
		await retire('omar', units.Shoes!);
		expect(await keys(units.Shoes!)).not.toContain('most-thanks');
		expect(await keys(units.Garden!)).toContain('most-thanks');
		const open = rounds.open(people.omar, { award: 'most-thanks', unitId: units.Shoes!, period: '2026-11' }, NOW);
		await expect(open).rejects.toThrow(NotFound);
		await save('omar', units.Shoes!, 'most-thanks', { who: 'person-thanks' }, later(1));
		expect(await keys(units.Shoes!)).toContain('most-thanks');
	});

	it('in the whole company is given nowhere, and no store brings it back by itself', async () => {
		await save('omar', units.Shoes!, 'most-thanks', { who: 'person-thanks' });
		await retire('saga', company(), later(1));
		expect(await keys(units.Shoes!)).not.toContain('most-thanks');
		const again = save('omar', units.Shoes!, 'most-thanks', { who: 'person-thanks' }, later(2));
		await expect(again).rejects.toMatchObject({ key: 'definition_retired_above', status: 409 });
	});
});

describe('it does not exist for', () => {
	test.each(['ines', 'lotta', 'eero', 'pieter'] as const)(
		'%s, outside the store or without a role over it',
		async (key) => {
			await expect(definitions.all(people[key], units.Shoes!)).rejects.toThrow(NotFound);
			await expect(save(key, units.Shoes!, 'empathy-award')).rejects.toThrow(NotFound);
			await expect(definitions.retire(people[key], units.Shoes!, 'empathy-award', uuidv7())).rejects.toThrow(NotFound);
			expect(await db().read.$count(awardDefinitions)).toBe(0);
		}
	);
	test('a manager, above their store or in a team', async () => {
		for (const unit of [company(), units.Everyday!])
			await expect(save('omar', unit, 'empathy-award')).rejects.toThrow(NotFound);
		await expect(save('omar', units.Shoes!, 'no-such-award')).rejects.toThrow(NotFound);
	});
});

describe('the form', () => {
	const problems = (change: object) =>
		Define.safeParse({ ...typed, submission: uuidv7(), ...change }).error?.issues.map(
			({ path, message }) => `${String(path[0])} ${message}`
		);
	test.each([
		[{ name: 'x'.repeat(10_000) }, ['name field_too_long']],
		[{ name: 'two\nlines' }, ['name field_invalid']],
		[{ minAnswers: '9' }, ['minAnswers definition_number']], // three of three shall never count
		[{ maxWinners: '0' }, ['maxWinners definition_number']],
		[{ cooldownMonths: '1e2' }, ['cooldownMonths definition_number']],
		[{ path: ['nothing'] }, ['path field_invalid']],
		[{ pathBy: '2026-02-30' }, ['pathBy field_date']],
		[{ who: 'team-completion', path: [] }, ['path definition_needs_path']],
		[{ who: 'team-completion', scope: 'team' }, ['scope definition_team_in_team']],
		[{ who: 'computer' }, ['who field_required']]
	])('refuses %j', (change, expected) => expect(problems(change)).toEqual(expected));

	test('keeps HTML and formulas as the plain words they are', () => {
		expect(form({ name: ' =<b>Best</b> ' }).name).toBe('=<b>Best</b>');
	});
	test('leaves out what such an award does not know, and adds what it cannot do without', () => {
		const { rules } = form({ who: 'team-retention', path: [], pathBy: '2026-12-01', minThanksFrom: '3' });
		expect(rules).toMatchObject({ subject: 'team', basis: 'retention', minThanksFrom: 0, evidence: ['retention'] });
		expect(rules).not.toHaveProperty('pathBy');
		expect(form({ minThanksFrom: '1', evidence: [] }).rules.evidence).toEqual(['path', 'thanks']);
	});
});
