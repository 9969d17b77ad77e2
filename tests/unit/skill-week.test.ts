import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEVELS } from '#lib/coaching/profile.ts';
import { mondayOf, skillOf, turnOf, weekNumber, worn, type Week } from '#lib/coaching/skill-week.ts';
import { SKILLS, type Skill } from '#lib/roleplay/skills.ts';

const WEEKS = 40;
/** Long after 1970, and even. */
const FIRST = 2_960;

const spots = fc
	.shuffledSubarray([...SKILLS])
	.chain((skills) =>
		fc.tuple(...skills.map((skill) => fc.record({ skill: fc.constant(skill), level: fc.constantFrom(...LEVELS) })))
	);
const weeks = fc.array(fc.record({ spots, wish: fc.option(fc.constantFrom(...SKILLS), { nil: undefined, freq: 3 }) }), {
	minLength: WEEKS,
	maxLength: WEEKS
});
type Story = { spots: NonNullable<Week['spots']>; wish: Skill | undefined }[];

/** The skills of the weeks as they go by: a lead's wish holds unless it would be the third week running. */
function lived(story: Story) {
	const known = new Map<number, Week>();
	const weekOf = (number: number) => known.get(number) ?? {};
	return story.map(({ spots, wish }, i) => {
		const number = FIRST + i;
		known.set(number, { spots });
		if (wish && worn(number, weekOf) !== wish) known.set(number, { spots, chosen: wish });
		return skillOf(number, weekOf);
	});
}

describe('the skill of the week', () => {
	test('is never the same for three weeks running, whatever is known and whatever leads choose', () => {
		fc.assert(
			fc.property(weeks, (story) => {
				const skills = lived(story).map(({ skill }) => skill);
				for (let i = 2; i < skills.length; i++)
					expect(skills[i] === skills[i - 1] && skills[i] === skills[i - 2], `weeks ${i - 2} to ${i}`).toBe(false);
			})
		);
	});

	test('does not change afterwards: three weeks tell as much as forty', () => {
		fc.assert(
			fc.property(weeks, (story) => {
				const all = lived(story.map((week) => ({ ...week, wish: undefined })));
				for (let i = 3; i < WEEKS; i++) {
					const lately = (number: number): Week =>
						number > FIRST + i - 2 ? { spots: story[number - FIRST]!.spots } : {};
					expect(skillOf(FIRST + i, lately)).toEqual(all[i]);
				}
			})
		);
	});

	test('is the weakest one every other week, and the next weakest in between', () => {
		const known = [
			{ skill: 'advice' as const, level: 'starting' as const },
			{ skill: 'empathy' as const, level: 'growing' as const },
			{ skill: 'greeting' as const, level: 'strong' as const }
		];
		const skills = lived(Array.from({ length: 4 }, () => ({ spots: known, wish: undefined })));
		expect(skills).toEqual(['advice', 'empathy', 'advice', 'empathy'].map((skill) => ({ skill, why: 'weakest' })));
	});

	test.each([
		['nothing is known', 'unknown', []],
		['only two skills are', 'unknown', ['advice', 'empathy'] as const],
		['all are strong', 'turn', SKILLS]
	])('comes round in turn where %s', (_, why, skills) => {
		const known = skills.map((skill) => ({ skill, level: 'strong' as const }));
		const picked = lived(Array.from({ length: 6 }, () => ({ spots: known, wish: undefined })));
		expect(new Set(picked.map((one) => one.why))).toEqual(new Set([why]));
		expect(new Set(picked.map(({ skill }) => skill))).toEqual(new Set(SKILLS));
	});

	test('is what the lead chose, and something else the week after', () => {
		const story: Story = Array.from({ length: 3 }, (_, i) => ({ spots: [], wish: i === 1 ? 'integrity' : undefined }));
		const [, second, third] = lived(story);
		expect(second).toEqual({ skill: 'integrity', why: 'chosen' });
		expect(third!.skill).not.toBe('integrity');
	});

	test('cannot be chosen for a third week', () => {
		const weekOf = (): Week => ({ chosen: 'advice' });
		expect(worn(FIRST, weekOf)).toBe('advice');
		expect(worn(FIRST, (number) => (number % 2 ? { chosen: 'advice' } : { chosen: 'empathy' }))).toBeUndefined();
	});

	test('has another exercise the next time, in two weeks or in six', () => {
		for (let n = 0; n < 200; n++) {
			expect((turnOf(n + 2) - turnOf(n)) % 3, `${n} and two weeks later`).not.toBe(0);
			expect((turnOf(n + 6) - turnOf(n)) % 3, `${n} and six weeks later`).not.toBe(0);
			if (n % 2) expect((turnOf(n + 1) - turnOf(n)) % 3, `${n} and the week after`).not.toBe(0);
		}
	});
});

test('a week is its Monday, and weeks are counted through years', () => {
	expect(['2026-11-16', '2026-11-18', '2026-11-22'].map((day) => mondayOf(day))).toEqual(Array(3).fill('2026-11-16'));
	expect(mondayOf('2026-11-23')).toBe('2026-11-23');
	expect(mondayOf('2027-01-01', 1)).toBe('2026-12-21');
	expect(weekNumber('2027-01-04') - weekNumber('2026-12-28')).toBe(1);
	expect(weekNumber('1970-01-05')).toBe(1);
});
