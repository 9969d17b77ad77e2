import { beforeEach, describe, expect, it, test } from 'vitest';
import * as agenda from '#lib/learning/agenda.server.ts';
import * as assigning from '#lib/learning/assigning.server.ts';
import * as assignments from '#lib/learning/assignments.server.ts';
import type { Assign } from '#lib/learning/forms.ts';
import { assignments as table } from '#lib/learning/tables.server.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { joins } from '#tests/support/play.ts';

const MORNING = new Date('2026-11-18T09:00:00Z');
const LATER = new Date('2026-11-20T22:30:00Z'); // the 21st in Helsinki
const END = new Date('2026-11-22T09:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

const wish = (over: Partial<Assign> = {}) => ({
	modules: ['greeting'],
	audience: 'unit' as const,
	dueOn: '2026-11-25',
	submission: crypto.randomUUID(),
	...over
});
const toEveryday = (over: Partial<Assign> = {}, at = MORNING) =>
	assigning.assign(people.lotta, units.Everyday!, wish(over), at);
const to = (key: keyof typeof people) => ({ audience: 'people' as const, people: [people[key].id] });
const joiners = (dueAfterDays: number) => ({ audience: 'joiners' as const, dueOn: undefined, dueAfterDays });
const rows = () => db().read.select().from(table);

describe('an assignment concerns', () => {
	test('one person', async () => {
		await toEveryday({ ...to('maya'), note: 'Before your first Saturday.' });
		expect(await assignments.of(people.maya, END)).toMatchObject([
			{
				subject: 'greeting',
				module: 'greeting',
				path: null,
				dueOn: '2026-11-25',
				note: 'Before your first Saturday.',
				assignedBy: 'Lotta Virtanen'
			}
		]);
		expect(await assignments.of(people.eero, END)).toEqual([]);
	});

	test('everybody who is in the team today, not those who come later, not the lead, not other teams', async () => {
		expect(await toEveryday()).toMatchObject({ subjects: 1, people: 5 });
		const nea = await joins('Nea', units.Everyday!, people.maya, LATER);
		const asked = async (key: keyof typeof people) => (await assignments.of(people[key], END)).length;
		for (const key of ['maya', 'eero', 'sanne', 'wei', 'noor'] as const) expect(await asked(key)).toBe(1);
		for (const key of ['lotta', 'tom', 'omar'] as const) expect(await asked(key)).toBe(0);
		expect(await assignments.of(nea, END)).toEqual([]);
	});

	test('those who join later, so many days after their first day in the company’s zone', async () => {
		await toEveryday(joiners(7));
		const nea = await joins('Nea', units.Everyday!, people.maya, LATER);
		const oona = await joins('Oona', units.Trail!, people.maya, LATER);
		expect(await assignments.of(nea, END)).toMatchObject([{ module: 'greeting', dueOn: '2026-11-28' }]);
		expect(await assignments.of(people.maya, END)).toEqual([]);
		expect(await assignments.of(oona, END)).toEqual([]);
		expect(await assignments.standing(units.Everyday!)).toEqual([
			{ module: 'greeting', path: null, scenario: null, dueAfterDays: 7 }
		]);
	});
});

test('the earliest due day of a module wins, and what is due first stands first', async () => {
	await toEveryday({ modules: ['greeting', 'active-listening'], dueOn: '2026-11-30', note: 'late' });
	await toEveryday({ ...to('maya'), dueOn: '2026-12-01', note: 'later' });
	await toEveryday({ ...to('maya'), modules: ['active-listening'], dueOn: '2026-11-24', note: 'first' });
	const due = (await assignments.of(people.maya, END)).map(({ module, dueOn, note }) => [module, dueOn, note]);
	expect(due).toEqual([
		['active-listening', '2026-11-24', 'first'],
		['greeting', '2026-11-30', 'late']
	]);
	expect((await agenda.of(people.maya, 'en', END)).map((item) => item.slug).slice(0, 3)).toEqual([
		'active-listening',
		'greeting',
		'platinum-rule'
	]);
});

describe('who may assign', () => {
	const assign = (actor: keyof typeof people, unit: string) =>
		assigning.assign(people[actor], units[unit] ?? unit, wish(), MORNING);

	it.each(['lotta', 'omar', 'saga'] as const)('%s may, to Everyday', async (actor) => {
		await assign(actor, 'Everyday');
		expect(await rows()).toMatchObject([{ assignedBy: people[actor].id, audience: 'unit' }]);
	});

	it('a learner sees her team and may not assign to it', async () => {
		await expect(assign('maya', 'Everyday')).rejects.toThrow(NotAllowed);
		expect(await rows()).toEqual([]);
	});

	it.each([
		['lotta', 'Trail'],
		['ines', 'Everyday'],
		['maya', 'Trail'],
		['lotta', 'no-such-team'],
		['omar', 'Garden']
	] as const)('for %s there is no team %s', async (actor, unit) => {
		await expect(assign(actor, unit)).rejects.toThrow(NotFound);
		expect(await rows()).toEqual([]);
	});
});

describe('refused', () => {
	it('a due day that is over where the shop is; today is fine', async () => {
		const afterMidnight = new Date('2026-11-18T22:30:00Z');
		const passed = { key: 'assign_due_passed', status: 400 };
		await expect(toEveryday({ dueOn: '2026-11-17' })).rejects.toMatchObject(passed);
		await expect(toEveryday({ dueOn: '2026-11-18' }, afterMidnight)).rejects.toMatchObject(passed);
		expect(await rows()).toEqual([]);
		await toEveryday({ dueOn: '2026-11-19' }, afterMidnight);
	});

	it.each(['tom', 'huimin', 'lotta'] as const)('%s, who is not in the team', async (key) => {
		await expect(toEveryday({ ...to(key) })).rejects.toThrow(NotFound);
	});

	it('a module that does not exist, with all that came with it', async () => {
		await expect(toEveryday({ modules: ['greeting', 'juggling'] })).rejects.toThrow(NotFound);
		expect(await rows()).toEqual([]);
	});
});

describe('the same submission', () => {
	it('twice, even at once, is one assignment', async () => {
		const form = wish({ modules: ['greeting', 'active-listening'] });
		const answers = await Promise.all([1, 2, 3].map(() => toEveryday(form)));
		expect(answers).toEqual(Array(3).fill({ ...answers[0], subjects: 2, people: 5 }));
		expect(await rows()).toHaveLength(2);
	});

	it('sent again after midnight, when its due day is over, is still the same', async () => {
		const form = wish({ dueOn: '2026-11-18' });
		const answer = await toEveryday(form, new Date('2026-11-18T21:59:00Z'));
		expect(await toEveryday(form, new Date('2026-11-18T22:01:00Z'))).toEqual(answer);
		expect(await rows()).toHaveLength(1);
	});

	it('with another body is refused', async () => {
		const form = wish();
		await toEveryday(form);
		const reused = { key: 'submission_reused', status: 409 };
		await expect(toEveryday({ ...form, dueOn: '2026-11-26' })).rejects.toMatchObject(reused);
		await expect(assigning.assign(people.omar, units.Trail!, form, MORNING)).resolves.toBeDefined(); // his own
		expect(await rows()).toHaveLength(2);
	});
});

test('work may be handed in until its due day is over in the shop', async () => {
	await toEveryday({ ...to('maya'), dueOn: '2026-11-20' });
	const urgency = async (at: string) => (await agenda.of(people.maya, 'en', new Date(at)))[0]!.asked!.urgency;
	expect(await urgency('2026-11-16T21:59:00Z')).toBe('later'); // four days left
	expect(await urgency('2026-11-16T22:00:00Z')).toBe('soon');
	expect(await urgency('2026-11-20T21:59:59Z')).toBe('soon'); // 23:59 in Helsinki
	expect(await urgency('2026-11-20T22:00:00Z')).toBe('overdue');
});
