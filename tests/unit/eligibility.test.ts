import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foremost, isNear, obstacles } from '#lib/awards/eligibility.ts';
import { rulesOf, type Evidence, type Rules } from '#lib/awards/rules.ts';

const PATH = ['greeting', 'active-listening', 'defensive-or-service'];
const rules = (change: Partial<Rules> = {}) => rulesOf({ path: [], maxWinners: 3, ...change });
const done = (count: number) =>
	PATH.slice(0, count).map((module) => ({ module, completedAt: '2026-11-03T10:00:00.000Z', score: 90 }));
const evidence = (of: Partial<Evidence> = {}): Evidence => ({ modules: [], median: 0, ...of });
const thanks = (given: number, from = 0) => ({ given, to: given, practicesGiven: 1, received: from, from });

describe('nothing keeps somebody away', () => {
	test('where nothing is asked', () => expect(obstacles(evidence(), rules())).toEqual([]));

	test('who has everything that is asked', () => {
		const strict = rules({
			path: PATH,
			minServiceDays: 30,
			minThanksFrom: 2,
			cooldownMonths: 2,
			basis: 'nomination'
		});
		const all = evidence({ modules: done(3), serviceDays: 30, thanks: thanks(0, 2), nominations: 1, wonLately: [] });
		expect(obstacles(all, strict)).toEqual([]);
	});
});

describe('a person is kept away by', () => {
	test.each([
		['a module that is missing', { path: PATH }, { modules: done(2) }, 'path'],
		['a day of service that is missing', { minServiceDays: 30 }, { serviceDays: 29 }, 'service'],
		['service of which nothing is known', { minServiceDays: 1 }, {}, 'service'],
		['thanks of one colleague where two are asked', { minThanksFrom: 2 }, { thanks: thanks(9, 1) }, 'thanks'],
		['a win a short while ago', { cooldownMonths: 2 }, { wonLately: ['2026-10'] }, 'cooldown'],
		['nobody who nominated them', { basis: 'nomination' }, { nominations: 0 }, 'not-nominated'],
		['thanks that they never gave', { basis: 'thanks' }, { thanks: thanks(0, 5) }, 'no-thanks-given']
	] as [string, Partial<Rules>, Partial<Evidence>, string][])('%s', (_, asked, shown, obstacle) => {
		expect(obstacles(evidence(shown), rules(asked))).toEqual([obstacle]);
	});

	test('several things, and hears of each', () => {
		const asked = rules({ path: PATH, minServiceDays: 30, basis: 'nomination' });
		expect(obstacles(evidence(), asked)).toEqual(['path', 'service', 'not-nominated']);
	});
});

describe('a team', () => {
	const learns = rules({ subject: 'team', basis: 'completion', path: PATH });
	const members = (completed: number, of: number) => evidence({ members: { completed, of } });

	test('is there when all have completed the path, and two at least', () => {
		expect(obstacles(members(4, 4), learns)).toEqual([]);
		expect(obstacles(members(2, 2), learns)).toEqual([]);
	});
	test.each([
		['one is still learning', 3, 4],
		['it has one member', 1, 1],
		['it has nobody', 0, 0]
	])('is not when %s', (_, completed, of) => expect(obstacles(members(completed, of), learns)).toEqual(['members']));

	test('needs enough customers where they are what counts', () => {
		const loyal = rules({ subject: 'team', basis: 'retention', minAnswers: 10 });
		const counted = (n: number) => ({ ...members(0, 3), retention: { favourable: n, n } });
		expect(obstacles(counted(9), loyal)).toEqual(['answers']);
		expect(obstacles(members(0, 3), loyal)).toEqual(['answers']);
		expect(obstacles(counted(10), loyal)).toEqual([]);
	});

	test('is not asked what is asked of people', () => {
		const asked = rules({ subject: 'team', basis: 'completion', path: PATH, minServiceDays: 30 });
		expect(obstacles(members(2, 2), asked)).toEqual([]);
	});
});

test('praise is never a ticket: however glowing, it lifts no obstacle', () => {
	const asked = rules({ path: PATH, basis: 'nomination' });
	const praised = evidence({ modules: done(2), praise: { favourable: 3, n: 3 } });
	expect(obstacles(praised, asked)).toEqual(['path', 'not-nominated']);
	expect(obstacles({ ...praised, praise: { favourable: 900, n: 900 } }, asked)).toEqual(['path', 'not-nominated']);
});

const anyRules = fc.record({
	path: fc.subarray(PATH),
	maxWinners: fc.constant(3),
	subject: fc.constantFrom('person' as const, 'team' as const),
	basis: fc.constantFrom(...(['nomination', 'everybody', 'completion', 'retention', 'thanks'] as const)),
	minServiceDays: fc.nat(60),
	minThanksFrom: fc.nat(3),
	minAnswers: fc.integer({ min: 10, max: 40 }),
	cooldownMonths: fc.nat(3)
});
const anyEvidence = fc.record({
	done: fc.nat(3),
	days: fc.nat(90),
	given: fc.nat(4),
	from: fc.nat(4),
	nominations: fc.nat(2),
	customers: fc.nat(60),
	completed: fc.nat(3)
});
type Amounts = typeof anyEvidence extends fc.Arbitrary<infer T> ? T : never;
const shown = ({ done: count, days, given, from, nominations, customers, completed }: Amounts): Evidence => ({
	modules: done(count),
	median: 90,
	serviceDays: days,
	thanks: thanks(given, from),
	nominations,
	retention: { favourable: 0, n: customers },
	members: { completed, of: 3 }
});

test('more evidence never adds an obstacle', () => {
	fc.assert(
		fc.property(anyRules, anyEvidence, anyEvidence, (frozen, some, more) => {
			const sum = Object.fromEntries(
				Object.entries(some).map(([key, amount]) => [key, Math.max(amount, more[key as keyof Amounts])])
			) as Amounts;
			const asked = rulesOf(frozen);
			const before = obstacles(shown(some), asked);
			expect(before).toEqual(expect.arrayContaining(obstacles(shown(sum), asked)));
		})
	);
});

describe('the list of those who gave most thanks', () => {
	const gave = (...counts: number[]) => counts.map((given) => ({ evidence: evidence({ thanks: thanks(given) }) }));
	const counts = (list: ReturnType<typeof gave>) => list.map((one) => one.evidence.thanks?.given);
	const most = rules({ basis: 'thanks' });

	test('has the three highest counts, and everybody who is level with them', () => {
		expect(counts(foremost(gave(1, 5, 3, 5, 2, 3, 3, 1), most))).toEqual([5, 3, 5, 2, 3, 3]);
	});
	test('has everybody if they are few', () => expect(counts(foremost(gave(1, 1), most))).toEqual([1, 1]));
	test('is left alone where thanks are not what counts', () => {
		expect(counts(foremost(gave(4, 3, 2, 1), rules()))).toEqual([4, 3, 2, 1]);
	});
});

test.each([
	['2026-11', '2026-10', 2, true],
	['2026-11', '2026-09', 2, true],
	['2026-11', '2026-08', 2, false],
	['2026-01', '2025-12', 1, true],
	['2026-11', '2026-11', 1, true], // the same month, in another store
	['2026-10', '2026-11', 2, true], // October decided after November
	['2026-10', '2027-01', 2, false],
	['2026-Q4', '2026-Q3', 3, true],
	['2026-Q4', '2026-Q3', 1, true],
	['2026-Q4', '2026-Q2', 3, false],
	['2026-Q4', '2026-Q2', 4, true],
	['2027-Q1', '2026-Q4', 3, true]
])('for %s, a win of %s with a pause of %d months: %j', (period, won, months, near) => {
	expect(isNear(period, won, months)).toBe(near);
});
