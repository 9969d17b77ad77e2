import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstOf, isList, LISTS, pressedBy, view, worstFirst, type List } from '#lib/coaching/attention.ts';
import { deserving, type Deed } from '#lib/coaching/praise.ts';
import { becameSteady, mondaysBefore } from '#lib/coaching/weeks.ts';
import type { Urgency } from '#lib/learning/due.ts';

const task = (subject: string, dueOn: string, urgency: Urgency | null) => ({ subject, dueOn, urgency });
const member = (name: string, ...tasks: ReturnType<typeof task>[]) => ({ id: name, name, teamId: 'everyday', tasks });

describe('what presses', () => {
	it('is one row for each person, however much it is, with the oldest day', () => {
		const wei = member(
			'Wei',
			task('promises', '2026-11-12', 'overdue'),
			task('greeting', '2026-11-10', 'overdue'),
			task('trust', '2026-11-24', 'soon'),
			task('loyalty', '2026-11-01', null)
		);
		expect(pressedBy([wei], 'overdue')).toEqual([
			{ who: { id: 'Wei', name: 'Wei', teamId: 'everyday' }, since: '2026-11-10', tasks: [wei.tasks[1], wei.tasks[0]] }
		]);
		expect(pressedBy([wei], 'soon').map(({ since }) => since)).toEqual(['2026-11-24']);
	});

	it('begins with the longest wait, then with who has more, then by name', () => {
		const old = task('greeting', '2026-11-01', 'overdue');
		const later = task('promises', '2026-11-09', 'overdue');
		const rows = pressedBy(
			[member('Eero', later), member('Noor', old), member('Maya', old), member('Tom', old, later), member('Bo')],
			'overdue'
		);
		expect(rows.map(({ who }) => who.name)).toEqual(['Tom', 'Maya', 'Noor', 'Eero']);
	});

	it('loses nobody and invents nobody', () => {
		const urgencies = [null, 'overdue', 'soon', 'later'] as const;
		const one = fc.record({ day: fc.integer({ min: 10, max: 28 }), urgency: fc.constantFrom(...urgencies) });
		fc.assert(
			fc.property(fc.array(fc.array(one, { maxLength: 4 }), { maxLength: 30 }), (team) => {
				const members = team.map((tasks, i) =>
					member(`P${i}`, ...tasks.map(({ day, urgency }, j) => task(`m${j}`, `2026-11-${day}`, urgency)))
				);
				const rows = pressedBy(members, 'overdue');
				const due = members.filter(({ tasks }) => tasks.some(({ urgency }) => urgency === 'overdue'));
				expect(rows.map(({ who }) => who.id).sort()).toEqual(due.map(({ id }) => id).sort());
				expect(rows.every(({ since }, i) => i === 0 || rows[i - 1]!.since <= since)).toBe(true);
			})
		);
	});
});

const lists = (sizes: Partial<Record<List, number>>) =>
	Object.fromEntries(
		LISTS.map((list) => [list, Array.from({ length: sizes[list] ?? 0 }, (_, i) => `${list} ${i}`)])
	) as Record<List, string[]>;

describe('a thousand members stay readable', () => {
	it('twelve of each list with how many there are, and no empty list', () => {
		const shown = view(lists({ overdue: 100, praise: 3 }), null, 1);
		expect(shown.lists.map(({ list, n, rows }) => [list, n, rows.length])).toEqual([
			['overdue', 100, 12],
			['praise', 3, 3]
		]);
	});

	it('or one list, fifty a page, where no page lies outside', () => {
		const all = lists({ overdue: 100, praise: 3 });
		expect(view(all, 'overdue', 2)).toMatchObject({ page: 2, pages: 2, lists: [{ n: 100 }] });
		expect(view(all, 'overdue', 2).lists[0]!.rows).toEqual(all.overdue.slice(50));
		expect(view(all, 'overdue', 99).page).toBe(2);
		expect(view(all, 'overdue', -1).page).toBe(1);
		expect(view(all, 'stuck', 1).lists).toEqual([]);
	});

	it('a first page takes the first four in the order of need', () => {
		expect(firstOf(lists({ soon: 1, stuck: 2, praise: 9 }), 4).map(({ row }) => row)).toEqual([
			...['soon 0', 'stuck 0', 'stuck 1', 'praise 0']
		]);
		expect([isList('stuck'), isList('lazy'), isList(null)]).toEqual([true, false, false]);
	});

	it('of several teams the one with most overdue stands first; praise breaks the last tie, then the name', () => {
		const none = { overdue: 0, soon: 0, stuck: 0, watch: 0, praise: 0 };
		const of = (name: string, counts: Partial<Record<List, number>>) => ({
			team: { name },
			counts: { ...none, ...counts }
		});
		const teams = [
			of('Tools', { praise: 1 }),
			of('Plants', { soon: 9 }),
			of('Trail', { overdue: 1 }),
			of('Shed', { praise: 1 })
		];
		expect(worstFirst(teams).map(({ team }) => team.name)).toEqual(['Trail', 'Plants', 'Shed', 'Tools']);
	});
});

describe('ready for praise', () => {
	const at = (day: number) => new Date(`2026-11-${day}T12:00:00Z`);
	const deed = (personId: string, kind: Deed['kind'], day: number): Deed => ({
		kind,
		personId,
		title: kind,
		at: at(day)
	});

	it('what says most first, the latest person on top', () => {
		const rows = deserving(
			[deed('maya', 'pledge', 20), deed('maya', 'overcame', 18), deed('eero', 'module', 21)],
			new Map()
		);
		expect(rows.map(({ personId, deeds }) => [personId, ...deeds.map(({ kind }) => kind)])).toEqual([
			['eero', 'module'],
			['maya', 'overcame', 'pledge']
		]);
	});

	it('is over once they were thanked, until there is something new', () => {
		const deeds = [deed('maya', 'module', 18), deed('maya', 'pledge', 21)];
		expect(deserving(deeds, new Map([['maya', at(20)]]))).toMatchObject([{ deeds: [{ kind: 'pledge' }] }]);
		expect(deserving(deeds, new Map([['maya', at(21)]]))).toEqual([]);
		expect(deserving(deeds, new Map([['eero', at(21)]]))).toHaveLength(1);
	});
});

describe('two weeks without missing a shift day', () => {
	const TODAY = '2026-11-20'; // a Friday
	const days = (...dates: number[]) => dates.map((date) => `2026-11-${String(date).padStart(2, '0')}`);
	const workdays = days(2, 3, 4, 5, 6, 9, 10, 11, 12, 13);

	it('counts weeks that are over', () => {
		expect(mondaysBefore(TODAY)).toEqual(['2026-11-09', '2026-11-02', '2026-10-26']);
		expect(mondaysBefore('2026-11-23')).toEqual(['2026-11-16', '2026-11-09', '2026-11-02']);
		expect(mondaysBefore('2026-11-22')[0]).toBe('2026-11-09'); // a Sunday is the end of its week
	});

	it('is said when it becomes true and not every week again', () => {
		expect(becameSteady(workdays, [], TODAY)).toBe(true);
		expect(becameSteady(workdays.slice(1), [], TODAY)).toBe(false);
		const before = ['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30'];
		expect(becameSteady([...before, ...workdays], [], TODAY)).toBe(false);
	});

	it('is as near for who works two days a week', () => {
		const weekend = [{ fromDay: '2026-01-01', days: [6, 7] }];
		expect(becameSteady(days(7, 8, 14, 15), weekend, TODAY)).toBe(true);
		expect(becameSteady(days(7, 8, 14), weekend, TODAY)).toBe(false);
		expect(becameSteady([], [{ fromDay: '2026-01-01', days: [] }], TODAY)).toBe(false);
	});
});
