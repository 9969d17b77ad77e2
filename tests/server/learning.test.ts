import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import * as agenda from '#lib/learning/agenda.server.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import * as progress from '#lib/learning/progress.server.ts';
import * as lessons from '#lib/learning/sections.server.ts';
import { checkAnswers, completions, passes, sectionsSeen } from '#lib/learning/tables.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as badges from '#lib/recognition/badges.server.ts';
import * as boards from '#lib/recognition/boards.server.ts';
import { points } from '#lib/recognition/tables.server.ts';
import * as attempts from '#lib/roleplay/attempts.server.ts';
import { attempts as played, turns } from '#lib/roleplay/tables.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { best, converse, nextTurn, playOn, read } from '#tests/support/play.ts';

vi.mock('#lib/recognition/badges.server.ts', { spy: true });

const MODULE = 'greeting';
const { sections, scenario } = catalogue.lesson(MODULE, 'en');
const withCheck = sections.find((section) => section.check)!;
const right = withCheck.check!.options.findIndex((option) => option.right);
const wrong = withCheck.check!.options.findIndex((option) => !option.right);

let people: Awaited<ReturnType<typeof freshStore>>['people'];
beforeEach(async () => ({ people } = await freshStore()));

const mine = async () => (await progress.of(people.maya.id, 'en')).get(MODULE)!;
const all = (table: typeof completions | typeof points | typeof passes | typeof sectionsSeen | typeof checkAnswers) =>
	db().read.select().from(table);

describe('a lesson', () => {
	it('resumes on another phone, in another language, where Maya stopped', async () => {
		await read(people.maya, MODULE, now(), sections.length - 2);
		const [item] = (await agenda.of(people.maya, 'fi')).filter(({ slug }) => slug === MODULE);
		expect(item!.seen.toSorted()).toEqual([sections[0]!.id, sections[1]!.id].sort());
		expect(item).toMatchObject({ next: `/learn/${MODULE}/${sections[2]!.id}`, atRolePlay: false });
		await read(people.maya, MODULE, now(), sections.length - 2);
		expect((await mine()).seen.sort()).toEqual([sections[0]!.id, sections[1]!.id].sort());
		expect(await all(sectionsSeen)).toHaveLength(2);
	});

	it('leads past the last section to the first that was left out, and then to the role-play', async () => {
		const [first, last] = [sections[0]!, sections.at(-1)!];
		await lessons.answerCheck(people.maya, MODULE, last.id, 0, 'en');
		expect(await lessons.see(people.maya, MODULE, last.id, 'en')).toEqual({ section: first.id, completed: false });
		await read(people.maya, MODULE);
		expect(await lessons.see(people.maya, MODULE, last.id, 'en')).toEqual({ section: undefined, completed: false });
	});

	it('wants its check answered first, rightly or not', async () => {
		const see = () => lessons.see(people.maya, MODULE, withCheck.id, 'en');
		await expect(see()).rejects.toMatchObject({ key: 'check_first' });
		expect(await all(sectionsSeen)).toEqual([]);
		await lessons.answerCheck(people.maya, MODULE, withCheck.id, wrong, 'en');
		await see();
		expect((await mine()).seen).toEqual([withCheck.id]);
	});

	it('explains a wrong answer without giving the right one away; the last answer counts', async () => {
		const shown = async () => (await lessons.show(people.maya, MODULE, withCheck.id, 'en')).check!.answer;
		await lessons.answerCheck(people.maya, MODULE, withCheck.id, wrong, 'en');
		const { why } = withCheck.check!.options[wrong]!;
		expect(await shown()).toEqual({ option: wrong, right: false, why });
		await lessons.answerCheck(people.maya, MODULE, withCheck.id, right, 'en');
		expect(await shown()).toMatchObject({ option: right, right: true, why: withCheck.check!.options[right]!.why });
		expect(await lessons.show(people.eero, MODULE, withCheck.id, 'en')).not.toHaveProperty('check.answer.why');
	});

	it('keeps the answer key until there is an answer, in every module and language', async () => {
		for (const slug of catalogue.slugs)
			for (const locale of ['en', 'fi', 'nl', 'zh-Hant'] as const)
				for (const { id, check } of catalogue.lesson(slug, locale).sections) {
					const page = await lessons.show(people.maya, slug, id, locale);
					expect(page.check?.question).toBe(check?.question);
					expect(page.check?.answer).toBeUndefined();
					const json = JSON.stringify(page);
					expect(json).not.toMatch(/"(right|why)"/);
					for (const { why } of check?.options ?? []) expect(json).not.toContain(JSON.stringify(why).slice(1, -1));
				}
	});

	it('knows no other section, module or check', async () => {
		const plain = sections.find((section) => !section.check)!.id;
		await expect(lessons.show(people.maya, MODULE, 'nowhere', 'en')).rejects.toThrow(NotFound);
		await expect(lessons.show(people.maya, 'toString', plain, 'en')).rejects.toThrow(NotFound);
		await expect(lessons.see(people.maya, MODULE, 'nowhere', 'en')).rejects.toThrow(NotFound);
		await expect(lessons.answerCheck(people.maya, MODULE, plain, 0, 'en')).rejects.toThrow(NotFound);
	});

	it.each([-1, 3, 9])('refuses option %i, which is not on offer', async (option) => {
		await expect(lessons.answerCheck(people.maya, MODULE, withCheck.id, option, 'en')).rejects.toMatchObject({
			key: 'check_not_an_option',
			status: 409
		});
		expect(await all(checkAnswers)).toEqual([]);
	});
});

test('progress grows with each section and the role-play, and ends at 100', async () => {
	// A section that a later edit took out of the lesson counts for nothing.
	await transaction(async (tx) => {
		await tx.insert(sectionsSeen).values({ personId: people.maya.id, module: MODULE, section: 'gone', at: now() });
	});
	const percents = [(await mine()).percent];
	await converse(people.maya, MODULE);
	percents.push((await mine()).percent);
	for (let leave = sections.length - 1; leave >= 0; leave--) {
		await read(people.maya, MODULE, now(), leave);
		percents.push((await mine()).percent);
	}
	expect(percents).toEqual([0, 17, 33, 50, 67, 83, 100]);
	expect(progress.percentOf(9, 5, true)).toBe(100);
});

describe('a module is complete', () => {
	const earned = async () => ({
		completions: (await all(completions)).length,
		points: (await db().read.select().from(points)).reduce((sum, row) => sum + row.amount, 0),
		badges: (await badges.mine(people.maya.id)).map((badge) => badge.kind),
		standing: await boards.mine(people.maya)
	});
	const once = { completions: 1, points: 80, badges: [MODULE], standing: 80 };
	const orders = {
		'read and then passed': [() => read(people.maya, MODULE), () => converse(people.maya, MODULE)],
		'passed and then read': [() => converse(people.maya, MODULE), () => read(people.maya, MODULE)]
	};

	it.each(Object.entries(orders))('when it is %s, exactly once', async (_, [first, second]) => {
		await first!();
		expect(await earned()).toMatchObject({ completions: 0, badges: [] });
		await second!();
		expect(await earned()).toEqual(once);
		await second!();
		await first!();
		expect(await earned()).toEqual(once);
	});

	it('when the last section and the last turn arrive at the same moment', async () => {
		const last = sections.at(-1)!;
		await read(people.maya, MODULE, now(), 1);
		await lessons.answerCheck(people.maya, MODULE, last.id, 0, 'en');
		const attempt = await attempts.start(people.maya, scenario, crypto.randomUUID());
		await playOn(people.maya, attempt, best, now(), 1);
		const turn = await nextTurn(people.maya, attempt, best);
		await Promise.all([
			lessons.see(people.maya, MODULE, last.id, 'en'),
			attempts.submitTurn(people.maya, attempt, turn, 'en')
		]);
		expect(await earned()).toEqual(once);
	});

	it('with its points and badge or not at all', async () => {
		await read(people.maya, MODULE);
		const attempt = await attempts.start(people.maya, scenario, crypto.randomUUID());
		await playOn(people.maya, attempt, best, now(), 1);
		const turn = await nextTurn(people.maya, attempt, best);
		const last = () => attempts.submitTurn(people.maya, attempt, turn, 'en');
		vi.mocked(badges.grant).mockRejectedValueOnce(new Error('the power is cut'));
		await expect(last()).rejects.toThrow('the power is cut');
		expect(await earned()).toEqual({ completions: 0, points: 0, badges: [], standing: 0 });
		expect(await all(passes)).toEqual([]);
		expect(await db().read.select().from(turns)).toHaveLength(turn.turn - 1);
		expect((await db().read.select().from(played))[0]).toMatchObject({ endedAt: null, score: null });
		await last();
		expect(await earned()).toEqual(once);
	});
});
