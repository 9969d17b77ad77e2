import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as erasure from '#lib/awards/erasure.server.ts';
import * as explained from '#lib/coaching/explained.server.ts';
import * as practice from '#lib/coaching/practice.server.ts';
import * as rhythms from '#lib/coaching/rhythms.server.ts';
import { MOST } from '#lib/coaching/schedule.ts';
import { practiceAnswers, practiceRhythms } from '#lib/coaching/tables.server.ts';
import * as persons from '#lib/accounts/people.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { LOCALES, LONG } from '#tests/support/moments.ts';
import { complete } from '#tests/support/play.ts';

vi.mock('virtual:practice', async () => ({ default: (await import('#tests/support/moments.ts')).moments }));

const MODULE = 'greeting';
const taught = catalogue.lesson(MODULE, 'en').sections.flatMap(({ practices }) => practices);

/** Wednesday noon in Helsinki. */
const FINISHED = new Date('2026-11-18T10:00:00Z');
const days = (n: number, from = FINISHED) => new Date(from.getTime() + n * 24 * 3_600_000);
const DUE = days(3);

let people: Awaited<ReturnType<typeof freshStore>>['people'];
beforeEach(async () => {
	({ people } = await freshStore());
	await complete(people.maya, MODULE, FINISHED);
});

const rows = () => db().read.select().from(practiceAnswers).orderBy(asc(practiceAnswers.at), asc(practiceAnswers.id));
const rowOf = async (id: string) =>
	(await db().read.select().from(practiceAnswers).where(eq(practiceAnswers.id, id)))[0]!;
const today = (at = DUE, anyway = false, locale: Locale = 'en') => practice.today(people.maya, locale, at, anyway);
type Shown = Awaited<ReturnType<typeof today>>;
/** What Maya would send from a page: the right option, or a wrong one. */
const formOf = ({ day, moment }: Shown, right = true, submission = crypto.randomUUID()) => {
	const option = moment!.options.findIndex((text) => text.endsWith('option 1') === right);
	return { item: moment!.item, day, option, submission };
};
const give = async (right = true, at = DUE, anyway = false) =>
	practice.answer(people.maya, formOf(await today(at, anyway), right), 'en', at);
/** Answers all that a day still holds. */
async function practiseAll(at: Date, right = true, anyway = false) {
	while ((await today(at, anyway)).moment) await give(right, at, anyway);
}

describe('Maya finishes a module', () => {
	it('and nothing is due for two days; on the third it is', async () => {
		expect(await practice.card(people.eero, 'en', DUE)).toBeNull();
		for (const at of [FINISHED, days(2)])
			expect(await today(at)).toMatchObject({ opened: true, moment: null, due: 0, nextOn: '2026-11-21', more: true });
		const shown = await today();
		expect(shown).toMatchObject({ due: 3 * new Set(taught).size, answered: 0, day: '2026-11-21' });
		expect(shown.moment!.options).toHaveLength(3);
		expect(await practice.card(people.maya, 'en', DUE)).toMatchObject({ due: shown.left, streak: 0, doneToday: false });
	});

	it('answers rightly, and meets it again 24 days later in another wording; twice right, and it stays away', async () => {
		const first = await today();
		const id = await give();
		expect(await rowOf(id)).toMatchObject({
			right: true,
			inRow: 1,
			dueOn: '2026-11-21',
			nextOn: '2026-12-15',
			variant: 0
		});
		expect(await today()).toMatchObject({ answered: 1, left: first.left - 1, streak: { days: 1 } });
		expect((await today()).moment!.item).not.toBe(first.moment!.item);
		await practiseAll(DUE);
		await practiseAll(days(4), false);
		for (let at = days(5); (await today(days(26))).due > 0; at = days(1, at)) await practiseAll(at);
		expect(await today(days(26))).toMatchObject({ moment: null, nextOn: '2026-12-15' });
		const again = await today(days(27));
		expect(again.moment).toMatchObject({ item: first.moment!.item, says: `en ${first.moment!.item} 1 says` });
		expect(await rowOf(await give(true, days(27)))).toMatchObject({ variant: 1, inRow: 2, nextOn: null });
	});

	it('answers wrongly, and meets it again after 12 days', async () => {
		await give();
		expect(await rowOf(await give(false))).toMatchObject({ right: false, inRow: 0, nextOn: '2026-12-03' });
	});

	it('practises no more than ten items or three minutes a day; the rest comes tomorrow', async () => {
		await complete(
			people.maya,
			catalogue.slugs.find((slug) => slug !== MODULE)!,
			FINISHED
		);
		const { left, due } = await today();
		await practiseAll(DUE);
		const given = await rows();
		expect(given).toHaveLength(left);
		expect(given.length).toBeLessThanOrEqual(MOST.items);
		expect(given.reduce((sum, { seconds }) => sum + seconds, 0)).toBeLessThanOrEqual(MOST.seconds);
		expect(given.map(({ item }) => item.split('/')[0]).some((id, i, all) => id === all[i - 1])).toBe(false);
		expect(due).toBeGreaterThan(left);
		expect(await today()).toMatchObject({ moment: null, due: due - left, nextOn: '2026-11-22', more: false });
		expect((await today(DUE, true)).moment).toBeNull();
		const tomorrow = await today(days(4));
		const late = practice.answer(people.maya, { ...formOf(tomorrow), day: '2026-11-21' }, 'en', DUE);
		await expect(late).rejects.toMatchObject({ key: 'spaced_moved_on', status: 409 });
		expect(tomorrow.moment).not.toBeNull();
	});

	it('may practise before it is due: that moves nothing, and counts for the streak', async () => {
		const early = days(1);
		const { moment } = await today(early, true);
		const id = await give(true, early, true);
		expect(await rowOf(id)).toMatchObject({ item: moment!.item, dueOn: null, inRow: 0, nextOn: '2026-11-21' });
		expect((await today(early, true)).moment!.item).not.toBe(moment!.item);
		expect(await today(early)).toMatchObject({ moment: null, answered: 1, streak: { days: 1 }, nextOn: '2026-11-21' });
		await practiseAll(early, true, true); // each once, until the day is full
		expect((await rows()).every(({ dueOn, nextOn }) => dueOn === null && nextOn === '2026-11-21')).toBe(true);
		// Due in time, in the wording that was not asked.
		const due = await today();
		expect(due.moment).toMatchObject({ item: moment!.item, says: `en ${moment!.item} 1 says` });
		// What is not due waits until all that is due is done.
		expect(await today(DUE, true)).toEqual(due);
	});
});

describe('an answer', () => {
	it('sent twice is one; another one under its id is refused', async () => {
		const form = formOf(await today());
		const sent = await Promise.all([1, 2, 3].map(() => practice.answer(people.maya, form, 'en', DUE)));
		expect(new Set(sent).size).toBe(1);
		expect(await rows()).toHaveLength(1);
		const other = practice.answer(people.maya, { ...form, option: (form.option + 1) % 3 }, 'en', DUE);
		await expect(other).rejects.toMatchObject({ key: 'submission_reused', status: 409 });
	});

	it('to the same item from two tabs at once is the first one', async () => {
		const shown = await today();
		const tabs = await Promise.allSettled(
			[true, false, true, false].map((right) => practice.answer(people.maya, formOf(shown, right), 'en', DUE))
		);
		const refused = tabs.flatMap((tab) => (tab.status === 'rejected' ? [tab.reason] : []));
		expect(refused).toHaveLength(3);
		for (const reason of refused) expect(reason).toMatchObject({ key: 'spaced_answered', status: 409 });
		expect(await rows()).toHaveLength(1);
	});

	it('is for what is open, and on offer, today', async () => {
		const shown = await today();
		const send = (actor: Person, change: object, at = DUE) =>
			practice.answer(actor, { ...formOf(shown), ...change }, 'en', at);
		await expect(send(people.eero, {})).rejects.toThrow(NotFound);
		for (const item of ['X1/a', 'constructor/a', 'G1', '', `${shown.moment!.item}x`])
			await expect(send(people.maya, { item })).rejects.toThrow(NotFound);
		await expect(send(people.maya, { option: 3 })).rejects.toMatchObject({ key: 'check_not_an_option', status: 409 });
		// The page is still open at midnight: tomorrow the options stand in another order.
		await expect(send(people.maya, {}, days(1, DUE))).rejects.toMatchObject({ key: 'spaced_moved_on', status: 409 });
	});

	it('is explained to who gave it, in the language that they read, and to nobody else', async () => {
		const { moment } = await today();
		const wrong = await give(false);
		const chosen = (await rowOf(wrong)).option;
		expect(chosen).not.toBe(1);
		for (const locale of LOCALES) {
			const text = (what: string) => `${locale} ${moment!.item} 0 ${what}`;
			expect(await explained.of(people.maya, wrong, locale)).toMatchObject({
				...{ day: '2026-11-21', says: text('says'), right: false, nextOn: '2026-12-03' },
				chosen: { text: text(`option ${chosen}`), why: text(`WHY ${chosen}${LONG}`) },
				better: { text: text('option 1'), why: text(`WHY 1${LONG}`) },
				lesson: { href: expect.stringMatching(new RegExp(`^/learn/${MODULE}/`)) }
			});
		}
		expect(await explained.of(people.maya, await give(), 'en')).toMatchObject({ right: true, better: null });
		for (const key of ['eero', 'lotta', 'omar', 'saga'] as const)
			await expect(explained.of(people[key], wrong, 'en')).rejects.toThrow(NotFound);
		for (const id of [crypto.randomUUID(), '', 'x\0'])
			await expect(explained.of(people.maya, id, 'en')).rejects.toThrow(NotFound);
	});
});

describe('a moment', () => {
	it('never says before its answer which one is right, nor why, in any language', async () => {
		for (const locale of LOCALES)
			for (const [at, anyway] of [[DUE], [days(1), true]] as const) {
				const json = JSON.stringify(await today(at, anyway, locale));
				expect(json).toContain(`${locale} `);
				expect(json).not.toMatch(/WHY|"right"|"why"|"option"|"inRow"/);
			}
		await give();
		expect(JSON.stringify(await today())).not.toMatch(/WHY|"right"|"why"/);
	});

	it('shows its options to each person in an order of their own, the same all day and in every language', async () => {
		const orderOf = async (actor: Person, at: Date, locale: Locale) =>
			(await practice.today(actor, locale, at)).moment!.options.map((text) => text.at(-1)).join('');
		for (const locale of LOCALES)
			expect(await orderOf(people.maya, DUE, locale)).toBe(await orderOf(people.maya, days(0.3, DUE), 'en'));
		const orders = new Set<string>();
		for (let day = 0; day < 30; day++) orders.add(await orderOf(people.maya, days(day, DUE), 'en'));
		expect(orders.size).toBeGreaterThan(2);
	});

	it('belongs to the company’s day: at half past eleven in Helsinki it is still that day', async () => {
		const [night, morning] = [new Date('2026-11-20T21:30:00Z'), new Date('2026-11-20T22:30:00Z')];
		expect(await today(night)).toMatchObject({ day: '2026-11-20', moment: null });
		expect((await today(morning)).moment).not.toBeNull();
		await complete(people.wei, MODULE, new Date('2026-11-18T21:30:00Z'));
		expect(await practice.today(people.wei, 'en', night)).toMatchObject({ nextOn: '2026-11-21' });
		const late = new Date('2026-11-21T21:30:00Z');
		expect(await rowOf(await give(true, late))).toMatchObject({ day: '2026-11-21', nextOn: '2026-12-15' });
		expect(await today(days(0.1, late))).toMatchObject({ day: '2026-11-22', answered: 0 });
	});
});

it('a streak goes by the weekdays that Maya says she works, from the day on which she says so', async () => {
	// Her module was finished on a Wednesday: all is due from Saturday on.
	await give(true, days(3));
	await give(true, days(5));
	expect((await today(days(6))).streak).toEqual({ days: 2, freezes: 0 });
	expect((await today(days(7))).streak.days).toBe(0); // Tuesday was missed
	await rhythms.choose(people.maya, [1, 2, 3], days(6));
	await rhythms.choose(people.maya, [1, 3], days(6));
	expect(await today(days(7))).toMatchObject({ streak: { days: 2 }, weekdays: [1, 3] });
	expect((await today(days(5))).weekdays).toEqual([1, 2, 3, 4, 5]);
	expect(await db().read.select().from(practiceRhythms)).toHaveLength(1);
	expect((await today(days(8))).streak.days).toBe(0); // and Wednesday is one of hers
});

it('goes with who is erased, and with nobody else', async () => {
	await complete(people.wei, MODULE, FINISHED);
	await give();
	await rhythms.choose(people.maya, [6], DUE);
	const other = await practice.today(people.wei, 'en', DUE);
	await practice.answer(people.wei, { ...formOf(other) }, 'en', DUE);
	await persons.leave(people.saga, people.maya.id, DUE);
	await erasure.erase(people.saga, people.maya.id);
	expect((await rows()).map(({ personId }) => personId)).toEqual([people.wei.id]);
	expect(await db().read.select().from(practiceRhythms)).toEqual([]);
});
