import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import * as undoing from '#lib/accounts/import-undoing.server.ts';
import * as imports from '#lib/accounts/imports.server.ts';
import { forget } from '#lib/accounts/import-work.server.ts';
import * as accounts from '#lib/accounts/people.server.ts';
import { grants, importRows, imports as lists, people as persons, units } from '#lib/accounts/tables.server.ts';
import { assignments } from '#lib/learning/tables.server.ts';
import { unfurnish } from '#lib/learning/units.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { Refused } from '#lib/platform/errors.ts';
import { Hopeless } from '#lib/platform/jobs.server.ts';
import * as giving from '#lib/recognition/giving.server.ts';
import { handlers } from '../../src/jobs.server.ts';
import { spokenOf } from '../../src/mentions.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { checked, commit, undo } from '#tests/support/lists.ts';
import { signedIn } from '#tests/support/visitor.ts';

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let unit: Record<string, string>;
beforeEach(async () => ({ people, units: unit } = await freshStore()));

const HEAD = 'Name,E-mail,Staff number,Role,Store,Team,Left';
const daysOn = (days: number) => new Date(now().getTime() + days * 24 * 3_600_000);
const done = async (lines: string[]) => {
	const id = await checked(people.saga, [HEAD, ...lines]);
	await commit(people.saga, id);
	return id;
};
const notes = async (id: string) =>
	(await imports.rows(id, 'noted')).rows.map(({ line, problems }) => [line, problems!.map(({ key }) => key).join()]);
const everything = async () => ({
	people: (await db().read.select().from(persons)).sort((a, b) => a.id.localeCompare(b.id)),
	grants: (await db().read.select().from(grants)).sort((a, b) => a.id.localeCompare(b.id)),
	units: await db().read.$count(units),
	wishes: await db().read.$count(assignments)
});

describe('an import that is taken back', () => {
	it('leaves everything as it was', async () => {
		await accounts.leave(people.saga, people.noor.id);
		const before = await everything();
		const id = await done([
			'Tuuli Aho,tuuli@halla.example,1001,,Outdoor,Tents,',
			'Maya O.,maya@halla.example,7,lead,Shoes,Trail,',
			'Tom Reed,tom@halla.example,,,,,yes',
			'Noor Rahimi,noor@halla.example,,,Garden,Plants,'
		]);
		expect(await everything()).not.toEqual(before);
		await undo(people.saga, id);
		expect(await everything()).toEqual(before);
		expect([await notes(id), (await imports.find(people.saga, id)).status]).toEqual([[], 'undone']);
	});

	it('keeps those who did something here since, without access, and their team', async () => {
		const id = await done([
			'Tuuli Aho,tuuli@halla.example,,,Outdoor,Tents,',
			'Kim Bell,kim@halla.example,,,Shoes,Everyday,'
		]);
		const [tuuli] = await db().read.select().from(persons).where(eq(persons.email, 'tuuli@halla.example'));
		const [kim] = await db().read.select().from(persons).where(eq(persons.email, 'kim@halla.example'));
		await transaction((tx) => tx.update(persons).set({ passwordHash: 'x' }).where(eq(persons.id, tuuli!.id)));
		await giving.give(people.eero, {
			toId: (await signedIn(kim!.id)).id,
			practice: 'L2',
			moment: 'She knelt down and measured the teddy bear first.',
			submission: crypto.randomUUID()
		});
		await undo(people.saga, id);
		const kept = await db().read.select().from(persons).where(eq(persons.id, kim!.id));
		expect(kept[0]!.leftAt).not.toBeNull();
		expect(await notes(id)).toEqual(
			expect.arrayContaining([
				[2, 'import_kept_ended'],
				[3, 'import_kept_ended']
			])
		);
		expect(await db().read.$count(units, eq(units.name, 'Tents'))).toBe(1);
	});

	it('leaves alone what somebody changed since, and says so', async () => {
		const id = await done(['Maya O.,maya@halla.example,,,Shoes,Trail,', 'Eero S.,eero@halla.example,,,,,']);
		await transaction(async (tx) => {
			await tx.update(persons).set({ name: 'Maya Okafor-Lind' }).where(eq(persons.id, people.maya.id));
		});
		await undo(people.saga, id);
		const [maya] = await db().read.select().from(persons).where(eq(persons.id, people.maya.id));
		expect(maya!.name).toBe('Maya Okafor-Lind');
		const team = await accounts.membership(people.maya);
		expect(team!.teamId).toBe(unit.Everyday);
		expect(await notes(id)).toEqual([[2, 'import_kept']]);
	});

	it('is taken back once, and for a fortnight', async () => {
		const id = await done(['Tuuli Aho,tuuli@halla.example,,,Shoes,Trail,']);
		const later = new Date(now().getTime() + 15 * 24 * 3_600_000);
		await expect(undoing.ask(people.saga, id, later)).rejects.toEqual(new Refused('import_moved_on', 409));
		await undo(people.saga, id);
		await expect(undo(people.saga, id)).rejects.toEqual(new Refused('import_moved_on', 409));
	});
});

it('can be taken back to the last day, however long the list waited to be confirmed', async () => {
	const id = await checked(people.saga, [HEAD, 'Tuuli Aho,tuuli@halla.example,,,Shoes,Trail,']);
	await transaction((tx) =>
		tx
			.update(lists)
			.set({ at: daysOn(-6) })
			.where(eq(lists.id, id))
	);
	await commit(people.saga, id);
	await transaction((tx) => forget(tx, daysOn(13)));
	await undoing.ask(people.saga, id, daysOn(13));
	await undoing.undo(id, { spokenOf, unfurnish }, daysOn(13));
	expect(await db().read.$count(persons, eq(persons.email, 'tuuli@halla.example'))).toBe(0);
});

it('says that it cannot be taken back when nothing is left to know it by', async () => {
	const id = await done(['Tuuli Aho,tuuli@halla.example,,,Shoes,Trail,']);
	const forgotten = new Refused('import_undo_forgotten', 409);
	await transaction(async (tx) => void (await tx.delete(importRows)));
	await expect(undo(people.saga, id)).rejects.toEqual(forgotten);
	await transaction((tx) => tx.update(lists).set({ status: 'undoing' }).where(eq(lists.id, id)));
	await expect(handlers['undo-import']!({ importId: id }, { id, attempt: 1 })).rejects.toThrow(Hopeless);
	expect(await imports.find(people.saga, id)).toMatchObject({ status: 'committed', problem: forgotten.key });
});

it('what stood in lists is forgotten once nothing can be undone', async () => {
	const id = await done(['Tuuli Aho,tuuli@halla.example,,,Shoes,Trail,']);
	const waiting = await checked(people.saga, [HEAD, 'Kim,kim@halla.example,,,Shoes,Trail,']);
	await transaction((tx) => forget(tx, new Date(now().getTime() + 8 * 24 * 3_600_000)));
	expect([
		await db().read.$count(importRows, eq(importRows.importId, waiting)),
		await db().read.$count(importRows)
	]).toEqual([0, 1]);
	await transaction((tx) => forget(tx, new Date(now().getTime() + 15 * 24 * 3_600_000)));
	expect([await db().read.$count(importRows), (await imports.find(people.saga, id)).tally.add]).toEqual([0, 1]);
});
