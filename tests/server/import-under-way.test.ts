import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { keep } from '#lib/accounts/import-checking.server.ts';
import * as committing from '#lib/accounts/import-committing.server.ts';
import { judge, placesOf, rowsAfter } from '#lib/accounts/import-judging.server.ts';
import * as undoing from '#lib/accounts/import-undoing.server.ts';
import { commit as commitJob } from '#lib/accounts/import-work.server.ts';
import * as imports from '#lib/accounts/imports.server.ts';
import { people as persons } from '#lib/accounts/tables.server.ts';
import { db } from '#lib/platform/database/index.ts';
import { Refused } from '#lib/platform/errors.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import { jobs as waiting } from '#lib/platform/tables.server.ts';
import { handlers } from '../../src/jobs.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { checked, commit, handIn } from '#tests/support/lists.ts';

let people: Awaited<ReturnType<typeof freshStore>>['people'];
beforeEach(async () => ({ people } = await freshStore()));

const HEAD = 'Name,E-mail,Staff number,Role,Store,Team,Left';
const TUULI = 'Tuuli Aho,tuuli@halla.example,,,Shoes,Trail,';
const crowd = Array.from({ length: 1_001 }, (_, i) => `Person ${i},person${i}@halla.example,,,Shoes,Trail,`);
const stateOf = async (id: string) => {
	const { status, problem } = await imports.find(people.saga, id);
	return [status, problem];
};

describe('a long list is committed as it was checked', () => {
	it('whom an early row adds, renames or moves is not mistaken for the namesake in a late one', async () => {
		const id = await checked(people.saga, [
			HEAD,
			'Kim Bell,kim@halla.example,,,Shoes,Trail,',
			'Maya Bell,maya@halla.example,,,,,',
			'Eero Salo,eero@halla.example,,,Outdoor,Tents,',
			...crowd,
			'Kim Bell,,,,Shoes,Everyday,',
			'Maya Bell,,,,Shoes,Everyday,',
			'Eero Salo,,,,Outdoor,Tents,'
		]);
		expect((await imports.find(people.saga, id)).tally).toMatchObject({ add: 1_005, change: 2 });
		await commit(people.saga, id);
		expect(await stateOf(id)).toEqual(['committed', null]);
		for (const name of ['Kim Bell', 'Maya Bell', 'Eero Salo'])
			expect([name, await db().read.$count(persons, eq(persons.name, name))]).toEqual([name, 2]);
	});

	it('but whom somebody else added meanwhile is', async () => {
		const id = await checked(people.saga, [HEAD, ...crowd, 'Kim Bell,,,,Shoes,Trail,']);
		await commit(people.saga, await checked(people.saga, [HEAD, 'Kim Bell,kim@halla.example,,,Shoes,Trail,']));
		await commit(people.saga, id);
		expect(await stateOf(id)).toEqual(['checked', 'import_stale']);
	});
});

describe('a list that does not get done for a reason of ours', () => {
	const crash = () => Promise.reject(new Error('the power went out'));
	const payloads = async (name: string) =>
		(await db().read.select().from(waiting).where(eq(waiting.name, name))).map(({ payload }) => payload);

	it('is given up at the third try, and that job never tries again', async () => {
		const id = await checked(people.saga, [HEAD, 'Tuuli Aho,tuuli@halla.example,,,Outdoor,Tents,']);
		await committing.ask(people.saga, id, { without: 0, invite: true });
		const attempt = (attempt: number) => commitJob(crash)({ importId: id, invite: 'yes' }, { id, attempt });
		await expect(attempt(2)).rejects.not.toThrow(jobs.Hopeless);
		expect(await stateOf(id)).toEqual(['committing', null]);
		await expect(attempt(3)).rejects.toThrow(jobs.Hopeless);
		expect(await stateOf(id)).toEqual(['checked', 'import_broke']);
	});

	it('is given up as well when the server went down each time and nobody could say so', async () => {
		const id = await checked(people.saga, [HEAD, TUULI]);
		const fourth = (name: string) => handlers[name]!({ importId: id, invite: '' }, { id, attempt: 4 });
		await committing.ask(people.saga, id, { without: 0, invite: false });
		await expect(fourth('commit-import')).rejects.toThrow(jobs.Hopeless);
		expect(await stateOf(id)).toEqual(['checked', 'import_broke']);
		await commit(people.saga, id);
		await undoing.ask(people.saga, id);
		await expect(fourth('undo-import')).rejects.toThrow(jobs.Hopeless);
		expect(await stateOf(id)).toEqual(['committed', 'import_broke']);
	});

	it('and is asked for again is done as it was asked for last', async () => {
		const id = await checked(people.saga, [HEAD, TUULI]);
		const other = await checked(people.saga, [HEAD, 'Kim Bell,kim@halla.example,,,Shoes,Trail,']);
		await committing.ask(people.saga, other, { without: 0, invite: true });
		await committing.ask(people.saga, id, { without: 0, invite: true });
		const late = handlers['commit-import']!({ importId: id, invite: 'yes' }, { id, attempt: 4 });
		await expect(late).rejects.toThrow(jobs.Hopeless);
		await committing.ask(people.saga, id, { without: 0, invite: false });
		expect(await payloads('commit-import')).toEqual(
			expect.arrayContaining([
				{ importId: other, invite: 'yes' },
				{ importId: id, invite: '' }
			])
		);
		expect(await payloads('commit-import')).toHaveLength(2);
	});
});

it('rows that two servers check at once are counted once', async () => {
	const id = await handIn(people.saga, [HEAD, TUULI, 'Kim Bell,kim@halla.example,,,Shoes,Trail,']);
	const rows = await rowsAfter(db().read, id, 0, ['unchecked']);
	const judging = { actorId: people.saga.id, places: await placesOf(db().read, id), lines: new Map() };
	const verdicts = await judge(db().read, rows, judging);
	await keep(id, verdicts.slice(0, 1));
	expect(await Promise.all([keep(id, verdicts), keep(id, verdicts)])).toEqual([true, true]);
	expect((await imports.find(people.saga, id)).checked).toBe(2);
});

it('a list brings ten thousand new units at most', async () => {
	const teams = Array.from({ length: 10_001 }, (_, i) => `Shoes,Team ${i}`);
	const few = new Refused('import_too_many_units', 400, { most: 10_000 });
	await expect(handIn(people.saga, ['Store,Team', ...teams])).rejects.toEqual(few);
});
