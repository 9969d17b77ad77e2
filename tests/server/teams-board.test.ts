import { beforeEach, describe, expect, it, test } from 'vitest';
import type { Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import { transaction } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as boards from '#lib/recognition/boards.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { complete, joins } from '#tests/support/play.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const OCTOBER = new Date('2026-10-14T09:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let ids: Record<string, string>;
beforeEach(async () => {
	({ people, units: ids } = await freshStore());
	ids.South = (await units.get(ids.Shoes!)).parentId!;
});

type Key = keyof typeof people;
/** 80 points each. */
const earn = async (who: Key, modules: string[], at = NOW) => {
	for (const module of modules) await complete(people[who], module, at);
};
type Board = Awaited<ReturnType<typeof boards.store>>;
const figures = (board: Board | undefined) =>
	board?.rows.map(({ name, members, perMember, fair, rank }) => [name, members, perMember, fair, rank]);
const onStore = async (period = '2026-11', actor: Person = people.maya) =>
	figures(await boards.store(actor, ids.Shoes!, period, NOW));

const newTeam = (name: string, parentId: string) =>
	transaction((tx) => units.insert(tx, { kind: 'team', name, parentId }));

describe('the teams of a store', () => {
	it('by points for each active member, as if five average members more belonged to each', async () => {
		await earn('eero', ['greeting', 'active-listening']);
		await earn('tom', ['greeting']);
		await earn('aisha', ['greeting']);
		await earn('lotta', ['greeting']); // a lead learns without being in her team's figures
		const board = await boards.store(people.maya, ids.Shoes!, '2026-11', NOW);
		expect(board.mean).toBe(35.6); // 320 points of nine people
		expect(figures(board)).toEqual([
			['Trail', 4, 40, 37.5, 1], // (160 + 5 × 35.6) ÷ (4 + 5)
			['Everyday', 5, 32, 33.8, 2]
		]);
	});

	it('one good day of one alone does not beat a team that keeps it up', async () => {
		const alone = await joins('Ana', await newTeam('Window', ids.Shoes!), people.maya, OCTOBER);
		await complete(alone, 'greeting', NOW);
		for (const key of ['eero', 'sanne', 'wei', 'noor'] as const) await earn(key, ['greeting']);
		const rows = (await onStore())!;
		expect(rows.map(([name, members, each]) => [name, members, each])).toEqual([
			['Everyday', 5, 64],
			['Window', 1, 80],
			['Trail', 4, 0]
		]);
		expect(rows.map((row) => row[4])).toEqual([1, 2, null]);
	});

	it('shows equal teams as equal, and one without points without a place', async () => {
		await earn('tom', ['greeting']);
		await earn('eero', ['greeting']);
		const ana = await joins('Ana', ids.Trail!, people.maya, OCTOBER);
		await joins('Ben', ids.Trail!, people.maya, new Date('2026-12-01T00:00:00Z')); // not yet
		await joins('Cy', await newTeam('Window', ids.Shoes!), people.maya, OCTOBER);
		await newTeam('Attic', ids.Shoes!); // of nobody
		const { rows } = await boards.store(people.maya, ids.Shoes!, '2026-11', NOW);
		expect(rows.map(({ name, members, perMember, rank, tied }) => [name, members, perMember, rank, tied])).toEqual([
			['Everyday', 5, 16, 1, true],
			['Trail', 5, 16, 1, true],
			['Window', 1, 0, null, false]
		]);
		await complete(ana, 'greeting', NOW);
		expect((await onStore())![0]!.slice(0, 3)).toEqual(['Trail', 5, 32]);
	});

	it('of a whole quarter, also over the end of a year', async () => {
		await earn('eero', ['greeting'], OCTOBER);
		await earn('tom', ['greeting'], new Date('2026-12-31T21:59:00Z'));
		await earn('aisha', ['greeting'], new Date('2026-12-31T22:01:00Z')); // January, where the shop is
		const later = new Date('2027-02-10T09:00:00Z');
		const quarter = async (period: string) =>
			figures(await boards.store(people.maya, ids.Shoes!, period, later))!.map(([name, n, each]) => [name, n, each]);
		expect(await quarter('2026-Q4')).toEqual([
			['Trail', 4, 20],
			['Everyday', 5, 16]
		]);
		expect(await quarter('2027-Q1')).toEqual([
			['Trail', 4, 20],
			['Everyday', 5, 0]
		]);
		const team = await boards.team(people.tom, ids.Trail!, '2026-Q4', later);
		expect(team.rows[0]).toMatchObject({ name: 'Tom Reed', points: 80, rank: 1 });
	});

	it('who comes with the first moment of a month was not there in the one before', async () => {
		await complete(people.tom, 'greeting', OCTOBER);
		await joins('Dee', ids.Trail!, people.maya, new Date('2026-10-31T22:00:00Z'));
		const sizeIn = async (month: string) => (await onStore(month))!.find(([name]) => name === 'Trail')![1];
		expect([await sizeIn('2026-10'), await sizeIn('2026-11')]).toEqual([4, 5]);
		const { rows } = await boards.team(people.tom, ids.Trail!, '2026-10', NOW);
		expect(rows.map((row) => row.name)).not.toContain('Dee');
	});

	it('of another store does not exist; an admin sees them all', async () => {
		for (const actor of [people.huimin, people.ines])
			await expect(boards.store(actor, ids.Shoes!, '2026-11', NOW)).rejects.toThrow(NotFound);
		await expect(boards.store(people.maya, ids.Everyday!, '2026-11', NOW)).rejects.toThrow(NotFound);
		expect(await onStore('2026-11', people.saga)).toHaveLength(2);
	});
});

describe('the teams of the whole region', () => {
	it('for everybody who sees one of its stores, drawn towards the region’s mean', async () => {
		await earn('eero', ['greeting']);
		await earn('kaisa', ['greeting', 'active-listening']);
		const board = (await boards.region(people.maya, ids.Shoes!, '2026-11', NOW))!;
		expect(board.unit).toEqual({ id: ids.South, name: 'South' });
		expect(board.rows.map(({ name, store, rank }) => [name, store, rank])).toEqual([
			['Plants', 'Garden', 1],
			['Everyday', 'Shoes', 2],
			['Tools', 'Garden', null],
			['Trail', 'Shoes', null]
		]);
		await expect(boards.region(people.maya, ids.Garden!, '2026-11', NOW)).rejects.toThrow(NotFound);
	});

	it('counts nobody who opted out', async () => {
		await earn('kaisa', ['greeting']);
		await optOuts.choose(people.kaisa, false, NOW);
		const { rows } = (await boards.region(people.maya, ids.Shoes!, '2026-11', NOW))!;
		expect(rows.find((row) => row.name === 'Plants')).toMatchObject({ members: 3, perMember: 0, rank: null });
	});

	it('is none where a store stands alone', async () => {
		const company = people.saga.company.id;
		const kiosk = await transaction((tx) => units.insert(tx, { kind: 'store', name: 'Kiosk', parentId: company }));
		expect(await boards.region(people.saga, kiosk, '2026-11', NOW)).toBeUndefined();
		const region = await transaction((tx) => units.insert(tx, { kind: 'region', name: 'North', parentId: company }));
		const only = await transaction((tx) => units.insert(tx, { kind: 'store', name: 'Only', parentId: region }));
		expect(await boards.region(people.saga, only, '2026-11', NOW)).toBeUndefined();
	});
});

test('a manager of two stores looks at one of them and chooses the other', async () => {
	const both: Person = { ...people.omar, grants: [...people.omar.grants, ...people.ines.grants] };
	const first = await boards.overview(both, {}, NOW);
	expect(first.stores.map((store) => store.name)).toEqual(['Garden', 'Shoes']);
	expect([first.store?.name, first.team?.unit.name]).toEqual(['Garden', 'Plants']);
	const other = await boards.overview(both, { store: ids.Shoes }, NOW);
	expect([other.store?.name, other.team?.unit.name]).toEqual(['Shoes', 'Everyday']);
	expect(other.teamsBoard?.rows.map((row) => row.name)).toEqual(['Everyday', 'Trail']);
	await expect(boards.overview(people.omar, { store: ids.Garden }, NOW)).rejects.toThrow(NotFound);
});
