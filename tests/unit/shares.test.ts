import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ENOUGH, differ, isEnough, pooled, wilson } from '#lib/insight/shares.ts';

const percent = ({ low, high }: ReturnType<typeof wilson>) => [low, high].map((share) => Math.round(1000 * share) / 10);

describe('Wilson’s interval', () => {
	// 3 of 3 begins at 3 ÷ (3 + z²), 0 of 3 ends at z² ÷ (3 + z²).
	test.each([
		[{ favourable: 3, n: 3 }, [43.9, 100]],
		[{ favourable: 0, n: 3 }, [0, 56.1]],
		[{ favourable: 57, n: 100 }, [47.2, 66.3]],
		[{ favourable: 8, n: 10 }, [49, 94.3]],
		[{ favourable: 450, n: 500 }, [87.1, 92.3]]
	])('of %j is %j', (share, interval) => expect(percent(wilson(share))).toEqual(interval));

	test('of nothing is everything', () => expect(wilson({ favourable: 0, n: 0 })).toEqual({ low: 0, high: 1 }));

	const share = fc
		.tuple(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
		.map(([n, part]) => ({ n, favourable: Math.round(n * part) }));

	test('holds the share itself and never leaves 0–100 %', () => {
		fc.assert(
			fc.property(share, ({ favourable, n }) => {
				const { low, high } = wilson({ favourable, n });
				expect(low).toBeGreaterThanOrEqual(0);
				expect(high).toBeLessThanOrEqual(1);
				expect(low - 1e-9).toBeLessThanOrEqual(favourable / n);
				expect(high + 1e-9).toBeGreaterThanOrEqual(favourable / n);
			})
		);
	});

	test('is narrower with more answers of the same kind', () => {
		fc.assert(
			fc.property(share, fc.integer({ min: 2, max: 20 }), ({ favourable, n }, times) => {
				const [few, many] = [wilson({ favourable, n }), wilson({ favourable: favourable * times, n: n * times })];
				expect(many.high - many.low).toBeLessThan(few.high - few.low);
			})
		);
	});

	test('is the same from the other side', () => {
		fc.assert(
			fc.property(share, ({ favourable, n }) => {
				const [yes, no] = [wilson({ favourable, n }), wilson({ favourable: n - favourable, n })];
				expect(yes.low).toBeCloseTo(1 - no.high, 9);
			})
		);
	});
});

test('three happy customers out of three are no proof: many others stand surer than they', () => {
	const few = { favourable: 3, n: 3 };
	const many = { favourable: 90, n: 100 };
	expect(isEnough(few)).toBe(false);
	expect(isEnough(many)).toBe(true);
	expect(wilson(few).low).toBeLessThan(wilson(many).low);
	expect([ENOUGH - 1, ENOUGH].map((n) => isEnough({ favourable: n, n }))).toEqual([false, true]);
});

test('several months are one share', () => {
	expect(pooled([])).toBeUndefined();
	const months = [
		{ favourable: 3, n: 4 },
		{ favourable: 10, n: 30 }
	];
	expect(pooled(months)).toEqual({ favourable: 13, n: 34 });
});

describe('two shares', () => {
	const shares = fc
		.integer({ min: 1, max: 5_000 })
		.chain((n) => fc.record({ n: fc.constant(n), favourable: fc.integer({ min: 0, max: n }) }));

	test('differ only by more than chance may', () => {
		const of = (favourable: number, n: number) => ({ favourable, n });
		expect(differ(of(84, 100), of(80, 100))).toBe(false);
		expect(differ(of(840, 1000), of(800, 1000))).toBe(true);
		expect(differ(of(60, 100), of(84, 100))).toBe(true);
		expect(differ(of(10, 10), of(8, 10))).toBe(false);
		expect(differ(of(0, 0), of(100, 100))).toBe(false);
	});

	test('differ the same from either side, and none from itself', () => {
		fc.assert(
			fc.property(shares, shares, (a, b) => {
				expect(differ(a, b)).toBe(differ(b, a));
				expect(differ(a, a)).toBe(false);
			})
		);
	});
});
