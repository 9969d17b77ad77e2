import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterFrom, pageOf, queryOf, shown, SORTS, STATES, type Filter } from '#lib/learning/matrix.ts';
import type { Urgency } from '#lib/learning/due.ts';

const PATHS = ['first-week', 'empathy'];
const all: Filter = { state: 'all', name: '', path: null, sort: 'name', page: 1, every: false };
const task = (subject: string, dueOn: string, urgency: Urgency | null) => ({ subject, dueOn, urgency });
const team = [
	{ name: 'Aino', tasks: [task('greeting', '2026-11-01', null)] },
	{ name: 'Bo', tasks: [task('greeting', '2026-11-12', 'overdue'), task('trust', '2026-12-01', 'later')] },
	{ name: 'Jörg Mäki', tasks: [task('greeting', '2026-11-22', 'soon')] },
	{ name: '李薇', tasks: [task('trust', '2026-11-10', 'overdue'), task('promises', '2026-11-11', 'overdue')] },
	{ name: 'Zoe', tasks: [] }
];
const names = (filter: Partial<Filter>, within?: Set<string>) =>
	shown(team, { ...all, ...filter }, within).map(({ name }) => name);

describe('whom the table shows', () => {
	it('everybody, those with something open, the overdue, those who are done', () => {
		expect(names({})).toEqual(['Aino', 'Bo', 'Jörg Mäki', '李薇', 'Zoe']);
		expect(names({ state: 'open' })).toEqual(['Bo', 'Jörg Mäki', '李薇']);
		expect(names({ state: 'overdue' })).toEqual(['Bo', '李薇']);
		expect(names({ state: 'done' })).toEqual(['Aino']); // of whom nothing was asked has done nothing
	});

	it('by a part of the name, without minding dots and case', () => {
		expect(names({ name: 'jorg' })).toEqual(['Jörg Mäki']);
		expect(names({ name: ' MAKI ' })).toEqual(['Jörg Mäki']);
		expect(names({ name: '薇' })).toEqual(['李薇']);
		expect(names({ name: '%' })).toEqual([]);
	});

	it('of one path only what belongs to it counts', () => {
		expect(names({ state: 'overdue' }, new Set(['greeting']))).toEqual(['Bo']);
		expect(names({ state: 'done' }, new Set(['greeting', 'promises']))).toEqual(['Aino']);
	});

	it('who needs it most first: most overdue, then the earliest day that waits', () => {
		expect(names({ sort: 'need' })).toEqual(['李薇', 'Bo', 'Jörg Mäki', 'Aino', 'Zoe']);
	});
});

describe('pages of fifty', () => {
	it('hold everybody once, and none lies outside', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 260 }), fc.integer({ min: -3, max: 9 }), (size, asked) => {
				const rows = Array.from({ length: size }, (_, i) => i);
				const { pages, page } = pageOf(rows, asked);
				expect(page >= 1 && page <= pages).toBe(true);
				expect(Array.from({ length: pages }, (_, i) => pageOf(rows, i + 1).rows).flat()).toEqual(rows);
			})
		);
	});
});

describe('an address says what is shown', () => {
	it('there and back', () => {
		const filters = fc.record({
			state: fc.constantFrom(...STATES),
			name: fc.string({ maxLength: 20 }),
			path: fc.constantFrom(null, ...PATHS),
			sort: fc.constantFrom(...SORTS),
			page: fc.integer({ min: 1, max: 40 }),
			every: fc.boolean()
		});
		fc.assert(
			fc.property(filters, (filter) => {
				expect(filterFrom(new URLSearchParams(queryOf(filter, 'everyday')), PATHS)).toEqual(filter);
			})
		);
	});

	it('nonsense counts as not said', () => {
		const nonsense = new URLSearchParams('show=lazy&sort=height&path=../..&page=NaN');
		expect(filterFrom(nonsense, PATHS)).toEqual(all);
	});
});
