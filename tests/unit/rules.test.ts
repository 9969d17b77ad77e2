import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidenceOf, median, type Rules } from '#lib/awards/rules.ts';

const rules: Rules = { path: ['greeting', 'listening', 'balance'], maxWinners: 1 };
const until = new Date('2026-10-31T22:00:00Z'); // the end of October in Helsinki
const done = (module: string, at: string, score: number) => ({ module, at: new Date(at), score });
const femke = [
	done('balance', '2026-10-20T10:00:00Z', 100),
	done('greeting', '2026-08-03T10:00:00Z', 85),
	done('listening', '2026-10-31T21:59:59.999Z', 90)
];

describe('evidence', () => {
	test('names the modules in the order of the path, with when and how well', () => {
		expect(evidenceOf(femke, rules, until)).toEqual({
			modules: [
				{ module: 'greeting', completedAt: '2026-08-03T10:00:00.000Z', score: 85 },
				{ module: 'listening', completedAt: '2026-10-31T21:59:59.999Z', score: 90 },
				{ module: 'balance', completedAt: '2026-10-20T10:00:00.000Z', score: 100 }
			],
			median: 90
		});
	});

	test('there is none while a module is missing', () => {
		expect(evidenceOf(femke.slice(1), rules, until)).toBeUndefined();
		expect(evidenceOf([], rules, until)).toBeUndefined();
	});

	test('what was finished when the month was over is for the next one', () => {
		const late = [...femke.slice(0, 2), done('listening', until.toISOString(), 90)];
		expect(evidenceOf(late, rules, until)).toBeUndefined();
		expect(evidenceOf(late, rules, new Date(until.getTime() + 1))).toBeDefined();
	});

	test('other modules neither help nor harm', () => {
		const more = [done('returns', '2026-10-01T10:00:00Z', 10), ...femke];
		expect(evidenceOf(more, rules, until)).toEqual(evidenceOf(femke, rules, until));
		expect(evidenceOf([...femke.slice(1), more[0]!], rules, until)).toBeUndefined();
	});

	test('the rules of the round decide, not those of today', () => {
		expect(evidenceOf(femke, { path: ['greeting'], maxWinners: 1 }, until)).toMatchObject({ median: 85 });
		expect(evidenceOf(femke, { path: [...rules.path, 'returns'], maxWinners: 1 }, until)).toBeUndefined();
	});
});

describe('the median', () => {
	test.each([
		[[80], 80],
		[[100, 80], 90],
		[[100, 80, 81], 81],
		[[9, 100, 80, 10], 45],
		[[80, 80, 100], 80]
	])('of %j is %d', (values, middle) => expect(median(values)).toBe(middle));

	test('lies in the middle, and leaves the list as it was', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1 }), (values) => {
				const before = [...values];
				const middle = median(values);
				expect(values).toEqual(before);
				expect(values.filter((v) => v < middle).length).toBeLessThanOrEqual(values.length / 2);
				expect(values.filter((v) => v > middle).length).toBeLessThanOrEqual(values.length / 2);
			})
		);
	});
});
