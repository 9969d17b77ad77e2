import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { grants } from '#lib/accounts/tables.server.ts';
import { Enter } from '#lib/insight/forms.ts';
import * as readings from '#lib/insight/readings.server.ts';
import { readings as table } from '#lib/insight/tables.server.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import { freshStore } from '#tests/support/fresh.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const LATER = new Date('2026-11-19T09:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

type Key = keyof typeof people;
const form = (change: Partial<Enter> = {}): Enter => ({
	...{ indicator: 'csat', personId: null, month: '2026-11', n: 40, favourable: 30, submission: uuidv7() },
	...change
});
const enter = (by: Key, change: Partial<Enter> = {}, at = NOW, team = 'Everyday') =>
	readings.enter(people[by], units[team]!, form(change), at);
const shown = async (by: Key) => (await readings.ofTeam(people[by], units.Everyday!, LATER)).readings;
const stored = () => db().read.select().from(table);

describe('a reading', () => {
	it('stands with who entered it, for the lead and those above', async () => {
		await enter('omar');
		await enter('saga', { personId: people.eero.id, n: 12, favourable: 11 });
		for (const key of ['lotta', 'omar', 'saga'] as const)
			expect((await shown(key)).map(({ person, n, favourable, by }) => [person, n, favourable, by])).toEqual([
				[null, 40, 30, 'Omar Haddad'],
				['Eero Salo', 12, 11, 'Saga Lind']
			]);
	});

	it('entered again takes the place of the first, which stays readable', async () => {
		await enter('omar', { favourable: 3, n: 4 });
		await enter('saga', {}, LATER);
		const [now, ...others] = await shown('omar');
		expect(others).toEqual([]);
		expect(now).toMatchObject({ favourable: 30, n: 40, by: 'Saga Lind' });
		expect(now!.before).toMatchObject([{ favourable: 3, n: 4, by: 'Omar Haddad' }]);
		const { praise } = await readings.ofTeams([units.Everyday!], ['2026-11']);
		expect(praise.get(units.Everyday!)).toEqual({ favourable: 30, n: 40 });
	});

	it('of another month, indicator, team or person stands beside it', async () => {
		await enter('omar');
		await enter('omar', { month: '2026-10', n: 10, favourable: 10 });
		await enter('omar', { indicator: 'retention', n: 50, favourable: 20 });
		await enter('omar', { personId: people.eero.id, n: 8, favourable: 8 });
		await enter('omar', { n: 7, favourable: 1 }, NOW, 'Trail');
		const months = ['2026-10', '2026-11'];
		const { praise, retention } = await readings.ofTeams([units.Everyday!, units.Trail!], months);
		expect(praise.get(units.Everyday!)).toEqual({ favourable: 40, n: 50 });
		expect(praise.get(units.Trail!)).toEqual({ favourable: 1, n: 7 });
		expect(retention.get(units.Everyday!)).toEqual({ favourable: 20, n: 50 });
		expect(await readings.ofPeople([people.eero.id, people.wei.id], months)).toEqual(
			new Map([[people.eero.id, { favourable: 8, n: 8 }]])
		);
	});

	it('sent twice is one; with other numbers under the same id it is refused', async () => {
		const body = form();
		const send = (change = {}) => readings.enter(people.omar, units.Everyday!, { ...body, ...change }, NOW);
		const ids = await Promise.all([send(), send(), send()]);
		expect(new Set(ids).size).toBe(1);
		expect(await stored()).toHaveLength(1);
		await expect(send({ favourable: 31 })).rejects.toMatchObject({ key: 'submission_reused', status: 409 });
	});

	it('by two at once: both are kept, and one of them holds for everybody', async () => {
		await Promise.all([enter('omar', { favourable: 20 }), enter('saga', { favourable: 25 })]);
		expect(await stored()).toHaveLength(2);
		const [holds] = await shown('lotta');
		const { praise } = await readings.ofTeams([units.Everyday!], ['2026-11']);
		expect(praise.get(units.Everyday!)!.favourable).toBe(holds!.favourable);
	});
});

describe('it is entered', () => {
	it.each(['lotta', 'eero', 'maya'] as const)('not by %s, who sees the team at most', async (key) => {
		await expect(enter(key)).rejects.toThrow(key === 'lotta' ? NotAllowed : NotFound);
		expect(await stored()).toEqual([]);
	});

	it.each(['ines', 'pieter', 'kaisa'] as const)('and the team does not exist for %s', async (key) => {
		await expect(enter(key)).rejects.toThrow(NotFound);
		await expect(shown(key)).rejects.toThrow(NotFound);
	});

	it('not by somebody who serves in the team: that is about themselves', async () => {
		await transaction(async (tx) => {
			await tx.insert(grants).values({ personId: people.omar.id, role: 'learner', unitId: units.Everyday!, from: NOW });
		});
		const inside = { unitId: units.Everyday!, unitKind: 'team', role: 'learner' } as const;
		const omar = { ...people.omar, grants: [...people.omar.grants, inside] };
		await expect(readings.enter(omar, units.Everyday!, form(), NOW)).rejects.toThrow(NotAllowed);
		const self = readings.enter(people.omar, units.Everyday!, form({ personId: people.omar.id }), NOW);
		await expect(self).rejects.toThrow(NotAllowed);
		expect((await readings.ofTeam(omar, units.Everyday!, NOW)).mayEnter).toBe(false);
		await readings.enter(omar, units.Trail!, form(), NOW);
	});

	it('for a team only, and for those who served in it that month', async () => {
		await expect(enter('omar', {}, NOW, 'Shoes')).rejects.toThrow(NotFound);
		await expect(enter('omar', { personId: people.tom.id })).rejects.toThrow(NotFound);
		await expect(enter('omar', { personId: people.kaisa.id })).rejects.toThrow(NotFound);
		await expect(enter('omar', { personId: people.maya.id, month: '2026-10' })).rejects.toThrow(NotFound); // she came in November
		await enter('omar', { personId: people.maya.id });
	});

	it.each([['2026-12'], ['2025-10']])('not for %s', async (month) => {
		await expect(enter('omar', { month })).rejects.toMatchObject({ key: 'reading_wrong_month' });
	});
	it('for a year back', async () => void (await enter('omar', { month: '2025-11' })));
});

describe('the form', () => {
	const fields = { indicator: 'csat', personId: '', month: '2026-11', n: '40', favourable: '30', submission: uuidv7() };
	const problems = (change: Record<string, string>) =>
		Enter.safeParse({ ...fields, ...change }).error?.issues.map(({ path, message }) => `${path.join()} ${message}`);

	it('takes whole numbers', () => expect(Enter.parse(fields)).toMatchObject({ n: 40, favourable: 30, personId: null }));
	it.each([
		[{ favourable: '41' }, ['favourable reading_more_than_all']],
		[{ n: '100001' }, ['n reading_too_many']],
		[{ n: '-1' }, ['n reading_number']],
		[{ n: '4.5' }, ['n reading_number']],
		[{ n: '=1+1' }, ['n reading_number']],
		[{ favourable: '' }, ['favourable reading_number']],
		[{ month: '2026-13' }, ['month field_invalid']],
		[{ indicator: 'emotion' }, ['indicator field_required']],
		[{ personId: 'eero' }, ['personId field_invalid']]
	])('refuses %j', (change, expected) => expect(problems(change)).toEqual(expected));
	it('takes none of none, which says nothing', () => {
		expect(Enter.parse({ ...fields, n: '0', favourable: '0' })).toMatchObject({ n: 0 });
	});
});
