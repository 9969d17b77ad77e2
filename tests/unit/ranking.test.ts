import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { perMember, ranked } from '#lib/recognition/ranking.ts';

type Row = { name: string; points: number };
const rank = (rows: Row[]) => ranked(rows, (row) => row.points);
const say = (rows: Row[]) => rank(rows).map((row) => `${row.rank}${row.tied ? '=' : ''} ${row.name}`);
const row = (name: string, points: number): Row => ({ name, points });

test('the highest comes first', () => {
	expect(say([row('Tools', 10), row('Trail', 30), row('Plants', 20)])).toEqual(['1 Trail', '2 Plants', '3 Tools']);
});

test('equals share a rank, by name, and leave a gap after them', () => {
	const rows = [row('Sanne', 20), row('Maya', 5), row('Eero', 20), row('Wei', 30)];
	expect(say(rows)).toEqual(['1 Wei', '2= Eero', '2= Sanne', '4 Maya']);
});

test('all may be equal, also with nothing', () => {
	expect(say([row('b', 0), row('a', 0), row('c', 0)])).toEqual(['1= a', '1= b', '1= c']);
	expect(say([row('b', 7), row('a', 7), row('c', 0)])).toEqual(['1= a', '1= b', '3 c']);
});

test('points taken back rank below none', () => {
	expect(say([row('a', -5), row('b', 0)])).toEqual(['1 b', '2 a']);
});

test('nobody and one alone', () => {
	expect(say([])).toEqual([]);
	expect(say([row('Maya', 0)])).toEqual(['1 Maya']);
});

test('a row keeps what it carries, and the list that was given keeps its order', () => {
	const rows = [
		{ name: 'b', points: 1, opted: true },
		{ name: 'a', points: 2, opted: false }
	];
	expect(ranked(rows, (r) => r.points)[1]).toEqual({ name: 'b', points: 1, opted: true, rank: 2, tied: false });
	expect(rows.map((r) => r.name)).toEqual(['b', 'a']);
});

describe('whatever the rows', () => {
	const rows = fc.array(fc.record({ name: fc.string(), points: fc.integer({ min: -3, max: 12 }) }), { maxLength: 30 });

	test('a rank is one more than the number of rows with more, and tied means that another has it', () => {
		fc.assert(
			fc.property(rows, (rows) => {
				for (const { points, rank: place, tied } of rank(rows)) {
					expect(place).toBe(1 + rows.filter((other) => other.points > points).length);
					expect(tied).toBe(rows.filter((other) => other.points === points).length > 1);
				}
			})
		);
	});

	test('nobody is lost, and the order that they came in does not matter', () => {
		fc.assert(
			fc.property(rows, (rows) => {
				expect(rank(rows)).toHaveLength(rows.length);
				expect(say(rows.toReversed())).toEqual(say(rows));
			})
		);
	});
});

test.each([
	[100, 3, 33.3],
	[200, 3, 66.7],
	[0, 4, 0],
	[10, 4, 2.5],
	[1, 1000, 0],
	[50, 0, 0]
])('%i points of %i members are %d each', (points, members, each) => {
	expect(perMember(points, members)).toBe(each);
});
