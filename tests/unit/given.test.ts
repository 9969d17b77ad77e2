import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counted, counting, type Given } from '#lib/recognition/given.ts';
import { percentOf, suggested, together } from '#lib/recognition/goals.ts';

const thanks = (text: string, month = '2026-11'): Given[] =>
	text.split(' ').map((pair) => ({ fromId: pair[0]!, toId: pair[1]!, practice: pair.slice(2) || 'L1', month }));
const numbers = (rows: Given[]) =>
	Object.fromEntries([...counted(rows)].map(([id, { given, received }]) => [id, [given, received]]));

describe('thanks count', () => {
	it('each, up to two between two people', () => {
		expect(numbers(thanks('ab ab'))).toEqual({ a: [2, 0], b: [0, 2] });
		expect(numbers(thanks('ab ba'))).toEqual({ a: [1, 1], b: [1, 1] });
	});

	it('once for each of the two, from the third on', () => {
		expect(numbers(thanks('ab ab ab'))).toEqual({ a: [1, 0], b: [0, 1] });
		expect(numbers(thanks('ab ba ab ba ab ba'))).toEqual({ a: [1, 1], b: [1, 1] });
		expect(numbers(thanks('ab ab ba'))).toEqual({ a: [1, 1], b: [1, 1] });
	});

	it('around a circle of three, because each thanks another person', () => {
		expect(numbers(thanks('ab bc ca ab bc ca'))).toEqual({ a: [2, 2], b: [2, 2], c: [2, 2] });
	});

	it('anew each month', () => {
		const rows = [...thanks('ab ab ab', '2026-10'), ...thanks('ab ab', '2026-11')];
		expect(numbers(rows)).toEqual({ a: [3, 0], b: [0, 3] });
	});

	it('with people and practices counted once each', () => {
		const tally = counted(thanks('abG1 abG1 acL3 adL3 ba')).get('a');
		expect(tally).toEqual({ given: 3, to: 3, practices: 2, received: 1, from: 1 });
		// a and b thanked each other three times: only the first one of each is left.
		expect(counting(thanks('abG1 abS2 ba')).map((row) => row.practice)).toEqual(['G1', 'L1']);
	});
});

describe('whatever people give', () => {
	const someone = fc.constantFrom('a', 'b', 'c', 'd');
	const one = fc
		.record({
			fromId: someone,
			toId: someone,
			practice: fc.constantFrom('G1', 'L3', 'R6'),
			month: fc.constantFrom('2026-10', '2026-11')
		})
		.filter(({ fromId, toId }) => fromId !== toId);
	const some = fc.array(one, { maxLength: 60 });
	const between = (rows: Given[], { fromId, toId, month }: Given) =>
		rows.filter((row) => row.month === month && [row.fromId, row.toId].sort().join() === [fromId, toId].sort().join());

	it('two people never make more than two between them in a month', () => {
		fc.assert(
			fc.property(some, (rows) => {
				const left = counting(rows);
				for (const row of rows) {
					const all = between(rows, row);
					const givers = new Set(all.map(({ fromId }) => fromId)).size;
					expect(between(left, row).length).toBe(all.length <= 2 ? all.length : givers);
				}
			})
		);
	});

	it('counting what counts changes nothing, and nobody loses every thanks given', () => {
		fc.assert(
			fc.property(some, (rows) => {
				const left = counting(rows);
				expect(counting(left)).toEqual(left);
				expect(new Set(left.map((row) => row.fromId))).toEqual(new Set(rows.map((row) => row.fromId)));
			})
		);
	});

	it('as much is given as is received, from at most as many people as there are thanks', () => {
		fc.assert(
			fc.property(some, (rows) => {
				const tallies = [...counted(rows).values()];
				const sum = (key: 'given' | 'received') => tallies.reduce((n, tally) => n + tally[key], 0);
				expect(sum('given')).toBe(sum('received'));
				for (const { given, to, practices, received, from } of tallies)
					expect([to <= given, practices <= given, from <= received]).toEqual([true, true, true]);
			})
		);
	});
});

describe('a team’s goal', () => {
	const hidden = (amount: number) => ({ amount, hidden: true });
	const shown = (amount: number) => ({ amount, hidden: false });

	it('counts who is on no board only once there are three of them to hide among', () => {
		expect(together([shown(80), shown(20), hidden(50)])).toBe(100);
		expect(together([shown(80), hidden(50), hidden(30), hidden(0)])).toBe(80);
		expect(together([shown(80), hidden(50), hidden(30), hidden(10)])).toBe(170);
		expect(together([])).toBe(0);
		expect(together([shown(-20)])).toBe(0);
	});

	it('is full when it is reached, not a little before', () => {
		expect([percentOf(0, 7), percentOf(199, 200), percentOf(200, 200), percentOf(999, 200)]).toEqual([0, 99, 100, 100]);
	});

	it('is suggested a tenth above last time', () => {
		expect([420, 1, 9, 100, 99_999, 0].map(suggested)).toEqual([462, 2, 10, 110, 100_000, undefined]);
	});
});
