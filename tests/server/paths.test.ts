import { beforeEach, describe, expect, it, test } from 'vitest';
import * as agenda from '#lib/learning/agenda.server.ts';
import * as assigning from '#lib/learning/assigning.server.ts';
import * as assignments from '#lib/learning/assignments.server.ts';
import * as pathProgress from '#lib/learning/path-progress.server.ts';
import * as paths from '#lib/learning/paths.server.ts';
import * as learning from '#lib/learning/units.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { complete, joins, read } from '#tests/support/play.ts';

const MORNING = new Date('2026-11-18T09:00:00Z');
const LATER = new Date('2026-11-20T09:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

const of = async (person: (typeof people)['maya'], slug: string) => (await pathProgress.find(person, slug, 'en')).path;
const week = paths.modulesOf('first-week');

describe('progress on a path', () => {
	it('goes on with the first module that is not done, and ends at 100 with all of them', async () => {
		expect(await of(people.maya, 'first-week')).toMatchObject({ done: 0, percent: 0, completed: false });
		await read(people.maya, week[0]!, MORNING, 1);
		const begun = await of(people.maya, 'first-week');
		expect(begun.percent).toBeGreaterThan(0);
		expect(begun.next!.href).toMatch(`/learn/${week[0]}/`);
		await complete(people.eero, week[1]!);
		expect(await of(people.eero, 'first-week')).toMatchObject({
			done: 1,
			percent: Math.floor(100 / week.length),
			next: { href: expect.stringMatching(`/learn/${week[0]}/`) }
		});
		for (const module of week) if (module !== week[1]) await complete(people.eero, module);
		expect(await of(people.eero, 'first-week')).toMatchObject({ percent: 100, completed: true, minutesLeft: 0 });
		expect((await of(people.eero, 'first-week')).next).toBeUndefined();
	});

	it('counts a module in every path that holds it', async () => {
		await complete(people.maya, 'active-listening');
		expect(await of(people.maya, 'first-week')).toMatchObject({ done: 1 });
		expect(await of(people.maya, 'empathy')).toMatchObject({ done: 1 });
	});

	it('waits for the path that comes first, and lets people read on meanwhile', async () => {
		for (const module of paths.modulesOf('empathy')) await complete(people.maya, module);
		expect(await of(people.maya, 'empathy')).toMatchObject({
			percent: 100,
			completed: false,
			first: { slug: 'first-week' }
		});
		for (const module of ['greeting', 'promises']) await complete(people.maya, module);
		expect(await of(people.maya, 'empathy')).toMatchObject({ completed: true, first: undefined });
	});

	it('for leads is offered to those who look after others', async () => {
		const offered = async (person: (typeof people)['maya']) =>
			pathProgress.of(person, await agenda.of(person, 'en'), 'en').map(({ slug }) => slug);
		expect(await offered(people.maya)).toEqual(['first-week', 'empathy', 'selling-with-service']);
		expect(await offered(people.lotta)).toContain('lead-a-team');
		expect(await of(people.maya, 'lead-a-team')).toMatchObject({ slug: 'lead-a-team', done: 0 });
		await expect(of(people.lotta, 'constructor')).rejects.toThrow(NotFound);
	});
});

describe('a path that is assigned', () => {
	const assign = (audience: 'unit' | 'joiners') =>
		assigning.assign(
			people.lotta,
			units.Everyday!,
			{
				modules: [],
				paths: ['first-week'],
				audience,
				dueOn: audience === 'joiners' ? undefined : '2026-11-30',
				dueAfterDays: audience === 'joiners' ? 7 : undefined,
				submission: crypto.randomUUID()
			},
			MORNING
		);

	it('asks for each of its modules, in its order, and says that they belong together', async () => {
		expect(await assign('unit')).toMatchObject({ subjects: 1, people: 5 });
		const due = await assignments.of(people.maya, LATER);
		expect(due.map(({ module }) => module)).toEqual(week);
		expect(due).toEqual(due.map((row) => ({ ...row, path: 'first-week', dueOn: '2026-11-30' })));
		const items = await agenda.of(people.maya, 'en', LATER);
		expect(items.slice(0, week.length).map(({ slug }) => slug)).toEqual(week);
		expect(items[0]!.asked).toMatchObject({ partOf: 'First week', urgency: 'later' });
		expect((await of(people.maya, 'first-week')).asked).toMatchObject({ dueOn: '2026-11-30' });
	});

	it('by joining a team: those who come later are asked, a week after their first day', async () => {
		await assign('joiners');
		const nea = await joins('Nea', units.Everyday!, people.maya, LATER);
		expect((await assignments.of(nea, LATER)).map(({ dueOn }) => dueOn)).toEqual(week.map(() => '2026-11-27'));
		expect(await assignments.of(people.maya, LATER)).toEqual([]);
	});

	it('for leads, to a learner who is to become one, is on their list', async () => {
		const whom = { audience: 'people' as const, people: [people.maya.id] };
		const wish = { ...whom, dueOn: '2026-11-30', submission: crypto.randomUUID() };
		await assigning.assign(people.lotta, units.Everyday!, { modules: [], paths: ['lead-a-team'], ...wish }, MORNING);
		expect(await of(people.maya, 'lead-a-team')).toMatchObject({ slug: 'lead-a-team', asked: { dueOn: '2026-11-30' } });
		expect((await of(people.eero, 'lead-a-team')).asked).toBeUndefined();
	});

	it('that does not exist is not assigned, nor is nothing', async () => {
		const wish = { audience: 'unit' as const, dueOn: '2026-11-30', submission: crypto.randomUUID() };
		const bad = assigning.assign(people.lotta, units.Everyday!, { modules: [], paths: ['toString'], ...wish }, MORNING);
		await expect(bad).rejects.toThrow(NotFound);
	});
});

test('a new team asks everybody who joins it for the first week, from the first day on', async () => {
	const submission = crypto.randomUUID();
	const form = { kind: 'team' as const, name: 'Repairs', parentId: units.Shoes!, submission };
	const repairs = await learning.add(people.saga, form);
	expect(await learning.add(people.saga, form)).toBe(repairs);
	expect(await assignments.standing(repairs)).toEqual([
		{ module: null, path: 'first-week', scenario: null, dueAfterDays: 7 }
	]);
	const nea = await joins('Nea', repairs, people.maya, new Date('2026-12-01T09:00:00Z'));
	expect((await assignments.of(nea, new Date('2026-12-02T09:00:00Z'))).map(({ module }) => module)).toEqual(week);
});
