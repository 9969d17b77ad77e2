import { beforeEach, describe, expect, it, test } from 'vitest';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import * as boards from '#lib/recognition/boards.server.ts';
import * as records from '#lib/recognition/records.server.ts';
import * as settings from '#lib/recognition/settings.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { complete, joins } from '#tests/support/play.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const OCTOBER = new Date('2026-10-14T09:00:00Z');
const AUGUST = new Date('2026-08-14T09:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let ids: Record<string, string>;
beforeEach(async () => ({ people, units: ids } = await freshStore()));

describe('one’s own points', () => {
	it('of a period, of the best month, and month by month from where they began', async () => {
		await complete(people.eero, 'greeting', AUGUST);
		await complete(people.eero, 'active-listening', OCTOBER);
		expect(await records.own(people.eero, '2026-Q4', NOW)).toEqual({
			points: 80,
			best: { month: '2026-10', points: 80 }, // the later of equals
			present: '2026-11',
			months: [
				{ month: '2026-08', points: 80 },
				{ month: '2026-09', points: 0 },
				{ month: '2026-10', points: 80 },
				{ month: '2026-11', points: 0 }
			]
		});
	});

	it('are there for a lead too, and for who opted out', async () => {
		await complete(people.lotta, 'greeting', NOW);
		await complete(people.noor, 'greeting', NOW);
		await optOuts.choose(people.noor, false, NOW);
		for (const actor of [people.lotta, people.noor])
			expect(await records.own(actor, '2026-11', NOW)).toMatchObject({ points: 80, best: { month: '2026-11' } });
	});

	it('are nothing before there are any, and reach a year back', async () => {
		expect(await records.own(people.maya, '2026-11', NOW)).toMatchObject({ points: 0, best: undefined, months: [] });
		await complete(people.eero, 'greeting', AUGUST);
		const later = await records.own(people.eero, '2027-08', new Date('2027-08-20T09:00:00Z'));
		expect(later.months).toEqual([]); // twelve months ago and not in the last twelve
		expect(later.best).toEqual({ month: '2026-08', points: 80 });
	});
});

describe('what the others of a store reached', () => {
	const shoes = () => ({ id: ids.Shoes!, name: 'Shoes' });
	const marks = (period = '2026-11') => records.benchmark(shoes(), period, 'Europe/Helsinki', NOW);
	const crowd = async (n: number) => {
		for (let i = 0; i < n; i++) {
			const hand = await joins(`Hand ${i}`, ids[i % 2 ? 'Trail' : 'Everyday']!, people.maya, OCTOBER);
			if (i < 4) await complete(hand, 'greeting', NOW);
		}
	};

	it('is not told of fewer than ten', async () => {
		await complete(people.eero, 'greeting', NOW);
		expect(await marks()).toEqual({ people: 9, bars: [] });
		await crowd(1);
		expect((await marks()).bars).toHaveLength(2);
		await optOuts.choose(people.noor, false, NOW);
		expect((await marks()).bars).toEqual([]);
	});

	it('is what the best quarter and half have at least', async () => {
		await crowd(5);
		await complete(people.eero, 'greeting', NOW);
		await complete(people.eero, 'active-listening', NOW);
		expect(await marks()).toEqual({
			people: 14,
			bars: [
				{ top: 25, points: 80 }, // the fourth of fourteen
				{ top: 50, points: 0 }
			]
		});
		expect((await marks('2026-10')).bars.map((bar) => bar.points)).toEqual([0, 0]);
	});

	it('stands beside one’s own, unless the company names nobody', async () => {
		await crowd(5);
		const bars = async () => (await boards.overview(people.maya, {}, NOW)).benchmark?.bars;
		expect(await bars()).toEqual([
			{ top: 25, points: 80 },
			{ top: 50, points: 0 },
			{ top: null, points: 0 }
		]);
		await settings.choose(people.saga, 'off', NOW);
		expect(await bars()).toBeUndefined();
	});
});

describe('the best month of each team', () => {
	const best = async () =>
		(await boards.hall(people.maya, {})).records.map(({ name, month, points }) => [name, month, points]);

	it('is against itself', async () => {
		await complete(people.eero, 'greeting', OCTOBER);
		await complete(people.sanne, 'greeting', OCTOBER);
		await complete(people.eero, 'active-listening', NOW);
		await complete(people.tom, 'greeting', NOW);
		expect(await best()).toEqual([
			['Everyday', '2026-10', 160],
			['Trail', '2026-11', 80]
		]);
	});

	it('counts nobody who opted out, and says nothing of too few where points are private', async () => {
		await complete(people.noor, 'greeting', OCTOBER);
		await complete(people.eero, 'greeting', OCTOBER);
		await optOuts.choose(people.noor, false, NOW);
		expect(await best()).toEqual([['Everyday', '2026-10', 80]]);
		await settings.choose(people.saga, 'names', NOW);
		expect(await best()).toEqual([]);
		for (const key of ['sanne', 'wei'] as const) await complete(people[key], 'greeting', OCTOBER);
		expect(await best()).toEqual([['Everyday', '2026-10', 240]]);
	});
});

test('the page of boards is the same for who opted out, but for their own line', async () => {
	await complete(people.noor, 'greeting', NOW);
	await optOuts.choose(people.noor, false, NOW);
	const page = await boards.overview(people.noor, {}, NOW);
	expect([page.isListed, page.optedOut, page.mine.points]).toEqual([true, true, 80]);
	expect(page.team!.rows.map((row) => row.name)).toEqual(
		(await boards.overview(people.maya, {}, NOW)).team!.rows.map((row) => row.name)
	);
});
