import { beforeEach, describe, expect, it, test } from 'vitest';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import * as assignments from '#lib/learning/assignments.server.ts';
import * as reminders from '#lib/learning/reminders.server.ts';
import { reminders as table } from '#lib/learning/tables.server.ts';
import * as team from '#lib/learning/team.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { db } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import { jobs as jobTable } from '#lib/platform/tables.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import * as mailbox from '#tests/support/mailbox.ts';
import { complete } from '#tests/support/play.ts';
import { handlers } from '../../src/jobs.server.ts';

const AT = new Date('2026-10-24T21:30:00Z'); // half past midnight on 25 October in Helsinki, the day of 25 hours
const SAME_DAY = new Date('2026-10-25T21:30:00Z'); // half past eleven that evening, in winter time
const NEXT_DAY = new Date('2026-10-25T22:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => {
	({ people, units } = await freshStore());
	mailbox.empty();
	await assignments.assign(
		people.lotta,
		units.Everyday!,
		{ modules: ['greeting'], paths: [], audience: 'team', dueOn: '2026-10-30', submission: crypto.randomUUID() },
		new Date('2026-10-20T09:00:00Z')
	);
});

type Key = keyof typeof people;
const remind = (by: Key, whom: Key, at = AT, module = 'greeting') =>
	reminders.remind(people[by], units.Everyday!, people[whom].id, module, at);
const rows = () => db().read.select().from(table);
const queued = () => db().read.select().from(jobTable);

describe('one reminder a day for each person and module', () => {
	it('whoever presses, however often, even at once', async () => {
		const presses = Array.from({ length: 10 }, (_, i) => remind(i % 2 ? 'lotta' : 'omar', 'eero'));
		const answers = await Promise.all(presses);
		expect(answers.filter((answer) => !answer.again)).toEqual([{ reminded: 'Eero Salo', again: false }]);
		expect(await rows()).toHaveLength(1);
		expect(await queued()).toMatchObject([
			{ name: 'mail-reminder', payload: { personId: people.eero.id, module: 'greeting', dueOn: '2026-10-30' } }
		]);
	});

	it('and the day is the shop’s, on the night when the clocks change too', async () => {
		await remind('lotta', 'eero');
		const shown = async (at: Date) =>
			(await team.overview(people.lotta, units.Everyday!, 'en', at)).rows.find((row) => row.id === people.eero.id)!
				.cells[0]!.remindedToday;
		expect(await remind('lotta', 'eero', SAME_DAY)).toMatchObject({ again: true });
		expect(await shown(SAME_DAY)).toBe(true);
		expect(await shown(NEXT_DAY)).toBe(false);
		expect(await remind('lotta', 'eero', NEXT_DAY)).toMatchObject({ again: false });
		expect((await rows()).map((row) => row.day).sort()).toEqual(['2026-10-25', '2026-10-26']);
	});

	it('another person or module is another reminder', async () => {
		const form = { modules: ['active-listening'], paths: [], dueOn: '2026-10-31', submission: crypto.randomUUID() };
		await assignments.assign(people.lotta, units.Everyday!, { ...form, audience: people.eero.id }, AT);
		await remind('lotta', 'eero');
		await remind('lotta', 'sanne');
		await remind('lotta', 'eero', AT, 'active-listening');
		expect(await queued()).toHaveLength(3);
	});
});

describe('nothing to remind of', () => {
	it.each([
		['a module that was not assigned', 'lotta', 'eero', 'active-listening'],
		['a module that does not exist', 'lotta', 'eero', 'juggling'],
		['somebody of another team', 'lotta', 'tom', 'greeting'],
		['a team of another store', 'ines', 'eero', 'greeting'],
		['the next team', 'pieter', 'eero', 'greeting']
	] as const)('%s', async (_, by, whom, module) => {
		await expect(remind(by, whom, AT, module)).rejects.toThrow(NotFound);
		expect([...(await rows()), ...(await queued())]).toEqual([]);
	});

	test('a module that is complete', async () => {
		await complete(people.eero, 'greeting', AT);
		await expect(remind('lotta', 'eero')).rejects.toThrow(NotFound);
		expect(await queued()).toEqual([]);
	});

	test('a colleague may not', async () => {
		await expect(remind('sanne', 'eero')).rejects.toThrow(NotAllowed);
		expect(await queued()).toEqual([]);
	});
});

describe('the mail', () => {
	it('speaks the reader’s language', async () => {
		for (const key of ['noor', 'eero', 'sanne', 'wei'] as const) await remind('lotta', key);
		expect(await jobs.drain(handlers)).toBe(4);
		const sent = mailbox.letters();
		expect(sent).toHaveLength(4);
		for (const key of ['noor', 'eero', 'sanne', 'wei'] as const) {
			const { email, name, locale } = people[key];
			const module = catalogue.lesson('greeting', locale!).title;
			const mail = sent.find((letter) => letter.to === email)!;
			expect(mail).toMatchObject({ lang: locale, subject: m.mail_reminder_subject({ module }, { locale: locale! }) });
			expect(mail.text).toContain(m.mail_reminder_heading({ name, module }, { locale: locale! }));
			expect(mail.text).toContain('Lotta Virtanen');
			expect(mail.text).toContain('/learn/greeting');
		}
		expect(sent.map((mail) => mail.subject.split(':')[0]!.split('：')[0])).toEqual(
			expect.arrayContaining(['A reminder', 'Muistutus', 'Herinnering', '提醒'])
		);
		expect(sent.find((mail) => mail.lang === 'fi')!.text).toContain('perjantai');
	});

	it('is the same letter when its job runs twice', async () => {
		await remind('lotta', 'eero');
		const [job] = await queued();
		for (const attempt of [1, 2]) await handlers['mail-reminder']!(job!.payload, { id: job!.id, attempt });
		expect(mailbox.letters()).toHaveLength(1);
	});

	it('stays in the drawer when the module was completed in the meantime', async () => {
		await remind('lotta', 'eero');
		await complete(people.eero, 'greeting', AT);
		expect(await jobs.drain(handlers)).toBe(1);
		expect(mailbox.letters()).toEqual([]);
		expect(await queued()).toMatchObject([{ status: 'done' }]);
	});
});
