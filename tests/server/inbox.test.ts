import ICAL from 'ical.js';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import * as feeds from '#lib/accounts/calendar-feeds.server.ts';
import * as inbox from '#lib/accounts/inbox.server.ts';
import * as mailPreferences from '#lib/accounts/mail-preferences.server.ts';
import * as persons from '#lib/accounts/people.server.ts';
import { calendarFeeds, digests, mailPreferences as chosen, notices } from '#lib/accounts/tables.server.ts';
import * as erasure from '#lib/awards/erasure.server.ts';
import * as calendar from '#lib/learning/calendar.server.ts';
import { assignmentChanges, assignments } from '#lib/learning/tables.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { complete } from '#tests/support/play.ts';
import { KINDS, say } from '../../src/notices.server.ts';

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

const tell = (n: number, over: object = {}) =>
	transaction((tx) =>
		inbox.tell(
			tx,
			Array.from({ length: n }, (_, i) => ({
				...{
					personId: people.eero.id,
					kind: 'thanked',
					params: { by: people.wei.id, practice: 'L1', kudosId: String(i) }
				},
				...over
			}))
		)
	);
const unread = () => inbox.unread(people.eero, KINDS);

describe('the inbox', () => {
	it('shows what reached somebody, page by page, until it is read', async () => {
		await tell(25);
		expect(await unread()).toBe(25);
		const { rows, pages } = await inbox.list(people.eero, KINDS, 2);
		expect([rows.length, pages]).toEqual([5, 2]);
		expect(say(await inbox.read(people.eero, rows[0]!.id), 'en').href).toMatch(/^\/kudos\//);
		expect(await unread()).toBe(24);
		await inbox.readAll(people.eero);
		expect(await unread()).toBe(0);
	});

	it('says who it was as they are called now, and nobody once they are erased', async () => {
		await tell(1);
		const text = async () => say((await inbox.list(people.eero, KINDS)).rows[0]!, 'en').text;
		expect(await text()).toContain('李薇');
		await persons.leave(people.saga, people.wei.id);
		await erasure.erase(people.saga, people.wei.id);
		expect(await text()).toMatch(/^— thanked you/);
	});

	it('is nobody else’s', async () => {
		await tell(1);
		const [row] = (await inbox.list(people.eero, KINDS)).rows;
		await expect(inbox.read(people.lotta, row!.id)).rejects.toThrow(NotFound);
		await inbox.readAll(people.lotta);
		expect(await unread()).toBe(1);
	});

	it('leaves out what the app does not know any more', async () => {
		await tell(1, { kind: 'juggled' });
		expect([await unread(), (await inbox.list(people.eero, KINDS)).rows]).toEqual([0, []]);
	});

	it('says the same thing once, and nothing that was taken back', async () => {
		await tell(3, { key: 'same' });
		expect(await unread()).toBe(1);
		await transaction(async (tx) => void (await inbox.takeBack(tx, { personId: people.eero.id, key: 'same' })));
		expect(await unread()).toBe(0);
	});
});

describe('preferences', () => {
	it('stop with one key, and begin again; the key of nobody stops nothing', async () => {
		const { stopKey } = await mailPreferences.forMail(people.eero.id);
		await mailPreferences.stop(stopKey, 'thanks');
		await mailPreferences.stop(stopKey, 'thanks');
		expect((await mailPreferences.mine(people.eero)).off).toEqual(['thanks']);
		await mailPreferences.stop(stopKey, 'thanks', true);
		expect((await mailPreferences.mine(people.eero)).off).toEqual([]);
		for (const [key, topic] of [
			['0'.repeat(40), 'thanks'],
			[stopKey, 'invitations'],
			[stopKey, '']
		] as const)
			await expect(mailPreferences.stop(key, topic)).rejects.toThrow(NotFound);
	});

	it('go with the person', async () => {
		await tell(1);
		await mailPreferences.forMail(people.eero.id);
		await feeds.make(people.eero);
		await persons.leave(people.saga, people.eero.id);
		await erasure.erase(people.saga, people.eero.id);
		for (const table of [notices, chosen, calendarFeeds, digests])
			expect(await db().read.$count(table, eq(table.personId, people.eero.id))).toBe(0);
	});
});

describe('the calendar', () => {
	async function ask(dueOn = '2026-11-25') {
		return transaction(async (tx) => {
			const wish = {
				module: 'greeting',
				audience: 'person' as const,
				unitId: units.Everyday!,
				assignedBy: people.lotta.id
			};
			const [row] = await tx
				.insert(assignments)
				.values({ ...wish, personId: people.eero.id, dueOn, at: now() })
				.returning({ id: assignments.id });
			return row!.id;
		});
	}
	const change = (assignmentId: string, kind: 'extended' | 'waived', dueOn: string | null = null) =>
		transaction(
			async (tx) =>
				void (await tx.insert(assignmentChanges).values({
					...{ assignmentId, personId: people.eero.id, kind, dueOn, reason: 'Holiday' },
					...{ by: people.lotta.id, at: now() }
				}))
		);
	/** As a parser reads it that is not ours. */
	async function events() {
		const parsed = new ICAL.Component(ICAL.parse(await calendar.of(people.eero, 'fi')));
		return parsed.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
	}

	it('holds what is due as whole days, in the reader’s language', async () => {
		await ask();
		const [event, ...more] = await events();
		expect(more).toEqual([]);
		expect([event!.startDate.isDate, event!.startDate.toString()]).toEqual([true, '2026-11-25']);
		expect(event!.summary).toMatch(/^Määräpäivä: ./);
		expect(event!.component.getFirstPropertyValue('url')).toMatch(/\/learn\/greeting$/);
	});

	it('moves with more time under the same id, and forgets what is waived or done', async () => {
		const id = await ask();
		const [before] = await events();
		await change(id, 'extended', '2026-12-02');
		const [after] = await events();
		expect([after!.uid, after!.startDate.toString()]).toEqual([before!.uid, '2026-12-02']);
		await change(id, 'waived');
		expect(await events()).toEqual([]);
		await ask('2026-11-30');
		expect(await events()).toHaveLength(1);
		await complete(people.eero, 'greeting');
		expect(await events()).toEqual([]);
	});

	it('opens by its newest address only, until it is stopped or its owner leaves', async () => {
		const token = async () => (await feeds.make(people.eero)).split('/').at(-1)!;
		const [first, second] = [await token(), await token()];
		await expect(feeds.find(first)).rejects.toThrow(NotFound);
		expect(await feeds.find(second)).toMatchObject({ name: 'Eero Salo' });
		expect(JSON.stringify(await db().read.select().from(calendarFeeds))).not.toContain(second);
		await feeds.stop(people.eero);
		await expect(feeds.find(second)).rejects.toThrow(NotFound);
		const third = await token();
		await persons.leave(people.saga, people.eero.id);
		await expect(feeds.find(third)).rejects.toThrow(NotFound);
	});
});
