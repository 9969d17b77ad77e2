import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#lib/accounts/policy.ts';
import * as definitions from '#lib/awards/definitions.server.ts';
import { SHIPPED } from '#lib/awards/definitions.ts';
import * as rounds from '#lib/awards/rounds.server.ts';
import { awardLog, awardRounds } from '#lib/awards/tables.server.ts';
import { EMPATHY_PATH } from '#lib/learning/catalogue.server.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { finishPath, once, open as openAs, shortlisted } from '#tests/support/awards.ts';
import { freshStore } from '#tests/support/fresh.ts';

const NOW = new Date('2026-11-18T09:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

type Key = keyof typeof people;
const open = (by: Key = 'omar', period = '2026-11', at = NOW, store = 'Shoes', award = 'empathy-award') =>
	openAs(people[by], units[store]!, { period, award }, at);
const wrong = { key: 'award_wrong_month' };

describe('a round', () => {
	it('opens once, however many managers press', async () => {
		const ids = await Promise.all([open('omar'), open('saga'), open('omar')]);
		expect(new Set(ids).size).toBe(1);
		expect(await db().read.select().from(awardRounds)).toHaveLength(1);
		expect(await db().read.select().from(awardLog)).toMatchObject([{ number: 1, entry: { kind: 'opened' } }]);
		const { rounds: listed, openable } = await rounds.list(people.omar, null, NOW);
		expect(listed).toMatchObject([
			{ id: ids[0], period: '2026-11', unit: 'Shoes', phase: 'nominating', announcementId: null }
		]);
		const empathy = openable.filter(({ award }) => award === 'empathy-award');
		expect(empathy.map(({ unit, period }) => [unit, period])).toEqual([['Shoes', '2026-10']]);
	});

	it('is for this month or the one before, by the company’s calendar', async () => {
		for (const period of ['2026-09', '2026-12', '2025-11', '2026-Q4'])
			await expect(open('omar', period)).rejects.toMatchObject(wrong);
		await open('omar', '2026-10');
		const beforeMidnight = new Date('2026-10-31T21:59:59Z');
		await expect(open('saga', '2026-11', beforeMidnight, 'Garden')).rejects.toMatchObject(wrong);
		await open('saga', '2026-11', new Date('2026-10-31T22:00:00Z'), 'Garden');
	});

	it('of a quarterly award is for this quarter or the one before', async () => {
		const quarterly = (period: string) => open('omar', period, NOW, 'Shoes', 'loyal-customers');
		for (const period of ['2026-11', '2026-Q2', '2027-Q1'])
			await expect(quarterly(period)).rejects.toMatchObject(wrong);
		expect(new Set([await quarterly('2026-Q4'), await quarterly('2026-Q3')]).size).toBe(2);
	});

	it.each(['ines', 'lotta', 'maya'] as const)('of Shoes does not exist for %s', async (key) => {
		const round = await open();
		await expect(open(key)).rejects.toThrow(NotFound);
		await expect(rounds.find(people[key], round, NOW)).rejects.toThrow(NotFound);
	});

	it('is for the kind of unit that its award names, and for an award that exists', async () => {
		await expect(open('omar', '2026-11', NOW, 'Everyday')).rejects.toThrow(NotFound);
		await expect(open('saga', '2026-11', NOW, 'Halla & Co')).rejects.toThrow(NotFound);
		await expect(open('omar', '2026-11', NOW, 'Shoes', 'best-smile')).rejects.toThrow(NotFound);
		await expect(rounds.list(people.lotta, null, NOW)).rejects.toThrow(NotFound);
		await expect(rounds.list(people.omar, units.Garden, NOW)).rejects.toThrow(NotFound);
	});

	it('of an award on which only administrators decide is theirs alone', async () => {
		const rules = { ...SHIPPED['empathy-award']!, deciders: 'admin' as const };
		const form = { name: null, rules, ...once() };
		await definitions.save(people.saga, units['Halla & Co']!, 'empathy-award', form, NOW);
		await expect(open('omar')).rejects.toThrow(NotFound);
		const round = await open('saga');
		await expect(rounds.find(people.omar, round, NOW)).rejects.toThrow(NotFound);
		const listed = async (actor: Person) => (await rounds.list(actor, null, NOW)).rounds.map(({ id }) => id);
		expect([await listed(people.omar), await listed(people.saga)]).toEqual([[], [round]]);
	});

	it('keeps the rules and the name with which it was opened', async () => {
		const round = await open();
		const rules = { ...SHIPPED['empathy-award']!, path: ['greeting'], maxWinners: 1 };
		const change = (key: string) =>
			definitions.save(people.omar, units.Shoes!, key, { name: 'Golden ear', rules, ...once() }, NOW);
		await change('empathy-award');
		const { rules: frozen, name } = await rounds.find(people.omar, round, NOW);
		expect([frozen.path.length, frozen.maxWinners, name]).toEqual([EMPATHY_PATH.length, 3, null]);
		const later = await open('omar', '2026-10');
		expect(await rounds.find(people.omar, later, NOW)).toMatchObject({ name: 'Golden ear', rules: { maxWinners: 1 } });
		await expect(open('ines', '2026-11', NOW, 'Garden')).resolves.toBeTruthy();
	});

	it('waits for nominations to the end of a day in the next two months', async () => {
		const until = (day: string) => openAs(people.omar, units.Shoes!, { nominationsUntil: day }, NOW);
		for (const day of ['2026-11-17', '2027-01-20'])
			await expect(until(day)).rejects.toMatchObject({ key: 'nominations_until_wrong' });
		const round = await until('2026-11-18');
		const late = async (at: string) => (await rounds.find(people.omar, round, new Date(at))).isLate;
		expect([await late('2026-11-18T21:59:59Z'), await late('2026-11-18T22:00:00Z')]).toEqual([false, true]);
	});
});

describe('the candidates of a round', () => {
	it('completed the whole path by the end of its month, and are shown without a name until their letters are picked', async () => {
		await finishPath(people.eero, new Date('2026-10-31T21:59:00Z'), [90, 82, 97, 90]);
		await finishPath(people.sanne, new Date('2026-10-31T22:01:00Z')); // in November already
		await finishPath(people.kaisa, new Date('2026-10-02T09:00:00Z')); // in Garden
		await finishPath(people.omar, new Date('2026-10-02T09:00:00Z')); // a manager is in no team
		const listed = async (period: string) => {
			const round = await shortlisted(people.omar, await open('omar', period), undefined, NOW);
			const { candidates } = await rounds.find(people.omar, round, NOW);
			return candidates.map(({ who, evidence }) => [who!.name, who!.team, evidence.median]).sort();
		};
		expect(await listed('2026-10')).toEqual([['Eero Salo', 'Everyday', 90]]);
		expect(await listed('2026-11')).toEqual([
			['Eero Salo', 'Everyday', 90],
			['Sanne Bakker', 'Everyday', 90]
		]);
	});
});
