import { beforeEach, expect, it } from 'vitest';
import * as agenda from '#lib/learning/agenda.server.ts';
import * as assigning from '#lib/learning/assigning.server.ts';
import * as assignments from '#lib/learning/assignments.server.ts';
import * as pathProgress from '#lib/learning/path-progress.server.ts';
import { completions } from '#lib/learning/tables.server.ts';
import { db } from '#lib/platform/database/index.ts';
import * as badges from '#lib/recognition/badges.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { converse, finish } from '#tests/support/play.ts';

const ASKED = new Date('2026-11-18T09:00:00Z');
const DONE = new Date('2026-11-25T09:00:00Z');
const BEFORE = new Date('2027-11-04T09:00:00Z');
const OPEN = new Date('2027-11-06T09:00:00Z');
const YEARS_ON = new Date('2030-11-20T09:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => {
	({ people, units } = await freshStore());
	const yearly = { dueOn: '2026-12-05', everyMonths: 12, submission: crypto.randomUUID() };
	await assigning.assign(people.lotta, units.Everyday!, { modules: ['greeting'], audience: 'unit', ...yearly }, ASKED);
});

const asked = async (at: Date) => (await assignments.of(people.maya, at))[0]!;
const shown = async (at: Date) => (await agenda.of(people.maya, 'en', at)).find(({ slug }) => slug === 'greeting')!;

it('what was completed is open again thirty days before the year is over, and closed by its role-play', async () => {
	await finish(people.maya, 'greeting', DONE);
	expect(await asked(BEFORE)).toMatchObject({ round: 0, doneAt: DONE });
	expect(await shown(BEFORE)).toMatchObject({ completed: true, refresh: false, open: false });

	expect(await asked(OPEN)).toMatchObject({ round: 1, dueOn: '2027-12-05', doneAt: null });
	expect(await shown(OPEN)).toMatchObject({ completed: true, refresh: true, open: true, atRolePlay: true });
	expect((await agenda.of(people.maya, 'en', OPEN))[0]!.slug).toBe('greeting');

	await converse(people.maya, 'greeting', undefined, OPEN);
	expect(await asked(OPEN)).toMatchObject({ round: 1, doneAt: OPEN });
	expect(await shown(OPEN)).toMatchObject({ completed: true, refresh: false, open: false });
});

it('the first completion and its badge stay as they were', async () => {
	await finish(people.maya, 'greeting', DONE);
	const before = await badges.mine(people.maya.id);
	await converse(people.maya, 'greeting', undefined, OPEN);
	expect(await badges.mine(people.maya.id)).toEqual(before);
	expect(await db().read.select().from(completions)).toMatchObject([{ at: DONE }]);
});

it('practising earlier in the year is not the refresh', async () => {
	await finish(people.maya, 'greeting', DONE);
	await converse(people.maya, 'greeting', undefined, BEFORE);
	expect(await asked(OPEN)).toMatchObject({ round: 1, doneAt: null });
});

it('who comes back after years is asked once, and who never did it learns it', async () => {
	expect(await assignments.of(people.maya, YEARS_ON)).toMatchObject([{ round: 4, dueOn: '2030-12-05', doneAt: null }]);
	expect(await shown(YEARS_ON)).toMatchObject({ completed: false, refresh: false, open: true });
	await converse(people.maya, 'greeting', undefined, YEARS_ON); // the lesson is still to be read
	expect(await asked(YEARS_ON)).toMatchObject({ doneAt: null });
	await finish(people.maya, 'greeting', YEARS_ON);
	expect(await asked(YEARS_ON)).toMatchObject({ doneAt: YEARS_ON });
});

it('a path shows that it is to be refreshed, and where that goes on', async () => {
	const yearly = { dueOn: '2026-12-05', everyMonths: 12, submission: crypto.randomUUID() };
	await assigning.assign(people.lotta, units.Everyday!, { paths: ['first-week'], audience: 'unit', ...yearly }, ASKED);
	for (const { module } of await assignments.of(people.maya, ASKED)) await finish(people.maya, module!, DONE);
	const path = async (at: Date) =>
		pathProgress
			.of(people.maya, await agenda.of(people.maya, 'en', at), 'en')
			.find(({ slug }) => slug === 'first-week');
	expect(await path(BEFORE)).toMatchObject({ completed: true, refresh: false, next: undefined });
	expect(await path(OPEN)).toMatchObject({ completed: true, refresh: true, next: { atRolePlay: true } });
});
