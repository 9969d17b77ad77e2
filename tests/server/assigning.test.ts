import { beforeEach, describe, expect, it, test } from 'vitest';
import { notices } from '#lib/accounts/tables.server.ts';
import * as assigning from '#lib/learning/assigning.server.ts';
import * as assignments from '#lib/learning/assignments.server.ts';
import { Assign } from '#lib/learning/forms.ts';
import * as standing from '#lib/learning/standing.server.ts';
import { assignmentPeople, assignments as table } from '#lib/learning/tables.server.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import { movesTo } from '#tests/support/crowd.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { joins, practise } from '#tests/support/play.ts';

const MORNING = new Date('2026-11-18T09:00:00Z');
const LATER = new Date('2026-11-20T09:00:00Z');
const END = new Date('2026-11-22T09:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

type Key = keyof typeof people;
const wish = (over: Partial<Assign> = {}) => ({
	modules: ['greeting'],
	audience: 'unit' as const,
	dueOn: '2026-12-05',
	submission: crypto.randomUUID(),
	...over
});
const asked = async (key: Key, at = END) => (await assignments.of(people[key], at)).map(({ subject }) => subject);
const whom = async (at = END) =>
	(
		await Promise.all(Object.keys(people).map(async (key) => ((await asked(key as Key, at)).length ? [key] : [])))
	).flat();

describe('it concerns', () => {
	it('everybody in a store: all its teams, nobody elsewhere, no lead', async () => {
		expect(await assigning.assign(people.omar, units.Shoes!, wish(), MORNING)).toMatchObject({ people: 9 });
		const everyday = ['maya', 'eero', 'sanne', 'wei', 'noor'];
		expect(await whom()).toEqual([...everyday, 'joonas', 'femke', 'tom', 'aisha']);
	});

	it('the leads or the managers below a unit', async () => {
		await assigning.assign(people.saga, units['Halla & Co']!, wish({ role: 'lead' }), MORNING);
		expect(await whom()).toEqual(['lotta', 'pieter', 'meiling', 'antti']);
		await assigning.assign(people.saga, units['Halla & Co']!, wish({ role: 'manager' }), MORNING);
		expect(await whom()).toEqual(['omar', 'ines', 'lotta', 'pieter', 'meiling', 'antti']);
	});

	it('those who were picked', async () => {
		const picked = { audience: 'people' as const, people: [people.maya.id, people.tom.id] };
		expect(await assigning.assign(people.omar, units.Shoes!, wish(picked), MORNING)).toMatchObject({ people: 2 });
		expect(await whom()).toEqual(['maya', 'tom']);
		expect(await db().read.select().from(assignmentPeople)).toHaveLength(2);
	});

	it('everybody who joins a store, in whichever team; a move within it is no joining', async () => {
		const joiners = { audience: 'joiners' as const, dueOn: undefined, dueAfterDays: 7 };
		await assigning.assign(people.omar, units.Shoes!, wish(joiners), MORNING);
		const nea = await joins('Nea', units.Trail!, people.maya, LATER);
		await movesTo(people.maya, units.Trail!, LATER);
		expect(await assignments.of(nea, END)).toMatchObject([{ subject: 'greeting', dueOn: '2026-11-27' }]);
		expect(await whom()).toEqual([]);
		await movesTo(people.kaisa, units.Trail!, LATER); // from another store
		expect(await whom()).toEqual(['kaisa']);
	});

	it('who moves within the store still, and who leaves it no more', async () => {
		await assigning.assign(people.omar, units.Shoes!, wish(), MORNING);
		await assigning.assign(people.lotta, units.Everyday!, wish({ modules: ['promises'] }), MORNING);
		await movesTo(people.maya, units.Trail!, LATER);
		await movesTo(people.eero, units.Plants!, LATER);
		expect(await asked('maya')).toEqual(['greeting']);
		expect(await asked('eero')).toEqual([]);
		expect(await asked('sanne')).toEqual(['greeting', 'promises']);
	});
});

test('a role-play is done by passing it after it was asked', async () => {
	await practise(people.maya, 'quiet-browser', MORNING);
	await assigning.assign(people.lotta, units.Everyday!, wish({ modules: [], scenarios: ['quiet-browser'] }), LATER);
	expect(await assignments.of(people.maya, END)).toMatchObject([
		{ subject: 'roleplay/quiet-browser', scenario: 'quiet-browser', doneAt: null }
	]);
	await practise(people.maya, 'quiet-browser', END);
	expect(await assignments.of(people.maya, END)).toMatchObject([{ doneAt: END }]);
	expect(await assignments.of(people.eero, END)).toMatchObject([{ doneAt: null }]);
});

describe('refused', () => {
	const assign = (actor: Key, unit: string, over: Partial<Assign> = {}) =>
		assigning.assign(people[actor], units[unit]!, wish(over), MORNING);

	it.each([
		['lotta', 'Shoes', NotFound],
		['ines', 'Shoes', NotFound],
		['omar', 'Halla & Co', NotFound],
		['maya', 'Everyday', NotAllowed]
	] as const)('%s may not ask all of %s', async (actor, unit, error) => {
		await expect(assign(actor, unit)).rejects.toThrow(error);
		expect(await db().read.select().from(table)).toEqual([]);
	});

	it('somebody who is not there, or not in that role; a role-play that is not', async () => {
		const pick = (key: Key, over: Partial<Assign> = {}) =>
			assign('omar', 'Shoes', { audience: 'people', people: [people.maya.id, people[key].id], ...over });
		await expect(pick('kaisa')).rejects.toThrow(NotFound);
		await expect(pick('lotta')).rejects.toThrow(NotFound);
		await expect(assign('lotta', 'Everyday', { scenarios: ['toString'] })).rejects.toThrow(NotFound);
		expect(await db().read.select().from(notices)).toEqual([]);
	});

	it('people who are ticked while everyone is asked, and nobody ticked at all', () => {
		const form = { modules: 'greeting', dueOn: '2026-12-05', submission: crypto.randomUUID() };
		const problem = (over: object) => Assign.safeParse({ ...form, ...over }).error?.issues[0]?.message;
		const id = crypto.randomUUID();
		expect(problem({ audience: 'unit', people: id })).toBe('assign_ticked_whom');
		expect(problem({ audience: 'people' })).toBe('assign_pick_people');
		expect(problem({ audience: 'people', people: [id, id] })).toBeUndefined();
		const many = Array.from({ length: 1_001 }, () => crypto.randomUUID());
		expect(problem({ audience: 'people', people: many })).toBe('assign_too_many');
		expect(new URLSearchParams(many.slice(1).map((id) => ['people', id])).toString().length).toBeLessThan(48 * 1024);
	});
});

test('a team from before there were paths is offered the first week for those who join, once', async () => {
	const lacks = async (actor: Key = 'lotta') =>
		(await standing.list(people[actor], units.Everyday!, 'en', END)).lacksFirstWeek;
	expect(await lacks()).toBe(true);
	await assigning.askFirstWeek(people.lotta, units.Everyday!, MORNING);
	await assigning.askFirstWeek(people.lotta, units.Everyday!, MORNING);
	expect(await lacks()).toBe(false);
	expect(await db().read.select().from(table)).toMatchObject([{ path: 'first-week', audience: 'joiners' }]);
	await expect(assigning.askFirstWeek(people.maya, units.Everyday!)).rejects.toThrow(NotAllowed);
	await expect(assigning.askFirstWeek(people.lotta, units.Trail!)).rejects.toThrow(NotFound);
});
