import { beforeEach, expect, it, test } from 'vitest';
import type { Person } from '#lib/accounts/policy.ts';
import { transaction } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as boards from '#lib/recognition/boards.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import * as settings from '#lib/recognition/settings.server.ts';
import { kudos } from '#lib/recognition/tables.server.ts';
import { freshStore } from '#tests/support/fresh.ts';

const NOW = new Date('2026-11-18T09:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let ids: Record<string, string>;
beforeEach(async () => ({ people, units: ids } = await freshStore()));

type Key = keyof typeof people;
const thanks = (from: Key, to: Key, practice = 'L2', month = '2026-11') =>
	transaction((tx) =>
		tx.insert(kudos).values({
			fromId: people[from].id,
			toId: people[to].id,
			storeId: ids.Shoes!,
			moment: 'Carried a parcel to the tram.',
			...{ practice, month, at: NOW }
		})
	);
const onBoard = async (actor: Person = people.maya, period = '2026-11') => {
	const { rows } = await boards.givers(actor, ids.Shoes!, period, NOW);
	return rows.map(({ name, given, to, practices, rank, tied }) => [name, given, to, practices, rank, tied]);
};

it('ranks thanks given, not thanks received, and shows ties as ties', async () => {
	await thanks('eero', 'sanne');
	await thanks('eero', 'tom', 'S4');
	await thanks('wei', 'sanne');
	await thanks('maya', 'sanne');
	expect(await onBoard()).toEqual([
		['Eero Salo', 2, 2, 2, 1, false],
		['Maya Okafor', 1, 1, 1, 2, true],
		['李薇', 1, 1, 1, 2, true]
	]);
	await expect(boards.givers(people.kaisa, ids.Shoes!, '2026-11', NOW)).rejects.toThrow(NotFound);
});

it('counts what goes to and fro between two people once', async () => {
	for (let i = 0; i < 4; i++) await thanks('eero', 'sanne');
	await thanks('sanne', 'eero');
	expect((await onBoard()).map(([name, given]) => [name, given])).toEqual([
		['Eero Salo', 1],
		['Sanne Bakker', 1]
	]);
});

it('is of a month or a quarter', async () => {
	await thanks('eero', 'sanne', 'L2', '2026-10');
	await thanks('eero', 'tom', 'L2', '2026-11');
	expect((await onBoard(people.maya, '2026-10'))[0]).toEqual(['Eero Salo', 1, 1, 1, 1, false]);
	expect((await onBoard(people.maya, '2026-Q4'))[0]).toEqual(['Eero Salo', 2, 2, 1, 1, false]);
	expect(await onBoard(people.maya, '2026-Q3')).toEqual([]);
});

it('is of the people of the teams: who leads or manages them thanks without a place', async () => {
	await thanks('lotta', 'eero');
	await thanks('omar', 'eero');
	await thanks('eero', 'tom');
	expect((await onBoard()).map(([name]) => name)).toEqual(['Eero Salo']);
});

test('who opted out is not on it, for nobody', async () => {
	await thanks('noor', 'eero');
	await thanks('eero', 'noor');
	await optOuts.choose(people.noor, false, NOW);
	for (const shown of ['ranks', 'names', 'off'] as const) {
		await settings.choose(people.saga, shown, NOW);
		for (const actor of [people.eero, people.noor, people.lotta, people.omar, people.saga])
			expect((await onBoard(actor)).map(([name]) => name)).not.toContain('Noor Rahimi');
	}
	const { givers, given } = await boards.givers(people.eero, ids.Shoes!, '2026-11', NOW);
	expect([givers, given]).toEqual([1, 1]);
});

test('without ranks it names who gave, with one’s own numbers; with nobody, only oneself', async () => {
	await thanks('eero', 'sanne');
	await thanks('eero', 'tom');
	await thanks('aisha', 'tom');
	await settings.choose(people.saga, 'names', NOW);
	expect(await onBoard(people.eero)).toEqual([
		['Aisha Karim', null, null, null, null, false],
		['Eero Salo', 2, 2, 1, null, false]
	]);
	await settings.choose(people.saga, 'off', NOW);
	expect(await onBoard(people.eero)).toEqual([['Eero Salo', 2, 2, 1, null, false]]);
	expect(await onBoard(people.lotta)).toEqual([]);
});
