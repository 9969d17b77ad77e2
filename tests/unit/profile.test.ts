import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { LEVELS, profile, SOURCES, together, toWorkOn, type Fact, type Source } from '#lib/coaching/profile.ts';
import { SKILLS, type Skill } from '#lib/roleplay/skills.ts';

const AT = new Date('2026-11-18T09:00:00Z');
const ago = (days: number) => new Date(AT.getTime() - days * 24 * 3_600_000);
const fact = (source: Source, value: number, days = 0, skill: Skill = 'empathy'): Fact => ({
	...{ source, skill, value },
	at: ago(days)
});
const facts = (n: number, ...of: Parameters<typeof fact>) => Array.from({ length: n }, () => fact(...of));
const empathy = (...seen: Fact[]) => profile(seen, AT).find(({ skill }) => skill === 'empathy')!;

const any = fc.record({
	source: fc.constantFrom(...SOURCES),
	skill: fc.constantFrom(...SKILLS),
	value: fc.integer({ min: 0, max: 100 }),
	at: fc.integer({ min: -3, max: 500 }).map(ago)
});
const several = fc.array(any, { maxLength: 60 });
/** Sums come out a last digit apart when they are added up in another order. */
const rounded = (seen: Fact[]) =>
	profile(seen, AT).map(({ skill, value, sources }) => [
		...[skill, value?.toFixed(6)],
		...sources.map(({ source, n, last, value }) => [source, n, last, value?.toFixed(6)])
	]);

describe('a profile', () => {
	test('is the same in whatever order things were seen', () => {
		const shuffled = several.chain((seen) =>
			fc.tuple(fc.constant(seen), fc.shuffledSubarray(seen, { minLength: seen.length }))
		);
		fc.assert(
			fc.property(shuffled, ([seen, mixed]) => {
				expect(rounded(mixed)).toEqual(rounded(seen));
			})
		);
	});

	test('never leaves 0–100, and a skill lies between its sources', () => {
		fc.assert(
			fc.property(several, (seen) => {
				for (const { value, level, sources } of profile(seen, AT)) {
					const said = sources.flatMap((source) => source.value ?? []);
					expect(value === undefined).toBe(said.length === 0);
					if (value === undefined) continue;
					expect(LEVELS).toContain(level);
					expect(value).toBeGreaterThanOrEqual(Math.min(...said) - 1e-9);
					expect(value).toBeLessThanOrEqual(Math.max(...said) + 1e-9);
					expect(said.every((each) => each >= 0 && each <= 100)).toBe(true);
				}
			})
		);
	});

	test('the same thing seen later weighs more', () => {
		const days = fc.integer({ min: 0, max: 150 });
		fc.assert(
			fc.property(days, days, (one, other) => {
				fc.pre(one !== other);
				const [late, early] = [Math.min(one, other), Math.max(one, other)];
				const rises = empathy(fact('roleplay', 0, early), fact('roleplay', 100, late)).value!;
				const falls = empathy(fact('roleplay', 100, early), fact('roleplay', 0, late)).value!;
				expect(rises).toBeGreaterThan(50);
				expect(falls).toBeLessThan(50);
			})
		);
	});

	test('no source outvotes another by saying the same more often', () => {
		fc.assert(
			fc.property(fc.integer({ min: 5, max: 500 }), (times) => {
				const { value, sources } = empathy(...facts(times, 'practice', 100), ...facts(2, 'observation', 0));
				const [practice, observation] = sources.map((said) => said.value!);
				expect(value).toBeCloseTo((practice! + observation!) / 2, 9);
				expect(value).toBeLessThan(60);
			})
		);
	});

	it('says nothing of little, and keeps count of it', () => {
		const { value, level, sources } = empathy(fact('roleplay', 100), ...facts(4, 'practice', 0, 3), fact('observation', 100)); // prettier-ignore
		expect([value, level]).toEqual([undefined, undefined]);
		expect(sources).toEqual([
			{ source: 'roleplay', n: 1, last: AT },
			{ source: 'practice', n: 4, last: ago(3) },
			{ source: 'observation', n: 1, last: AT }
		]);
	});

	it('draws few facts towards the middle, and many hardly', () => {
		expect(empathy(...facts(2, 'roleplay', 70)).value).toBeCloseTo(63.3, 1);
		expect(empathy(...facts(40, 'roleplay', 70)).value).toBeCloseTo(69.5, 1);
	});

	it('forgets what is older than a year, and what was strong fades without becoming weak', () => {
		const strong = [2, 90, 180, 360].map((days) => empathy(...facts(3, 'observation', 100, days)).level);
		expect(strong).toEqual(['strong', 'strong', 'steady', 'growing']);
		expect(empathy(...facts(3, 'observation', 100, 366))).toEqual({ skill: 'empathy', sources: [] });
	});

	test.each([
		[0, 'starting'],
		[34, 'starting'],
		[50, 'growing'],
		[67, 'steady'],
		[100, 'strong']
	])('ten looks at %i are “%s”', (value, level) =>
		expect(empathy(...facts(10, 'observation', value)).level).toBe(level)
	);
});

describe('the skill to work on', () => {
	const of = (...seen: Fact[]) => toWorkOn(profile(seen, AT));
	it('is the weakest of those that something is known of', () => {
		const seen = [...facts(3, 'roleplay', 60, 1, 'advice'), ...facts(3, 'roleplay', 30, 1, 'listening')];
		expect(of(...seen, fact('roleplay', 0, 1, 'greeting'))).toEqual({ skill: 'listening', why: 'weakest' });
	});
	it('of two that are level, the one that was seen longer ago', () => {
		const seen = [...facts(3, 'roleplay', 50, 1, 'advice'), ...facts(3, 'roleplay', 50, 40, 'relationship')];
		expect(of(...seen)).toEqual({ skill: 'relationship', why: 'weakest' });
	});
	it('is an unknown one where all that is known is strong, and none where all are', () => {
		const strong = SKILLS.map((skill) => facts(9, 'roleplay', 100, 0, skill));
		expect(of(...strong.slice(0, 2).flat())).toEqual({ skill: 'empathy', why: 'unknown' });
		expect(of(...strong.flat())).toBeUndefined();
		expect(of()).toEqual({ skill: 'greeting', why: 'unknown' });
	});
});

describe('a team', () => {
	const one = (value: number, skill: Skill = 'empathy') => profile(facts(4, 'roleplay', value, 0, skill), AT);
	it('shows a skill from four people on, the weakest first', () => {
		const four = [20, 30, 40, 50].map((value) => one(value));
		const advice = [60, 60, 60, 60, 60].map((value) => one(value, 'advice'));
		expect(together([...four, ...advice], 4)).toEqual([
			{ skill: 'empathy', value: expect.closeTo(38), level: 'starting', people: 4, facts: 16 },
			{ skill: 'advice', value: expect.closeTo(58), level: 'growing', people: 5, facts: 20 }
		]);
		expect(together([...four.slice(1), ...advice], 4).map(({ skill }) => skill)).toEqual(['advice']);
	});
	it('does not count those of whom too little is known', () => {
		const hardly = profile([fact('roleplay', 0)], AT);
		expect(together([one(50), one(50), one(50), hardly], 4)).toEqual([]);
	});
});
