import { beforeEach, describe, expect, it } from 'vitest';
import * as waiting from '#lib/awards/waiting.server.ts';
import { decide, finishPath, MOMENT, nominate, open, shortlisted } from '#tests/support/awards.ts';
import { freshStore } from '#tests/support/fresh.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const DAY_MS = 24 * 3_600_000;
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => {
	({ people, units } = await freshStore());
});

describe('somebody who may nominate', () => {
	it('is asked until they have, and until the last day is over', async () => {
		expect(await waiting.forNominator(people.maya, 'en', NOW)).toBeNull();
		const round = await open(people.omar, units.Shoes!, { nominationsUntil: '2026-11-24' });
		expect(await waiting.forNominator(people.maya, 'fi', NOW)).toEqual({
			id: round,
			title: 'Empatiapalkinto',
			period: '2026-11',
			until: '2026-11-24',
			isOnly: true
		});
		expect(await waiting.forNominator(people.kaisa, 'en', NOW)).toBeNull(); // of another store
		expect(await waiting.forNominator(people.maya, 'en', later(7))).toBeNull();
		await nominate(people.maya, round, people.sanne, NOW);
		expect(await waiting.forNominator(people.maya, 'en', NOW)).toBeNull();
	});

	it('hears that there is more than one', async () => {
		await open(people.omar, units.Shoes!);
		await open(people.omar, units.Shoes!, { period: '2026-10' });
		expect(await waiting.forNominator(people.maya, 'en', NOW)).toMatchObject({ period: '2026-10', isOnly: false });
	});
});

it('who was nominated reads it for two weeks, by whom and in their words', async () => {
	const round = await open(people.omar, units.Shoes!);
	await nominate(people.maya, round, people.sanne, NOW);
	const told = [{ by: 'Maya Okafor', moment: MOMENT }];
	expect(await waiting.forNominee(people.sanne, later(14))).toEqual(told);
	expect(await waiting.forNominee(people.sanne, later(15))).toEqual([]);
	expect(await waiting.forNominee(people.eero, NOW)).toEqual([]);
});

describe('a manager', () => {
	const phases = async () => (await waiting.forDecider(people.omar, 'en', NOW)).rounds.map(({ phase }) => phase);

	it('sees first what asks for a decision, then what only goes on, and nothing that is decided', async () => {
		await finishPath(people.sanne, new Date('2026-10-20T09:00:00Z'));
		await open(people.omar, units.Shoes!, { award: 'most-thanks' });
		const october = await open(people.omar, units.Shoes!, { period: '2026-10' });
		expect(await phases()).toEqual(['nominating', 'nominating']);
		await shortlisted(people.omar, october);
		expect(await phases()).toEqual(['deciding', 'nominating']);
		await decide(people.omar, october, [people.sanne], { announceAt: later(1) });
		expect(await phases()).toEqual(['nominating']);
	});

	it('counts what could be opened now, not what was missed last month', async () => {
		const { rounds, openable, hasStores } = await waiting.forDecider(people.omar, 'en', NOW);
		expect({ rounds, openable, hasStores }).toEqual({ rounds: [], openable: 4, hasStores: true }); // the shipped ones
		await open(people.omar, units.Shoes!, { period: '2026-10' });
		expect((await waiting.forDecider(people.omar, 'en', NOW)).openable).toBe(4);
		await open(people.omar, units.Shoes!);
		expect((await waiting.forDecider(people.omar, 'en', NOW)).openable).toBe(3);
	});
});
