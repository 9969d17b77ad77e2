import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#lib/accounts/policy.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import { SetGoal } from '#lib/recognition/forms.ts';
import * as giving from '#lib/recognition/giving.server.ts';
import * as goals from '#lib/recognition/goals.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import * as reports from '#lib/recognition/reports.server.ts';
import * as settings from '#lib/recognition/settings.server.ts';
import { goals as table } from '#lib/recognition/tables.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { complete } from '#tests/support/play.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const OCTOBER = new Date('2026-10-14T09:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

type Key = keyof typeof people;
const set = (by: Person, measure: goals.Measure, target: number, at = NOW, month = '2026-11') =>
	goals.set(by, units.Everyday!, { month, measure, target, submission: crypto.randomUUID() }, at);
const reached = async (measure: goals.Measure, month = '2026-11') => {
	await set(people.lotta, measure, 100, month === '2026-10' ? OCTOBER : NOW, month);
	return (await goals.of(units.Everyday!, month))!.reached;
};
const give = (by: Key, to: Key) => {
	const moment = 'Held the door open with both hands full.';
	return giving.give(people[by], { toId: people[to].id, practice: 'G1', moment, submission: crypto.randomUUID() }, NOW);
};

describe('a team’s goal', () => {
	it('is a number for a month, set by its lead or those above; the latest word holds', async () => {
		expect(await goals.of(units.Everyday!, '2026-11')).toBeUndefined();
		await set(people.lotta, 'modules', 4);
		await set(people.omar, 'modules', 2, new Date(NOW.getTime() + 1));
		await complete(people.eero, 'greeting', NOW);
		expect(await goals.of(units.Everyday!, '2026-11')).toEqual({
			...{ measure: 'modules', target: 2, reached: 1, percent: 50 }
		});
		expect(await goals.of(units.Trail!, '2026-11')).toBeUndefined();
		expect(await goals.of(units.Everyday!, '2026-10')).toBeUndefined();
		expect(await db().read.select().from(table)).toHaveLength(2);
	});

	it('is not for those who work on it, nor for others', async () => {
		await expect(set(people.maya, 'points', 10)).rejects.toThrow(NotAllowed);
		await expect(goals.plan(people.maya, units.Everyday!, NOW)).rejects.toThrow(NotFound);
		for (const key of ['pieter', 'ines', 'kaisa'] as const) {
			await expect(set(people[key], 'points', 10)).rejects.toThrow(NotFound);
			await expect(goals.plan(people[key], units.Everyday!, NOW)).rejects.toThrow(NotFound);
		}
		const form = { month: '2026-11', measure: 'points', target: 9, submission: crypto.randomUUID() } as const;
		await expect(goals.set(people.omar, units.Shoes!, form, NOW)).rejects.toThrow(NotFound);
	});

	it('is for this month or the next, by the company’s calendar', async () => {
		const midnight = Date.parse('2026-11-30T22:00:00Z'); // in Helsinki
		const wrong = { key: 'goal_wrong_month' };
		await set(people.lotta, 'points', 10, new Date(midnight - 1), '2026-11');
		await expect(set(people.lotta, 'points', 10, new Date(midnight), '2026-11')).rejects.toMatchObject(wrong);
		await set(people.lotta, 'points', 10, new Date(midnight), '2027-01');
		await expect(set(people.lotta, 'points', 10, NOW, '2026-10')).rejects.toMatchObject(wrong);
		await expect(set(people.lotta, 'points', 10, NOW, '2027-01')).rejects.toMatchObject(wrong);
	});

	it('is set once, however often the form is sent', async () => {
		const form = { month: '2026-11', measure: 'points', target: 9, submission: crypto.randomUUID() } as const;
		const send = () => goals.set(people.lotta, units.Everyday!, form, NOW);
		await Promise.all(Array.from({ length: 20 }, send));
		expect(await db().read.select().from(table)).toHaveLength(1);
		const other = goals.set(people.lotta, units.Everyday!, { ...form, target: 10 }, NOW);
		await expect(other).rejects.toMatchObject({ key: 'submission_reused', status: 409 });
	});

	it.each([
		...['0', '-1', '1.5', '1e9', '100001', 'many', '', '=1+1', '١٠'].map((target) => [target, false]),
		...['1', '420', '100000'].map((target) => [target, true])
	])('takes a target from 1 to 100,000: %s', (target, taken) => {
		const form = { month: '2026-11', measure: 'points', target, submission: crypto.randomUUID() };
		expect(SetGoal.safeParse(form).success).toBe(taken);
	});
});

describe('counts', () => {
	it('points and modules of who was in the team then', async () => {
		await complete(people.eero, 'greeting', OCTOBER);
		await complete(people.eero, 'active-listening', NOW);
		await complete(people.wei, 'greeting', NOW);
		await complete(people.tom, 'greeting', NOW); // Trail
		await complete(people.lotta, 'greeting', NOW); // leads it, and is in no team
		expect([await reached('modules'), await reached('points')]).toEqual([2, 160]);
		expect([await reached('modules', '2026-10'), await reached('points', '2026-10')]).toEqual([1, 80]);
	});

	it('modules also where the cap of the day leaves no points', async () => {
		for (const module of ['greeting', 'active-listening', 'defensive-or-service'])
			await complete(people.eero, module, NOW);
		expect(await reached('modules')).toBe(3);
		expect(await reached('points')).toBeLessThanOrEqual(240);
	});

	it('thanks that its people gave, as they count', async () => {
		await give('eero', 'tom');
		await give('tom', 'wei');
		for (let i = 0; i < 3; i++) await give('sanne', 'tom');
		expect(await reached('thanks')).toBe(2);
		await reports.hide(people.pieter, await give('wei', 'tom'), { reason: 'Not a thank-you.' }, NOW);
		expect(await reached('thanks')).toBe(2);
	});

	it('somebody who opted out only once three of them have added something', async () => {
		for (const key of ['eero', 'sanne', 'wei', 'noor', 'maya'] as const) {
			await complete(people[key], 'greeting', NOW);
			await give(key, 'tom');
		}
		const all = async () => [await reached('points'), await reached('modules'), await reached('thanks')];
		expect(await all()).toEqual([400, 5, 5]);
		await optOuts.choose(people.noor, false, NOW);
		expect(await all()).toEqual([320, 4, 4]); // what the board says without her: nothing to work out
		await optOuts.choose(people.wei, false, NOW);
		expect(await all()).toEqual([240, 3, 3]);
		await optOuts.choose(people.maya, false, NOW);
		expect(await all()).toEqual([400, 5, 5]);
	});

	it('points in a company that shows nobody’s from three people on', async () => {
		await settings.choose(people.saga, 'names', NOW);
		for (const key of ['eero', 'sanne'] as const) await complete(people[key], 'greeting', NOW);
		expect([await reached('points'), await reached('modules')]).toEqual([0, 2]);
		await complete(people.wei, 'greeting', NOW);
		expect([await reached('points'), await reached('modules')]).toEqual([240, 3]);
	});
});

it('is planned by what the team reached the month before, and a tenth above', async () => {
	for (const key of ['eero', 'sanne'] as const) await complete(people[key], 'greeting', OCTOBER);
	await set(people.lotta, 'points', 150, OCTOBER, '2026-10');
	await set(people.lotta, 'thanks', 5, NOW, '2026-12');
	expect(await goals.plan(people.lotta, units.Everyday!, NOW)).toEqual({
		team: { id: units.Everyday, name: 'Everyday' },
		months: ['2026-11', '2026-12'],
		before: '2026-10',
		goals: [
			{ month: '2026-12', goal: { measure: 'thanks', target: 5, reached: 0, percent: 0 } },
			{ month: '2026-10', goal: { measure: 'points', target: 150, reached: 160, percent: 100 } }
		],
		measures: [
			{ measure: 'points', last: 160, suggested: 176 },
			{ measure: 'modules', last: 2, suggested: 3 },
			{ measure: 'thanks', last: 0, suggested: undefined }
		]
	});
});
