import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { median, pathEvidence, rulesOf } from '#lib/awards/rules.ts';

const path = ['greeting', 'listening', 'balance'];
const until = new Date('2026-10-31T22:00:00Z'); // the end of October in Helsinki
const done = (module: string, at: string, score: number) => ({ module, at: new Date(at), score });
const femke = [
	done('balance', '2026-10-20T10:00:00Z', 100),
	done('greeting', '2026-08-03T10:00:00Z', 85),
	done('listening', '2026-10-31T21:59:59.999Z', 90)
];
const named = (completed: typeof femke, asked = path, by = until) =>
	pathEvidence(completed, asked, by).modules.map(({ module }) => module);

describe('the path as evidence', () => {
	test('names the modules in the order of the path, with when and how well', () => {
		expect(pathEvidence(femke, path, until)).toEqual({
			modules: [
				{ module: 'greeting', completedAt: '2026-08-03T10:00:00.000Z', score: 85 },
				{ module: 'listening', completedAt: '2026-10-31T21:59:59.999Z', score: 90 },
				{ module: 'balance', completedAt: '2026-10-20T10:00:00.000Z', score: 100 }
			],
			median: 90
		});
	});

	test('leaves out what is missing', () => {
		expect(named(femke.slice(1))).toEqual(['greeting', 'listening']);
		expect(pathEvidence([], path, until)).toEqual({ modules: [], median: 0 });
	});

	test('leaves out what was finished when the month was over: it is for the next one', () => {
		const late = [...femke.slice(0, 2), done('listening', until.toISOString(), 90)];
		expect(named(late)).toEqual(['greeting', 'balance']);
		expect(named(late, path, new Date(until.getTime() + 1))).toEqual(path);
	});

	test('knows no module that the rules do not ask for', () => {
		const more = [done('returns', '2026-10-01T10:00:00Z', 10), ...femke];
		expect(pathEvidence(more, path, until)).toEqual(pathEvidence(femke, path, until));
		expect(pathEvidence(femke, ['greeting'], until)).toMatchObject({ median: 85 });
	});
});

test('rules that were frozen before there were definitions still say everything', () => {
	const old = rulesOf({ path: ['greeting'], maxWinners: 2 });
	expect(old).toMatchObject({ path: ['greeting'], maxWinners: 2, subject: 'person', scope: 'store', period: 'month' });
	expect(rulesOf({ ...old, minServiceDays: 90 })).toMatchObject({ minServiceDays: 90 });
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
