import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import * as committing from '#lib/accounts/import-committing.server.ts';
import * as undoing from '#lib/accounts/import-undoing.server.ts';
import * as imports from '#lib/accounts/imports.server.ts';
import * as accounts from '#lib/accounts/people.server.ts';
import {
	grants,
	imports as lists,
	importRows,
	invitations,
	people as persons,
	units
} from '#lib/accounts/tables.server.ts';
import { assignments } from '#lib/learning/tables.server.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import { jobs } from '#lib/platform/tables.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { check, checked, commit, handIn, undo } from '#tests/support/lists.ts';

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let unit: Record<string, string>;
beforeEach(async () => ({ people, units: unit } = await freshStore()));

const HEAD = 'Name,E-mail,Staff number,Role,Store,Team,Language,Left';
const personOf = async (email: string) => (await db().read.select().from(persons).where(eq(persons.email, email)))[0];
const heldBy = async (personId: string) =>
	(await db().read.select().from(grants).where(eq(grants.personId, personId))).sort((a, b) => +a.from - +b.from);
const rowsOf = async (id: string, view: imports.View) => (await imports.rows(id, view)).rows;
const statusOf = async (id: string) => (await imports.find(people.saga, id)).status;

describe('a list', () => {
	it('says what each row would do, and does nothing yet', async () => {
		const before = await db().read.$count(persons);
		const id = await checked(people.saga, [
			HEAD,
			'Tuuli Aho,tuuli@halla.example,1001,,Shoes,Everyday,fi,',
			'Maya Okafor,maya@halla.example,,,Shoes,Trail,,',
			'Eero Salo,eero@halla.example,,,,,,',
			'Tom Reed,tom@halla.example,,,,,,yes',
			'Nobody,not-an-address,,,Shoes,Everyday,,',
			',bare@halla.example,,,Shoes,,,'
		]);
		const { tally, rows, checked: done } = await imports.find(people.saga, id);
		expect(tally).toEqual({ add: 1, change: 1, same: 1, leave: 1, problem: 2, units: 0 });
		expect([rows, done]).toEqual([6, 6]);
		expect((await rowsOf(id, 'change'))[0]).toMatchObject({
			line: 3,
			name: 'Maya Okafor',
			changes: { place: { from: 'South › Shoes › Everyday', to: 'South › Shoes › Trail' } }
		});
		expect((await rowsOf(id, 'problem')).map(({ line, problems }) => [line, problems![0]!.field])).toEqual([
			[6, 'email'],
			[7, 'name']
		]);
		expect(await db().read.$count(persons)).toBe(before);
	});

	it('brings the units that it names, from above, and not those that only faulty rows name', async () => {
		const id = await checked(people.saga, [
			'region;store;team;name;email',
			'North;Outdoor;Tents;Tuuli Aho;tuuli@halla.example',
			'North;Outdoor;Boots;;',
			'West;Nowhere;Lost;=Bad;bad@halla.example'
		]);
		expect((await rowsOf(id, 'units')).map(({ changes }) => changes!.place!.to)).toEqual(
			expect.arrayContaining(['North', 'North › Outdoor', 'North › Outdoor › Tents', 'North › Outdoor › Boots'])
		);
		await commit(people.saga, id, 1);
		const tuuli = (await personOf('tuuli@halla.example'))!;
		const [team] = await db().read.select().from(units).where(eq(units.name, 'Tents'));
		expect(await heldBy(tuuli.id)).toMatchObject([{ role: 'learner', unitId: team!.id, until: null }]);
		expect(await db().read.$count(units, eq(units.name, 'Lost'))).toBe(0);
		expect(await db().read.$count(assignments, eq(assignments.unitId, team!.id))).toBeGreaterThan(0);
	});

	it('recognises people by e-mail, else by number, else by their name in their store', async () => {
		await commit(
			people.saga,
			await checked(people.saga, [HEAD, 'Tuuli Aho,,1001,,Shoes,Everyday,,', 'Kim Bell,,,,Shoes,Trail,,'])
		);
		const id = await checked(people.saga, [
			HEAD,
			'Tuuli Aho,tuuli@halla.example,1001,,,,,',
			'KIM BELL,,,,Shoes,Everyday,,',
			'Kim Bell,,,,Garden,Plants,,'
		]);
		expect((await imports.find(people.saga, id)).tally).toMatchObject({ change: 2, add: 1 });
	});

	it('that is imported again changes nothing', async () => {
		const list = [HEAD, 'Tuuli Aho,tuuli@halla.example,1001,Team lead,Shoes,Everyday,suomi,', ',,,,Outdoor,Tents,,'];
		await commit(people.saga, await checked(people.saga, list));
		const again = await checked(people.saga, list);
		expect((await imports.find(people.saga, again)).tally).toEqual({ same: 1, units: 0 });
		await expect(commit(people.saga, again)).rejects.toEqual(new Refused('import_nothing', 409));
	});
});

describe('once it is done', () => {
	it('a move ends one grant and begins another: history stays with the old team', async () => {
		await commit(people.saga, await checked(people.saga, [HEAD, 'Maya Okafor,maya@halla.example,,,Shoes,Trail,,']));
		const [old, now] = await heldBy(people.maya.id);
		expect([old!.unitId, now!.unitId, now!.until]).toEqual([unit.Everyday, unit.Trail, null]);
		expect(old!.until).toEqual(now!.from);
	});

	it('who has left comes back, and who leaves has no access', async () => {
		await accounts.leave(people.saga, people.noor.id);
		await commit(
			people.saga,
			await checked(people.saga, [
				HEAD,
				'Noor Rahimi,noor@halla.example,,,Shoes,Trail,,',
				'Tom Reed,tom@halla.example,,,,,,x'
			])
		);
		expect((await personOf('noor@halla.example'))!.leftAt).toBeNull();
		expect((await personOf('tom@halla.example'))!.leftAt).not.toBeNull();
		expect((await heldBy(people.tom.id)).every(({ until }) => until)).toBe(true);
	});

	it('invitations go out only when that was asked for, to those with an address', async () => {
		await db().read.$count(invitations);
		const list = [HEAD, 'Tuuli Aho,tuuli@halla.example,,,Shoes,Trail,,', 'Kim Bell,,77,,Shoes,Trail,,'];
		await commit(people.saga, await checked(people.saga, list), 0, true);
		expect(await db().read.$count(jobs, eq(jobs.name, 'mail-invitation'))).toBe(1);
	});

	it('nobody imports themselves out of the office, nor anybody into it', async () => {
		const id = await checked(people.saga, [
			HEAD,
			'Saga Lind,saga@halla.example,,,,,,yes',
			'Omar Haddad,omar@halla.example,,admin,,,,'
		]);
		expect((await rowsOf(id, 'problem')).map(({ problems }) => problems![0]!.key)).toEqual([
			'import_yourself',
			'import_admin'
		]);
	});
});

describe('is committed', () => {
	it('once, whoever presses first', async () => {
		const id = await checked(people.saga, [HEAD, 'Tuuli Aho,tuuli@halla.example,,,Shoes,Trail,,']);
		const both = await Promise.allSettled(
			[1, 2].map(() => committing.ask(people.saga, id, { without: 0, invite: false }))
		);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		await Promise.all([check(id), check(id)]);
		expect(await db().read.$count(persons, eq(persons.name, 'Tuuli Aho'))).toBe(1);
	});

	it('without its faulty rows only by somebody who has seen how many they are', async () => {
		const id = await checked(people.saga, [
			HEAD,
			'Tuuli Aho,tuuli@halla.example,,,Shoes,Trail,,',
			'Kim,no,,,Shoes,Trail,,'
		]);
		await expect(commit(people.saga, id, 0)).rejects.toEqual(new Refused('import_moved_on', 409));
		await commit(people.saga, id, 1);
		expect(await statusOf(id)).toBe('committed');
	});

	it('not at all when somebody changed meanwhile: the row is told, and what it would do now', async () => {
		const id = await checked(people.saga, [
			HEAD,
			'Tuuli Aho,tuuli@halla.example,,,Shoes,Trail,,',
			'Maya O.,maya@halla.example,,,,,,'
		]);
		await transaction((tx) =>
			accounts.insert(tx, people.saga.company.id, {
				name: 'Tuuli',
				email: 'tuuli@halla.example',
				role: 'learner',
				unitId: unit.Tools!
			})
		);
		await commit(people.saga, id);
		expect(await imports.find(people.saga, id)).toMatchObject({
			status: 'checked',
			problem: 'import_stale',
			tally: { change: 2 }
		});
		expect((await rowsOf(id, 'noted')).map(({ line, step }) => [line, step])).toEqual([[2, 'change']]);
		expect((await personOf('maya@halla.example'))!.name).toBe('Maya Okafor');
		await commit(people.saga, id);
		expect((await personOf('tuuli@halla.example'))!.name).toBe('Tuuli Aho');
	});

	it('all or nothing: a crash on the way leaves nothing, and it can be run again', async () => {
		const id = await checked(people.saga, ['name,email,store,team', 'Tuuli Aho,tuuli@halla.example,Outdoor,Tents']);
		await committing.ask(people.saga, id, { without: 0, invite: false });
		const crash = () => Promise.reject(new Error('the power went out'));
		await expect(committing.commit(id, false, crash)).rejects.toThrow('the power went out');
		expect([await db().read.$count(units, eq(units.name, 'Tents')), await personOf('tuuli@halla.example')]).toEqual([
			0,
			undefined
		]);
		await check(id);
		expect(await statusOf(id)).toBe('committed');
		expect(await personOf('tuuli@halla.example')).toBeDefined();
	});

	it('only by admins; nobody else knows that it is there', async () => {
		const id = await checked(people.saga, [HEAD, 'Tuuli Aho,tuuli@halla.example,,,Shoes,Trail,,']);
		for (const attempt of [
			() => handIn(people.omar, [HEAD, 'x,x@halla.example,,,,,,']),
			() => imports.find(people.omar, id),
			() => imports.list(people.omar),
			() => imports.faulty(people.omar, id),
			() => committing.ask(people.omar, id, { without: 0, invite: false }),
			() => undoing.ask(people.omar, id)
		])
			await expect(attempt()).rejects.toThrow(NotFound);
	});
});

it('a corrected list takes the place of the one before, which is forgotten', async () => {
	const first = await checked(people.saga, [HEAD, 'Kim,no,,,Shoes,Trail,,']);
	const second = await handIn(people.saga, [HEAD, 'Kim,kim@halla.example,,,Shoes,Trail,,'], { instead: first });
	expect(await imports.find(people.saga, first)).toMatchObject({ status: 'failed', problem: 'import_set_aside' });
	expect(await db().read.$count(importRows, eq(importRows.importId, first))).toBe(0);
	await check(second);
	await commit(people.saga, second);
	await undo(people.saga, second);
	expect(await db().read.$count(lists, eq(lists.status, 'undone'))).toBe(1);
});
