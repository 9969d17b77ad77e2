import { beforeEach, describe, expect, it, test } from 'vitest';
import * as persons from '#lib/accounts/people.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import { grants } from '#lib/accounts/tables.server.ts';
import { transaction } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as boards from '#lib/recognition/boards.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import { and, eq } from 'drizzle-orm';
import { freshStore } from '#tests/support/fresh.ts';
import { complete } from '#tests/support/play.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const OCTOBER = new Date('2026-10-14T09:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

type Key = keyof typeof people;
/** 80 points each. */
const earn = async (who: Key, modules: string[], at = NOW) => {
	for (const module of modules) await complete(people[who], module, at);
};
const onTeam = async (month = '2026-11', actor: Person = people.maya, team = 'Everyday') => {
	const { rows } = await boards.team(actor, units[team]!, month, NOW);
	return rows.map(({ name, points, rank, tied }) => [name, points, rank, tied]);
};
const onStore = async (month = '2026-11', actor: Person = people.maya) => {
	const { rows } = await boards.store(actor, units.Shoes!, month, NOW);
	return rows.map(({ name, members, perMember, rank }) => [name, members, perMember, rank]);
};

describe('my team', () => {
	it('shows a tie as a tie and leaves the places after it empty', async () => {
		await earn('eero', ['greeting', 'active-listening']);
		await earn('wei', ['greeting']);
		await earn('sanne', ['greeting']);
		expect(await onTeam()).toEqual([
			['Eero Salo', 160, 1, false],
			['Sanne Bakker', 80, 2, true],
			['李薇', 80, 2, true],
			['Maya Okafor', 0, 4, true],
			['Noor Rahimi', 0, 4, true]
		]);
	});

	it('begins anew each month and keeps the earlier ones, with the badges of their time', async () => {
		await earn('eero', ['greeting'], OCTOBER);
		await earn('eero', ['active-listening', 'defensive-or-service']);
		expect((await onTeam())[0]).toEqual(['Eero Salo', 160, 1, false]);
		expect((await onTeam('2026-10'))[0]).toEqual(['Eero Salo', 80, 1, false]);
		const worn = async (month: string) =>
			(await boards.team(people.maya, units.Everyday!, month, NOW)).rows[0]!.badges.map((badge) => badge.kind).sort();
		expect(await worn('2026-10')).toEqual(['greeting']);
		expect(await worn('2026-11')).toEqual(['active-listening', 'defensive-or-service', 'greeting']);
		// Maya came this month.
		expect((await onTeam('2026-10')).map(([name]) => name)).not.toContain('Maya Okafor');
		expect(await boards.mine(people.eero, NOW)).toBe(160);
	});

	it('turns the month at midnight where the company is, an hour later after the clocks went back', async () => {
		// 25 October: 03:00 → 04:00 twice. October ends at 22:00 UTC, not at 21:00.
		await earn('eero', ['greeting'], new Date('2026-10-31T21:59:00Z'));
		await earn('sanne', ['greeting'], new Date('2026-10-31T22:01:00Z'));
		await earn('wei', ['greeting'], new Date('2026-09-30T20:59:00Z'));
		await earn('wei', ['active-listening'], new Date('2026-09-30T21:01:00Z'));
		const scored = async (month: string) => (await onTeam(month)).filter((row) => row[1] !== 0).map((row) => row[0]);
		expect(await scored('2026-09')).toEqual(['李薇']);
		expect(await scored('2026-10')).toEqual(['Eero Salo', '李薇']);
		expect(await scored('2026-11')).toEqual(['Sanne Bakker']);
	});

	it.each([
		['maya', 'Trail'],
		['maya', 'Shoes'], // a store is no team
		['omar', 'Shoes'],
		['lotta', 'Trail'],
		['ines', 'Everyday'],
		['maya', 'nowhere']
	] as const)('for %s there is no board of %s', async (key, team) => {
		await expect(boards.team(people[key], units[team] ?? team, '2026-11', NOW)).rejects.toThrow(NotFound);
	});

	it.each(['lotta', 'omar', 'saga'] as const)('%s sees it too', async (key) => {
		expect(await onTeam('2026-11', people[key])).toHaveLength(5);
	});
});

test('who opts out is on no board, past months included, and comes back with all their points', async () => {
	await earn('noor', ['greeting'], OCTOBER);
	await earn('noor', ['active-listening']);
	await earn('eero', ['greeting'], OCTOBER);
	await earn('eero', ['active-listening']);
	const before = { october: await onStore('2026-10'), november: await onStore() };
	expect(before.november[0]).toEqual(['Everyday', 5, 32, 1]);
	expect(before.october[0]).toEqual(['Everyday', 4, 40, 1]); // Maya came in November

	await optOuts.choose(people.noor, false, NOW);
	await optOuts.choose(people.noor, false, NOW); // a second press changes nothing
	await earn('noor', ['defensive-or-service']);
	for (const month of ['2026-10', '2026-11'])
		for (const actor of [people.maya, people.noor, people.lotta, people.omar, people.saga])
			expect((await onTeam(month, actor)).map(([name]) => name)).not.toContain('Noor Rahimi');
	expect((await onStore('2026-10'))[0]).toEqual(['Everyday', 3, 26.7, 1]);
	expect((await onStore())[0]).toEqual(['Everyday', 4, 20, 1]);
	expect(await boards.mine(people.noor, NOW)).toBe(160); // her own page still counts for her

	await optOuts.choose(people.noor, true, NOW);
	expect(await onStore('2026-10')).toEqual(before.october);
	expect((await onStore())[0]).toEqual(['Everyday', 5, 48, 1]);
	expect((await onTeam()).slice(0, 2)).toEqual([
		['Noor Rahimi', 160, 1, false],
		['Eero Salo', 80, 2, false]
	]);
});

describe('points stay with the team in which they were earned', () => {
	it('when somebody moves', async () => {
		await earn('eero', ['greeting'], OCTOBER);
		const moved = new Date('2026-11-10T09:00:00Z');
		await transaction(async (tx) => {
			const learner = and(eq(grants.personId, people.eero.id), eq(grants.role, 'learner'));
			await tx.update(grants).set({ until: moved }).where(learner);
			const grant = { personId: people.eero.id, role: 'learner', unitId: units.Trail!, from: moved } as const;
			await tx.insert(grants).values(grant);
		});
		await earn('eero', ['active-listening']);
		expect((await onTeam('2026-10'))[0]).toEqual(['Eero Salo', 80, 1, false]);
		expect((await onTeam()).map(([name]) => name)).not.toContain('Eero Salo');
		expect((await onTeam('2026-11', people.tom, 'Trail'))[0]).toEqual(['Eero Salo', 80, 1, false]);
		expect((await onTeam('2026-10', people.tom, 'Trail')).map(([name]) => name)).not.toContain('Eero Salo');
		expect(await onStore('2026-10')).toEqual([
			['Everyday', 4, 20, 1],
			['Trail', 4, 0, null]
		]);
		expect(await onStore()).toEqual([
			['Trail', 5, 16, 1],
			['Everyday', 5, 0, null] // he was there for nine days of November
		]);
	});

	it('when somebody leaves', async () => {
		await earn('sanne', ['greeting'], OCTOBER);
		await persons.leave(people.saga, people.sanne.id, new Date('2026-11-10T09:00:00Z'));
		expect((await onTeam('2026-10'))[0]).toEqual(['Sanne Bakker', 80, 1, false]);
		expect((await onTeam()).map(([name]) => name)).not.toContain('Sanne Bakker');
		expect((await onStore())[0]!.slice(0, 2)).toEqual(['Everyday', 5]);
	});

	it('and a team does not rise because somebody leaves', async () => {
		await earn('eero', ['greeting']);
		const before = await onStore();
		await persons.leave(people.saga, people.sanne.id, NOW);
		expect(await onStore()).toEqual(before);
	});
});

test('a lead’s own points are counted for her, though in no team', async () => {
	await earn('lotta', ['greeting']);
	expect(await boards.mine(people.lotta, NOW)).toBe(80);
	expect((await onTeam('2026-11', people.lotta)).map(([name]) => name)).not.toContain('Lotta Virtanen');
});
