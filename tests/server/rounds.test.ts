import { beforeEach, describe, expect, it } from 'vitest';
import * as rounds from '#lib/awards/rounds.server.ts';
import { awardRounds } from '#lib/awards/tables.server.ts';
import { EMPATHY_PATH } from '#lib/learning/catalogue.server.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { complete } from '#tests/support/play.ts';

const NOW = new Date('2026-11-18T09:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

type Key = keyof typeof people;
const finishPath = async (who: Key, at = NOW, scores = [90, 82, 97]) => {
	for (const [i, module] of EMPATHY_PATH.entries()) await complete(people[who], module, at, scores[i]);
};
const open = (by: Key = 'omar', month = '2026-11', at = NOW, store = 'Shoes') =>
	rounds.open(people[by], units[store]!, month, at);

describe('a round', () => {
	it('opens once, however many managers press', async () => {
		const ids = await Promise.all([open('omar'), open('saga'), open('omar')]);
		expect(new Set(ids).size).toBe(1);
		expect(await db().read.select().from(awardRounds)).toHaveLength(1);
		const { rounds: listed, openable } = await rounds.list(people.omar, null, NOW);
		expect(listed).toMatchObject([{ id: ids[0], month: '2026-11', store: 'Shoes', announcementId: null }]);
		expect(openable.map(({ store, month }) => [store, month])).toEqual([['Shoes', '2026-10']]);
	});

	it('is for this month or the one before, by the company’s calendar', async () => {
		const wrong = { key: 'award_wrong_month' };
		for (const month of ['2026-09', '2026-12', '2025-11'])
			await expect(open('omar', month)).rejects.toMatchObject(wrong);
		await open('omar', '2026-10');
		const beforeMidnight = new Date('2026-10-31T21:59:59Z');
		await expect(open('saga', '2026-11', beforeMidnight, 'Garden')).rejects.toMatchObject(wrong);
		await open('saga', '2026-11', new Date('2026-10-31T22:00:00Z'), 'Garden');
	});

	it.each(['ines', 'lotta', 'maya'] as const)('of Shoes does not exist for %s', async (key) => {
		const round = await open();
		await expect(open(key)).rejects.toThrow(NotFound);
		await expect(rounds.find(people[key], round)).rejects.toThrow(NotFound);
	});

	it('is for a store, and for those who decide', async () => {
		await expect(open('omar', '2026-11', NOW, 'Everyday')).rejects.toThrow(NotFound);
		await expect(rounds.list(people.lotta, null, NOW)).rejects.toThrow(NotFound);
	});

	it('lists who completed the whole path by the end of its month, with what speaks for them', async () => {
		await finishPath('eero', new Date('2026-10-31T21:59:00Z'), [90, 82, 97]);
		await finishPath('sanne', new Date('2026-10-31T22:01:00Z')); // in November already
		await complete(people.wei, EMPATHY_PATH[0], new Date('2026-10-02T09:00:00Z'));
		await finishPath('kaisa', new Date('2026-10-02T09:00:00Z')); // in Garden
		await finishPath('omar', new Date('2026-10-02T09:00:00Z')); // a manager is in no team
		const listed = async (month: string) => (await rounds.find(people.omar, await open('omar', month))).shortlist;
		expect((await listed('2026-11')).map((person) => person.name)).toEqual(['Eero Salo', 'Sanne Bakker']);
		const completedAt = '2026-10-31T21:59:00.000Z';
		const modules = EMPATHY_PATH.map((module, i) => ({ module, completedAt, score: [90, 82, 97][i] }));
		expect(await listed('2026-10')).toEqual([
			{ id: people.eero.id, name: 'Eero Salo', team: 'Everyday', private: false, evidence: { modules, median: 90 } }
		]);
	});
});
