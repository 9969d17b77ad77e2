import { and, eq, inArray } from 'drizzle-orm';
import { beforeEach, describe, expect, it, test } from 'vitest';
import * as agenda from '#lib/learning/agenda.server.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import * as progress from '#lib/learning/progress.server.ts';
import * as lessons from '#lib/learning/sections.server.ts';
import { checkAnswers, completions, sectionsSeen } from '#lib/learning/tables.server.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { complete, finish, read } from '#tests/support/play.ts';

const MODULE = 'greeting';
const { sections } = catalogue.lesson(MODULE, 'en');
const checked = sections.find((section) => section.check)!;

let people: Awaited<ReturnType<typeof freshStore>>['people'];
beforeEach(async () => ({ people } = await freshStore()));

const mine = async (locale: 'en' | 'fi' = 'en') => (await progress.of(people.maya.id, locale)).get(MODULE)!;
/** As though what was read of these sections had said something else. */
const edited = (ids: string[], version: string | null = 'before the edit') =>
	transaction(async (tx) => {
		const where = and(eq(sectionsSeen.module, MODULE), inArray(sectionsSeen.section, ids));
		await tx.update(sectionsSeen).set({ version }).where(where);
		await tx.update(checkAnswers).set({ version }).where(inArray(checkAnswers.section, ids));
	});

describe('an edit after Maya has passed', () => {
	beforeEach(() => finish(people.maya, MODULE));

	it('is none as long as nobody edits', async () => {
		expect(await mine()).toMatchObject({ changed: [], percent: 100 });
	});

	it('marks the changed section only, says how long it takes, and takes nothing away', async () => {
		await edited([checked.id]);
		const before = await mine();
		expect(before.changed).toEqual([{ id: checked.id, seconds: checked.seconds }]);
		expect(before).toMatchObject({ percent: 100, completedAt: expect.any(Date), pass: { score: 100 } });
		const item = (await agenda.of(people.maya, 'en')).find(({ slug }) => slug === MODULE)!;
		expect(item).toMatchObject({ completed: true, next: `/learn/${MODULE}/${checked.id}` });
	});

	it('asks its new check once more, and is done with it', async () => {
		await edited([checked.id]);
		const page = await lessons.show(people.maya, MODULE, checked.id, 'en');
		expect(page).toMatchObject({ again: true, check: { answer: undefined } });
		await expect(lessons.see(people.maya, MODULE, checked.id, 'en')).rejects.toMatchObject({ key: 'check_first' });
		await lessons.answerCheck(people.maya, MODULE, checked.id, 0, 'en');
		expect(await lessons.see(people.maya, MODULE, checked.id, 'en')).toEqual({ section: undefined, completed: true });
		expect((await mine()).changed).toEqual([]);
		expect(await db().read.select().from(completions)).toHaveLength(1);
	});

	it('leads from one changed section to the next, not through the whole lesson', async () => {
		const [first, last] = [sections[0]!.id, sections.at(-1)!.id];
		await edited([first, last]);
		await lessons.answerCheck(people.maya, MODULE, first, 0, 'en');
		expect(await lessons.see(people.maya, MODULE, first, 'en')).toMatchObject({ section: last });
	});

	it('of another language concerns those who read that one', async () => {
		expect((await mine('fi')).changed).toEqual([]);
		await edited([checked.id]);
		expect((await mine('fi')).changed).toHaveLength(1);
	});

	it('with a section more asks for that one', async () => {
		await transaction(async (tx) => {
			await tx.delete(sectionsSeen).where(eq(sectionsSeen.section, checked.id));
		});
		expect((await mine()).changed.map(({ id }) => id)).toEqual([checked.id]);
	});

	it('that was made before versions were kept marks every section, by the version of the whole lesson', async () => {
		await edited(
			sections.map(({ id }) => id),
			null
		);
		expect((await mine()).changed).toEqual([]);
		await transaction(async (tx) => {
			await tx.update(completions).set({ version: 'the lesson of last year' });
		});
		expect((await mine()).changed).toHaveLength(sections.length);
		await read(people.maya, MODULE);
		expect((await mine()).changed).toEqual([]);
	});
});

test('a comma is no edit: the version of a section is that of its words', async () => {
	const versions = sections.map(({ version }) => version);
	expect(new Set(versions).size).toBe(sections.length);
	for (const version of versions) expect(version).toMatch(/^[0-9a-f]{16}$/);
	await complete(people.eero, MODULE);
	expect((await progress.of(people.eero.id, 'nl')).get(MODULE)).toMatchObject({ changed: [], percent: 100 });
});
