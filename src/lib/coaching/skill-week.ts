import { SKILLS, type Skill } from '#lib/roleplay/skills.ts';
import type { Level } from './profile.ts';

/** What is known of a team's week: its skills at its beginning, the weakest first, and what its lead chose instead. */
export type Week<S = { skill: Skill; level: Level }> = { spots?: S[] | undefined; chosen?: Skill | undefined };
export type Picked = { skill: Skill; why: 'chosen' | 'weakest' | 'turn' | 'unknown' };

/** Skills below which "the weakest" would only mean "the one that we know". */
const ENOUGH = 3;
const DAY_MS = 86_400_000;

/** The Monday of a day, and of the week so many weeks before. */
export function mondayOf(day: string, weeksBefore = 0) {
	const number = numberOf(day);
	const monday = number - ((number + 3) % 7) - 7 * weeksBefore; // 1 January 1970 was a Thursday
	return new Date(monday * DAY_MS).toISOString().slice(0, 10);
}

/** Weeks on end have numbers on end. */
export const weekNumber = (monday: string) => (numberOf(monday) + 3) / 7;

/**
 * The skill of a week. What the lead chose; else the weakest that is not strong; else each in turn, because no other one
 * needs it more or because too little is known (`unknown`).
 *
 * A skill lasts two weeks at most. To know that, every other week (the odd ones) leaves out what the week before had, and
 * no week goes on with what a lead had chosen for the one before. So it takes the last three weeks and no older ones to
 * work it out, and what was said of a week stays true: the weakest skill has about every other week.
 */
export function skillOf(number: number, weekOf: (number: number) => Week): Picked {
	const { chosen, spots = [] } = weekOf(number);
	if (chosen) return { skill: chosen, why: 'chosen' };
	const before = weekOf(number - 1).chosen;
	const left = number % 2 ? skillOf(number - 1, weekOf).skill : before;
	const weak = spots.length < ENOUGH ? [] : spots.filter(({ level }) => level !== 'strong');
	const weakest = weak.find(({ skill }) => skill !== left);
	if (weakest) return { skill: weakest.skill, why: 'weakest' };
	const turn = SKILLS[number % SKILLS.length]!;
	return {
		skill: turn === left ? SKILLS[(number + 1) % SKILLS.length]! : turn,
		why: spots.length < ENOUGH ? 'unknown' : 'turn'
	};
}

/** The skill that the two weeks before had both: a third would be one too many. */
export function worn(number: number, weekOf: (number: number) => Week) {
	const [last, earlier] = [skillOf(number - 1, weekOf).skill, skillOf(number - 2, weekOf).skill];
	return last === earlier ? last : undefined;
}

/** Counts so that a skill comes with another exercise each time, whether it has every other week or every sixth. */
export const turnOf = (number: number) => Math.floor(number / 2) + Math.floor(number / SKILLS.length);

const numberOf = (day: string) => Date.parse(day) / DAY_MS;
