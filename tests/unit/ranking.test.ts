import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { around, benchmarks, perMember, ranked, shrunk, unranked } from '#lib/recognition/ranking.ts';

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

describe('the fair figure of a team', () => {
	test.each([
		[160, 4, 320 / 9, 37.5],
		[80, 1, 40, 46.7],
		[400, 10, 40, 40],
		[0, 5, 40, 20],
		[0, 0, 40, 40]
	])('%i points of %i where the mean is %d: %d', (points, members, mean, fair) => {
		expect(shrunk(points, members, mean)).toBe(fair);
	});

	const teams = { points: fc.integer({ min: 0, max: 5_000 }), members: fc.integer({ min: 1, max: 60 }) };

	test('lies between its own figure and the mean', () => {
		fc.assert(
			fc.property(fc.record({ ...teams, mean: fc.double({ min: 0, max: 500, noNaN: true }) }), (team) => {
				const [low, high] = [team.mean, team.points / team.members].sort((a, b) => a - b);
				const fair = shrunk(team.points, team.members, team.mean);
				expect(fair).toBeGreaterThanOrEqual(low! - 0.05);
				expect(fair).toBeLessThanOrEqual(high! + 0.05);
			})
		);
	});

	test('of two teams with the same average above the mean, the larger has the higher', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 10, max: 90 }), (members, each) => {
				const of = (n: number) => shrunk(n * each, n, each / 2);
				expect(of(members + 5)).toBeGreaterThanOrEqual(of(members));
			})
		);
	});
});

describe('a long board around its reader', () => {
	const rows = Array.from({ length: 30 }, (_, i) => ({ id: i + 1 }));
	const shown = (reader: number, of = rows, whole = false) => {
		const { rows: kept, rest } = around(of, (row) => row.id === reader, whole);
		return { ids: kept.map((row) => row.id), skipped: kept.map((row) => row.skipped).filter(Boolean), rest };
	};

	test('the first three, and three either side', () => {
		expect(shown(17)).toEqual({ ids: [1, 2, 3, 14, 15, 16, 17, 18, 19, 20], skipped: [10], rest: 10 });
	});

	test.each([
		[2, [1, 2, 3, 4, 5]],
		[6, [1, 2, 3, 4, 5, 6, 7, 8, 9]],
		[30, [1, 2, 3, 27, 28, 29, 30]]
	])('to the %i.', (reader, ids) => {
		expect(shown(reader).ids).toEqual(ids);
	});

	test('the first ten without them, all of a short one, and all on request', () => {
		expect(shown(99)).toEqual({ ids: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], skipped: [], rest: 20 });
		expect(shown(15, rows.slice(0, 15)).ids).toHaveLength(15);
		expect(shown(16, rows.slice(0, 16)).ids).toHaveLength(7);
		expect(shown(17, rows, true)).toMatchObject({ ids: { length: 30 }, rest: 0 });
		expect(shown(1, [])).toEqual({ ids: [], skipped: [], rest: 0 });
	});

	test('shows or counts everybody once', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 90 }), (n, reader) => {
				const { ids, skipped, rest } = shown(
					reader,
					Array.from({ length: n }, (_, i) => ({ id: i + 1 }))
				);
				expect(ids.length + skipped.reduce((a, b) => a + b, 0) + rest).toBe(n);
			})
		);
	});
});

describe('what the best reached', () => {
	const hundred = Array.from({ length: 100 }, (_, i) => i + 1);

	test('at least, in full tens', () => {
		expect(benchmarks(hundred, 100)).toEqual([
			{ top: 10, points: 90 }, // the tenth has 91
			{ top: 25, points: 70 },
			{ top: 50, points: 50 }
		]);
	});

	test('nobody’s own score where fewer than three have it', () => {
		expect(benchmarks([500, 90, 80], 20).map(({ top }) => top)).toEqual([25, 50]);
		expect(benchmarks([500, 90, 80], 21).map(({ top }) => top)).toEqual([10, 25, 50]);
		expect(benchmarks(hundred, 9)).toEqual([]);
	});

	test('those without points are people too', () => {
		expect(benchmarks([80, 80], 10)).toEqual([
			{ top: 25, points: 0 },
			{ top: 50, points: 0 }
		]);
	});
});

test('without places a list goes by name', () => {
	expect(unranked([{ name: 'Wei' }, { name: 'Aisha' }])).toEqual([
		{ name: 'Aisha', rank: null, tied: false },
		{ name: 'Wei', rank: null, tied: false }
	]);
});
