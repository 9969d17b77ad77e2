import { beforeEach, describe, expect, it } from 'vitest';
import * as inbox from '#lib/accounts/inbox.server.ts';
import * as mailPreferences from '#lib/accounts/mail-preferences.server.ts';
import * as persons from '#lib/accounts/people.server.ts';
import { notices, people as table } from '#lib/accounts/tables.server.ts';
import { TOPICS } from '#lib/accounts/topics.ts';
import { assignments } from '#lib/learning/tables.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { db, transaction } from '#lib/platform/database/index.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import { jobs as queue } from '#lib/platform/tables.server.ts';
import * as giving from '#lib/recognition/giving.server.ts';
import { eq } from 'drizzle-orm';
import { freshStore } from '#tests/support/fresh.ts';
import * as mailbox from '#tests/support/mailbox.ts';
import { complete } from '#tests/support/play.ts';
import * as digests from '../../src/digests.server.ts';

const AT = new Date('2026-11-18T06:10:00Z'); // ten past eight in Helsinki, a Wednesday
const hours = (n: number) => new Date(AT.getTime() + n * 3_600_000);

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => {
	({ people, units } = await freshStore());
	mailbox.empty();
});

type Key = keyof typeof people;
const thank = (from: Key, to: Key, at = AT) =>
	giving.give(
		people[from],
		{
			toId: people[to].id,
			practice: 'L1',
			moment: 'She listened to him until he had said it all.',
			submission: crypto.randomUUID()
		} as never,
		at
	);
/** What the hour brings: planned, then written by the worker. */
async function bring(at: Date) {
	await transaction(async (tx) => void (await tx.delete(queue)));
	await transaction((tx) => jobs.enqueue(tx, 'plan-digests', [{}], at));
	const handlers: jobs.Handlers = {
		'plan-digests': (payload) => digests.plan(payload, at),
		'mail-digest': (payload, { id }) => digests.mail(payload, id, at)
	};
	await jobs.drain(handlers, () => at);
	const failed = (await db().read.select().from(queue)).filter(({ lastError }) => lastError);
	expect(failed).toEqual([]);
}
/** The digests of theirs that wait to be written. */
const asked = async (key: Key) => {
	const rows = await db().read.select().from(queue).where(eq(queue.name, 'mail-digest'));
	return rows.filter(({ payload }) => payload.personId === people[key].id);
};
const to = (key: Key) => mailbox.letters().filter((letter) => letter.to === people[key].email);
const ask = (dueOn: string, key: Key = 'eero') =>
	transaction(async (tx) => {
		const wish = {
			module: 'greeting',
			audience: 'person' as const,
			unitId: units.Everyday!,
			assignedBy: people.lotta.id
		};
		await tx
			.insert(assignments)
			.values({ ...wish, personId: people[key].id, dueOn, at: new Date('2026-11-01T09:00:00Z') });
	});
const prefer = (key: Key, over: object) =>
	mailPreferences.choose(people[key], {
		topics: [...TOPICS],
		hour: 8,
		quietFrom: 20,
		quietUntil: 7,
		timeZone: '',
		...over
	});

describe('one mail a day', () => {
	it('bundles what is new, in the reader’s language, with the way out of it', async () => {
		await thank('sanne', 'eero');
		await thank('wei', 'eero');
		await ask('2026-11-25');
		await bring(AT);
		const [mail, ...more] = to('eero');
		expect(more).toEqual([]);
		expect(mail).toMatchObject({ lang: 'fi', subject: m.digest_subject({ n: 3 }, { locale: 'fi' }) });
		for (const said of [
			'Sanne Bakker',
			'李薇',
			'keskiviikko',
			m.topic_thanks({}, { locale: 'fi' }),
			'/unsubscribe/',
			'/learn/greeting'
		])
			expect(mail!.text).toContain(said);
		expect(mail!.html).toContain('prefers-color-scheme: dark');
		expect(mail!.html).not.toMatch(/<img|src=/);
		expect(mailbox.letters()).toHaveLength(1);
	});

	it('whoever plans it, however often, even at once', async () => {
		await thank('sanne', 'eero');
		await Promise.all([digests.plan({}, AT), digests.plan({}, AT)]);
		expect(await asked('eero')).toHaveLength(1);
		await bring(AT);
		await bring(hours(1));
		expect(await db().read.$count(queue, eq(queue.name, 'mail-digest'))).toBe(0);
	});

	it('what comes after their hour waits for the next day, and is in it once', async () => {
		await thank('sanne', 'eero');
		await bring(AT);
		await thank('wei', 'eero', hours(1));
		await bring(hours(2));
		expect(to('eero')).toHaveLength(1);
		await bring(hours(24));
		expect(to('eero').map(({ text }) => [text.includes('Sanne'), text.includes('李薇')])).toEqual(
			expect.arrayContaining([
				[true, false],
				[false, true]
			])
		);
		await bring(hours(48));
		expect(to('eero')).toHaveLength(2);
	});

	it('comes at the reader’s own hour, in their own time zone, and never in quiet hours', async () => {
		await prefer('eero', { timeZone: 'America/New_York' });
		await prefer('sanne', { hour: 15 });
		for (const key of ['eero', 'sanne'] as const) await thank('wei', key);
		await bring(AT);
		expect(mailbox.letters()).toEqual([]);
		await bring(hours(7)); // 15:10 in Helsinki, 8:10 in New York
		expect([to('eero').length, to('sanne').length]).toEqual([1, 1]);
	});

	it('that a slow server held up into the quiet hours waits for them to be over, or for the next digest', async () => {
		await prefer('eero', { quietFrom: 12, quietUntil: 14 });
		await thank('sanne', 'eero');
		const job = { personId: people.eero.id, day: '2026-11-18' };
		const late = digests.mail(job, 'key', hours(4.5)).catch((error: jobs.Later) => error.until);
		expect(await late).toEqual(new Date('2026-11-18T12:00:00Z'));
		await digests.mail(job, 'key', hours(24));
		expect(mailbox.letters()).toEqual([]);
	});
});

describe('nothing to say, no mail', () => {
	it('of what was read or done since it was planned', async () => {
		await thank('sanne', 'eero');
		await ask('2026-11-25');
		await digests.plan({}, AT);
		await inbox.readAll(people.eero, AT);
		await thank('wei', 'eero');
		const [job] = await asked('eero');
		await complete(people.eero, 'greeting', AT);
		await digests.mail(job!.payload, job!.id, AT);
		const [mail] = to('eero');
		expect([mail!.text.includes('李薇'), mail!.text.includes('Sanne'), mail!.text.includes('/learn/greeting')]).toEqual(
			[true, false, false]
		);
	});

	it('of kinds that they do not want; the rest comes', async () => {
		await ask('2026-11-25');
		await thank('sanne', 'eero');
		const { stopKey } = await mailPreferences.forMail(people.eero.id);
		await mailPreferences.stop(stopKey, 'thanks');
		await bring(AT);
		expect(to('eero')[0]!.text).toContain('/learn/greeting');
		expect(to('eero')[0]!.text).not.toContain('Sanne');
		await mailPreferences.stop(stopKey, 'all');
		await thank('wei', 'eero', hours(20));
		await bring(hours(24));
		expect(to('eero')).toHaveLength(1);
		expect(await inbox.unread(people.eero, ['thanked', 'due-week'])).toBe(3); // it is all in the app
	});

	it('to nobody who left or has no address; who has none reads it in the app', async () => {
		await ask('2026-11-25', 'wei');
		await thank('sanne', 'eero');
		await transaction(
			async (tx) => void (await tx.update(table).set({ email: null }).where(eq(table.id, people.wei.id)))
		);
		await persons.leave(people.saga, people.eero.id, AT);
		await bring(hours(1));
		expect(mailbox.letters()).toEqual([]);
		expect(
			(await db().read.select().from(notices).where(eq(notices.personId, people.wei.id))).map(({ kind }) => kind)
		).toEqual(['due-week']);
	});
});

describe('what is due', () => {
	it('is said a week before, a day before, and once when it is over', async () => {
		await ask('2026-11-25');
		for (let day = 0; day < 12; day++) await bring(hours(24 * day));
		const told = await db().read.select().from(notices).where(eq(notices.personId, people.eero.id));
		expect(told.map(({ kind }) => kind).sort()).toEqual(['due-day', 'due-over', 'due-week']);
		expect(to('eero')).toHaveLength(3);
	});
});

describe('the lead’s week', () => {
	const MONDAY = new Date('2026-11-16T06:10:00Z');
	it('says who is overdue on Monday, of their own team only, in the same one mail', async () => {
		await ask('2026-11-10');
		await thank('sanne', 'lotta', MONDAY);
		await bring(MONDAY);
		const [mail, ...more] = to('lotta');
		expect(more).toEqual([]);
		expect(mail!.text).toContain(m.weekly_overdue({ n: 1 }, { locale: 'fi' }));
		expect(mail!.text).toContain('Eero Salo');
		expect(mail!.text).toContain('Sanne Bakker');
		expect(to('pieter')).toEqual([]); // nothing to say of his
		await bring(new Date('2026-11-17T06:10:00Z'));
		expect(to('lotta')).toHaveLength(1);
	});
});
