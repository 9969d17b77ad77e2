import { beforeEach, describe, expect, it, test } from 'vitest';
import * as inbox from '#lib/accounts/inbox.server.ts';
import { notices } from '#lib/accounts/tables.server.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import * as assigning from '#lib/learning/assigning.server.ts';
import type { Remind } from '#lib/learning/forms.ts';
import { sentences } from '#lib/learning/notices.server.ts';
import * as reminders from '#lib/learning/reminders.server.ts';
import { reminders as table } from '#lib/learning/tables.server.ts';
import { longDay } from '#lib/platform/dates.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { complete } from '#tests/support/play.ts';
import { handlers } from '../../src/jobs.server.ts';

const AT = new Date('2026-10-24T21:30:00Z'); // half past midnight on 25 October in Helsinki, the day of 25 hours
const SAME_DAY = new Date('2026-10-25T21:30:00Z'); // half past eleven that evening, in winter time
const NEXT_DAY = new Date('2026-10-25T22:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => {
	({ people, units } = await freshStore());
	await ask(['greeting'], '2026-10-30', 'eero', 'sanne', 'wei', 'noor');
});

type Key = keyof typeof people;
const ask = (modules: string[], dueOn: string, ...whom: Key[]) =>
	assigning.assign(
		people.lotta,
		units.Everyday!,
		{
			...{ modules, paths: [], audience: 'people', dueOn, submission: crypto.randomUUID() },
			people: whom.map((key) => people[key].id)
		},
		new Date('2026-10-20T09:00:00Z')
	);
const press = (by: Key, wish: Remind, at = AT, unit = units.Everyday!) =>
	reminders.remind(people[by], unit, wish, at).then(({ reminded }) => reminded);
const remind = (by: Key, whom: Key, at = AT, subject = 'greeting') =>
	press(by, { personId: people[whom].id, subject }, at);
const rows = () => db().read.select().from(table);
/** What reached them because of a press. */
const told = async () => (await db().read.select().from(notices)).filter(({ kind }) => kind === 'reminded');

describe('one reminder a day for each person and subject', () => {
	it('whoever presses, however often, even at once', async () => {
		const presses = Array.from({ length: 10 }, (_, i) => remind(i % 2 ? 'lotta' : 'omar', 'eero'));
		const answers = await Promise.all(presses);
		expect(answers.filter((answer) => !answer.again)).toEqual([{ name: 'Eero Salo', people: 1, again: false }]);
		expect(await rows()).toHaveLength(1);
		expect(await told()).toMatchObject([
			{ personId: people.eero.id, params: { subject: 'greeting', dueOn: '2026-10-30' }, readAt: null }
		]);
	});

	it('and the day is the shop’s, on the night when the clocks change too', async () => {
		await remind('lotta', 'eero');
		const shown = async (at: Date) =>
			(await reminders.today([units.Everyday!], 'Europe/Helsinki', at)).has(`${people.eero.id} greeting`);
		expect(await remind('lotta', 'eero', SAME_DAY)).toMatchObject({ again: true });
		expect(await shown(SAME_DAY)).toBe(true);
		expect(await shown(NEXT_DAY)).toBe(false);
		expect(await remind('lotta', 'eero', NEXT_DAY)).toMatchObject({ again: false });
		expect((await rows()).map((row) => row.day).sort()).toEqual(['2026-10-25', '2026-10-26']);
		expect(await told()).toHaveLength(2);
	});

	it('another person or module is another reminder', async () => {
		await ask(['active-listening'], '2026-10-31', 'eero');
		await remind('lotta', 'eero');
		await remind('lotta', 'sanne');
		await remind('lotta', 'eero', AT, 'active-listening');
		expect(await told()).toHaveLength(3);
	});
});

describe('one press for many', () => {
	beforeEach(async () => {
		await ask(['promises', 'trust'], '2026-10-23', 'eero', 'wei');
		await ask(['open-questions'], '2026-10-26', 'eero');
	});
	const subjectsOf = async (key: Key) =>
		(await told())
			.filter(({ personId }) => personId === people[key].id)
			.map(({ params }) => params.subject)
			.sort();

	test('everything that presses on somebody: overdue and soon due, not what has time', async () => {
		expect(await press('lotta', { personId: people.eero.id })).toEqual({ name: 'Eero Salo', people: 1, again: false });
		expect(await subjectsOf('eero')).toEqual(['open-questions', 'promises', 'trust']);
		expect(await press('lotta', { personId: people.eero.id })).toMatchObject({ people: 0, again: true });
	});

	test('everybody who is overdue, who was reminded already only of the rest', async () => {
		await remind('omar', 'eero', AT, 'promises');
		expect(await press('lotta', { all: 'overdue' })).toEqual({ name: undefined, people: 2, again: false });
		expect([await subjectsOf('eero'), await subjectsOf('wei')]).toEqual([
			['promises', 'trust'],
			['promises', 'trust']
		]);
		expect(await subjectsOf('noor')).toEqual([]);
		expect(await press('lotta', { all: 'overdue' })).toMatchObject({ people: 0, again: true });
	});

	test('in a whole store, by its manager only', async () => {
		expect(await press('omar', { all: 'soon' }, AT, units.Shoes!)).toMatchObject({ people: 1 });
		await expect(press('lotta', { all: 'soon' }, AT, units.Shoes!)).rejects.toThrow(NotFound);
		await expect(press('saga', { all: 'soon' }, AT, units['Halla & Co']!)).rejects.toThrow(NotFound);
	});

	test('what was done in the meantime needs none', async () => {
		await complete(people.wei, 'promises', AT);
		await press('lotta', { all: 'overdue' });
		expect(await subjectsOf('wei')).toEqual(['trust']);
	});
});

describe('nothing to remind of', () => {
	it.each([
		['a module that was not assigned', 'lotta', 'eero', 'active-listening'],
		['a module that does not exist', 'lotta', 'eero', 'juggling'],
		['somebody of another team', 'lotta', 'tom', 'greeting'],
		['a team of another store', 'ines', 'eero', 'greeting'],
		['the next team', 'pieter', 'eero', 'greeting'],
		['what has time', 'lotta', 'noor', undefined]
	] as const)('%s', async (_, by, whom, subject) => {
		await expect(press(by, { personId: people[whom].id, subject })).rejects.toThrow(NotFound);
		expect([...(await rows()), ...(await told())]).toEqual([]);
	});

	test('a module that is complete', async () => {
		await complete(people.eero, 'greeting', AT);
		await expect(remind('lotta', 'eero')).rejects.toThrow(NotFound);
		expect(await told()).toEqual([]);
	});

	test('a colleague may not', async () => {
		await expect(remind('sanne', 'eero')).rejects.toThrow(NotAllowed);
		await expect(press('sanne', { all: 'overdue' })).rejects.toThrow(NotAllowed);
		expect(await told()).toEqual([]);
	});
});

describe('the notice', () => {
	it('speaks the reader’s language and leads to the work', async () => {
		for (const key of ['noor', 'eero', 'sanne', 'wei'] as const) await remind('lotta', key);
		for (const key of ['noor', 'eero', 'sanne', 'wei'] as const) {
			const locale = people[key].locale!;
			const mine = (await told()).filter(({ personId }) => personId === people[key].id);
			const [{ params, kind } = mine[0]!] = await inbox.named(mine);
			const { text, href } = sentences[kind]!.say(params, locale);
			expect(text).toContain(catalogue.titleOf('greeting', locale));
			expect(text).toContain(longDay('2026-10-30', locale));
			expect(text).toContain('Lotta Virtanen');
			expect(href).toBe('/learn/greeting');
		}
	});

	it('takes the place of a mail that was waiting, also when its job runs twice', async () => {
		const waiting = { personId: people.eero.id, module: 'greeting', dueOn: '2026-10-30', remindedBy: people.lotta.id };
		for (const attempt of [1, 2]) await handlers['mail-reminder']!(waiting, { id: 'job-1', attempt });
		expect(await told()).toMatchObject([{ personId: people.eero.id, params: { by: people.lotta.id } }]);
	});
});
