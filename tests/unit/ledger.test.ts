import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dayOf } from '#lib/platform/clock.ts';
import { Correction } from '#lib/recognition/forms.ts';
import { capped, DAILY_CAP, expected, WORTH, type Fact, type Reason } from '#lib/recognition/ledger.ts';

const ZONE = 'Europe/Helsinki';
const fact = (sourceId: string, at: string, reason: Reason = 'module-completed'): Fact => ({
	personId: 'maya',
	reason,
	sourceId,
	at: new Date(at)
});

/** Writes facts to an empty ledger one after the other, as `grant` does. */
function writeAll(facts: Fact[]) {
	const rows: { id: string; reason: Reason; sourceId: string; worth: number | null; amount: number; at: Date }[] = [];
	for (const [number, { reason, sourceId, at }] of facts.entries()) {
		const sameDay = rows.filter((row) => dayOf(row.at, ZONE) === dayOf(at, ZONE));
		const earned = sameDay.reduce((sum, row) => sum + row.amount, 0);
		const worth = WORTH[reason];
		rows.push({ id: String(number).padStart(4, '0'), reason, sourceId, at, worth, amount: capped(worth, earned) });
	}
	return rows;
}

test.each([
	[50, 0, 50],
	[50, 190, 50],
	[50, 191, 49],
	[50, 239, 1],
	[50, 240, 0],
	[50, 400, 0] // from before there was a cap
])('%i after %i that day count as %i', (worth, earned, amount) => {
	expect(capped(worth, earned)).toBe(amount);
});

describe('what the ledger must say', () => {
	const day = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, i) => fact(id, `2026-11-18T0${9 - i}:00:00Z`));

	it('cuts what was written last, though it happened first', () => {
		const rows = writeAll(day);
		expect(rows.map((row) => row.amount)).toEqual([50, 50, 50, 50, 40, 0]);
		expect(expected(day, rows, ZONE).map(({ sourceId, amount }) => sourceId + amount)).toEqual(
			rows.map((row) => row.sourceId + row.amount)
		);
	});

	it('puts what has no row yet behind what has one, by its instant', () => {
		const rows = writeAll(day.slice(0, 4));
		expect(expected(day, rows, ZONE).map(({ sourceId, amount }) => sourceId + amount)).toEqual(
			['a50', 'b50', 'c50', 'd50', 'f40', 'e0'] // f is the earlier of the two
		);
	});

	it('counts rows from before the cap in full, and what they leave of their day', () => {
		const rows = writeAll(day).map((row, i) => (i < 5 ? { ...row, worth: null } : row));
		expect(expected(day, rows, ZONE).map(({ amount, worth }) => [amount, worth])).toEqual([
			...Array.from({ length: 5 }, () => [50, null]),
			[0, 50]
		]);
	});

	it('begins a new day, and a new month, at midnight where the company is', () => {
		const around = [...day, fact('late', '2026-11-30T21:59:00Z'), fact('later', '2026-11-30T22:00:00Z')];
		const due = expected(around, writeAll(around), ZONE);
		expect(due.slice(-2).map(({ amount, month }) => [amount, month])).toEqual([
			[50, '2026-11'],
			[50, '2026-12']
		]);
	});

	it('has one row for what happened twice: the first time', () => {
		const twice = [fact('a', '2026-11-18T09:00:00Z'), fact('a', '2026-11-02T09:00:00Z')];
		expect(expected(twice, [], ZONE)).toMatchObject([{ at: new Date('2026-11-02T09:00:00Z'), amount: 50 }]);
	});
});

describe('whatever happened, in whatever order it was written', () => {
	const facts = fc
		.uniqueArray(
			fc.record({
				reason: fc.constantFrom<Reason>('roleplay-passed', 'module-completed'),
				sourceId: fc.integer({ min: 0, max: 20 }).map(String),
				minute: fc.integer({ min: 0, max: 3 * 24 * 60 })
			}),
			{ selector: ({ reason, sourceId }) => reason + sourceId, maxLength: 30 }
		)
		.map((made) =>
			made.map(({ minute, ...rest }) => ({
				...rest,
				personId: 'maya',
				at: new Date(Date.parse('2026-10-24T00:00:00Z') + minute * 60_000) // the clocks go back on the second day
			}))
		);

	test('the ledger that was written is the one that must be', () => {
		fc.assert(
			fc.property(facts, (facts) => {
				const rows = writeAll(facts);
				const due = expected(facts.toReversed(), rows, ZONE);
				expect(due.map(({ row, amount }) => [row!.id, amount])).toEqual(rows.map(({ id, amount }) => [id, amount]));
			})
		);
	});

	test('a day counts what was earned on it, up to the cap', () => {
		fc.assert(
			fc.property(facts, (facts) => {
				for (const rows of Map.groupBy(writeAll(facts), (row) => dayOf(row.at, ZONE)).values()) {
					const worth = rows.reduce((sum, row) => sum + row.worth!, 0);
					expect(rows.reduce((sum, row) => sum + row.amount, 0)).toBe(Math.min(DAILY_CAP, worth));
				}
			})
		);
	});
});

describe('the form of a correction', () => {
	const id = '018f0000-0000-7000-8000-000000000000';
	const form = { personId: id, direction: 'take', points: '30', note: 'The tablet was offline.', submission: id };
	const read = (change: object) => Correction.safeParse({ ...form, ...change });

	it('gives points or takes them', () => {
		expect(read({}).data).toMatchObject({ amount: -30 });
		expect(read({ direction: 'add', points: '500' }).data).toMatchObject({ amount: 500 });
	});

	test.each([
		['nothing', { points: '0' }],
		['less than nothing', { points: '-30' }],
		['half a point', { points: '2.5' }],
		['more than any day brings', { points: '501' }],
		['no number', { points: 'x' }],
		['an empty field', { points: '' }],
		['another direction', { direction: 'double' }],
		['a reason of blanks and a word', { note: '      short       ' }],
		['a reason of ten thousand letters', { note: 'a'.repeat(10_000) }],
		['somebody without an id', { personId: 'eero' }]
	])('refuses %s', (_, change) => {
		expect(read(change).success).toBe(false);
	});
});
