import { beforeEach, describe, expect, it, test } from 'vitest';
import { notices } from '#lib/accounts/tables.server.ts';
import * as assigning from '#lib/learning/assigning.server.ts';
import * as changes from '#lib/learning/assignment-changes.server.ts';
import * as assignments from '#lib/learning/assignments.server.ts';
import * as decided from '#lib/learning/decided.server.ts';
import type { Assign } from '#lib/learning/forms.ts';
import * as standing from '#lib/learning/standing.server.ts';
import { assignmentChanges } from '#lib/learning/tables.server.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { complete, joins } from '#tests/support/play.ts';

const MORNING = new Date('2026-11-18T09:00:00Z');
const LATER = new Date('2026-11-20T09:00:00Z');
const END = new Date('2026-11-22T09:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
let batch: string;
beforeEach(async () => {
	({ people, units } = await freshStore());
	batch = await ask({});
});

type Key = keyof typeof people;
const ask = async (over: Partial<Assign>, by: Key = 'lotta', unit = 'Everyday') => {
	const wish = {
		paths: ['first-week'],
		audience: 'unit' as const,
		dueOn: '2026-12-05',
		submission: crypto.randomUUID()
	};
	return (await assigning.assign(people[by], units[unit]!, { ...wish, ...over }, MORNING)).batchId;
};
const form = (...keys: Key[]) => ({ people: keys.map((key) => people[key].id), submission: crypto.randomUUID() });
const due = async (key: Key) => (await assignments.of(people[key], END))[0]?.dueOn;
const rows = () => db().read.select().from(assignmentChanges);
const told = async (key: Key) =>
	(await db().read.select().from(notices))
		.filter(({ personId }) => personId === people[key].id)
		.map(({ kind }) => kind);
const extend = (dueOn: string, ...keys: Key[]) =>
	changes.extend(people.lotta, batch, { ...form(...keys), dueOn }, LATER);

describe('more time', () => {
	it('for one is shown to her, with who gave it', async () => {
		expect(await extend('2026-12-19', 'maya')).toEqual({ kind: 'extended', people: 1 });
		expect(await assignments.of(people.maya, END)).toMatchObject(
			Array(4).fill({ dueOn: '2026-12-19', extendedFrom: '2026-12-05', extendedBy: 'Lotta Virtanen' })
		);
		expect(await due('eero')).toBe('2026-12-05');
		expect([await told('maya'), await told('eero')]).toEqual([['assigned', 'extended'], ['assigned']]);
	});

	it('for all is told to those who have not done it', async () => {
		for (const { module } of await assignments.of(people.eero, LATER)) await complete(people.eero, module!, MORNING);
		expect(await extend('2026-12-12')).toMatchObject({ people: 4 });
		expect(await due('maya')).toBe('2026-12-12');
		expect(await told('eero')).toEqual(['assigned']);
	});

	it.each(['2026-12-05', '2026-12-01', '2026-11-19'])('is later than it was: not %s', async (day) => {
		await expect(extend(day)).rejects.toMatchObject({ status: 400 });
		expect(await rows()).toEqual([]);
	});

	it('for those who join is each one’s own', async () => {
		batch = await ask({ audience: 'joiners', dueOn: undefined, dueAfterDays: 7 });
		const nea = await joins('Nea', units.Everyday!, people.maya, LATER);
		await expect(extend('2026-12-19')).rejects.toMatchObject({ key: 'assign_extend_whom' });
		await changes.extend(people.lotta, batch, { ...form(), people: [nea.id], dueOn: '2026-12-19' }, END);
		expect((await assignments.of(nea, END))[0]).toMatchObject({ dueOn: '2026-12-19', extendedFrom: '2026-11-27' });
	});
});

describe('let off', () => {
	const reason = 'You taught it in your last shop.';
	const waive = (...keys: Key[]) => changes.waive(people.lotta, batch, { ...form(...keys), reason }, LATER);

	it('some are, with a reason that they read; the others are not', async () => {
		expect(await waive('maya', 'wei')).toEqual({ kind: 'waived', people: 2 });
		expect([await due('maya'), await due('wei'), await due('eero')]).toEqual([undefined, undefined, '2026-12-05']);
		expect(await decided.lately(people.maya, 'en', END)).toEqual([
			{ on: '2026-11-20', text: `Lotta Virtanen let you off “First week”: ${reason}` }
		]);
		expect(await decided.lately(people.eero, 'en', END)).toEqual([]);
		expect(await told('wei')).toEqual(['assigned', 'waived']);
	});

	it('they are not counted among those who have it to do, and stay on the sheet with the reason', async () => {
		await waive('maya');
		const sheet = await standing.find(people.lotta, batch, units.Everyday!, 'en', END);
		expect(sheet.batch).toMatchObject({ people: 4, done: 0 });
		expect(sheet.members.find(({ id }) => id === people.maya.id)!.over).toEqual({
			kind: 'waived',
			by: 'Lotta Virtanen',
			reason
		});
	});

	it('who was not asked cannot be', async () => {
		await expect(waive('maya', 'tom')).rejects.toThrow(NotFound);
		await expect(waive('lotta')).rejects.toThrow(NotFound);
		expect(await rows()).toEqual([]);
	});
});

describe('taken back', () => {
	it('from one, or from everybody, and nothing is erased', async () => {
		await changes.withdraw(people.lotta, batch, form('maya'), LATER);
		expect([await due('maya'), await due('eero')]).toEqual([undefined, '2026-12-05']);
		await changes.withdraw(people.lotta, batch, { ...form(), reason: 'Too much at once.' }, END);
		expect(await due('eero')).toBeUndefined();
		expect((await standing.list(people.lotta, units.Everyday!, 'en', END)).batches).toEqual([]);
		expect(await rows()).toMatchObject([{ personId: people.maya.id }, { personId: null, reason: 'Too much at once.' }]);
		expect(await told('maya')).toEqual(['assigned', 'withdrawn']);
	});

	it('who joins is not asked any more', async () => {
		batch = await ask({ audience: 'joiners', dueOn: undefined, dueAfterDays: 7 });
		expect(await assignments.standing(units.Everyday!)).toHaveLength(1);
		await changes.withdraw(people.lotta, batch, form(), LATER);
		expect(await assignments.standing(units.Everyday!)).toEqual([]);
		expect(await assignments.of(await joins('Nea', units.Everyday!, people.maya, LATER), END)).toEqual([]);
	});
});

test('pressed twice, even at once, is decided once', async () => {
	const press = { ...form('maya'), dueOn: '2026-12-19' };
	await Promise.all([1, 2, 3].map(() => changes.extend(people.lotta, batch, press, LATER)));
	expect(await rows()).toHaveLength(1);
	const other = changes.extend(people.lotta, batch, { ...press, dueOn: '2026-12-20' }, LATER);
	await expect(other).rejects.toMatchObject({ key: 'submission_reused', status: 409 });
});

describe('who may change it', () => {
	const withdraw = (actor: Key) => changes.withdraw(people[actor], batch, form(), LATER);

	it.each(['lotta', 'omar', 'saga'] as const)('%s, who looks after the team', async (actor) => {
		expect(await withdraw(actor)).toMatchObject({ people: 5 });
	});

	it.each(['maya', 'pieter', 'ines'] as const)('for %s it does not exist', async (actor) => {
		await expect(withdraw(actor)).rejects.toThrow(NotFound);
		await expect(standing.find(people[actor], batch, units.Everyday!, 'en', END)).rejects.toThrow(NotFound);
	});

	it('a lead sees what the manager asked of the store, of her own team only, and leaves it to him', async () => {
		batch = await ask({}, 'omar', 'Shoes');
		const sheet = await standing.find(people.lotta, batch, units.Everyday!, 'en', END);
		expect(sheet.batch).toMatchObject({ people: 5, mayChange: false, unitName: 'Shoes' });
		await expect(withdraw('lotta')).rejects.toThrow(NotAllowed);
		await expect(withdraw('meiling')).rejects.toThrow(NotFound);
	});

	it('a batch is nowhere but where its people are', async () => {
		await expect(standing.find(people.omar, batch, units.Trail!, 'en', END)).rejects.toThrow(NotFound);
		await expect(standing.find(people.omar, crypto.randomUUID(), units.Trail!, 'en', END)).rejects.toThrow(NotFound);
	});
});
