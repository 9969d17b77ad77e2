import { SKILLS, type Skill } from '#lib/roleplay/skills.ts';

/** Where something about a skill was seen: with a practice customer, in spaced practice, on the floor. */
export const SOURCES = ['roleplay', 'practice', 'observation'] as const;
export type Source = (typeof SOURCES)[number];
/** One thing that was seen, 0–100, and when. */
export type Fact = { source: Source; skill: Skill; value: number; at: Date };

/** In words, because the figures behind it are not so exact that a decimal would be honest. */
export const LEVELS = ['starting', 'growing', 'steady', 'strong'] as const;
export type Level = (typeof LEVELS)[number];

/** What one source says: how many facts, when the last one was, and a level once there are enough. */
type Said = { source: Source; n: number; last: Date; value?: number; level?: Level };
/** A skill with its sources beside each other; without a level there is too little to say. */
export type Standing = { skill: Skill; sources: Said[]; value?: number; level?: Level };

const DAY_MS = 24 * 3_600_000;
/** After so many days a fact weighs half: people learn, and a quarter is what a season in a shop is. */
const HALF_LIFE_DAYS = 90;
/** Older facts are not looked at: they would weigh less than a sixteenth. */
export const SPAN_DAYS = 365;
/** Below this a source says nothing. An answer to a moment is a small thing; a look at real work is a large one. */
const FLOOR: Record<Source, number> = { roleplay: 2, practice: 5, observation: 2 };
/** Before anything is known, everybody stands in the middle, and it takes a fact to move each as far again. */
const PRIOR = { value: 50, weight: 1 };
const FROM: Record<Level, number> = { starting: 0, growing: 45, steady: 62, strong: 80 };

/**
 * How somebody stands in each skill, worked out from what was seen in the last year.
 *
 * Of one source: the mean of its facts, each weighing half as much for every 90 days of age, drawn towards the middle by
 * one fact's worth of not knowing. So two lucky conversations are not "strong", and what was once strong fades towards
 * "we do not know" and not towards "weak". Below a floor the source keeps its number of facts and gets no level.
 *
 * Of the skill: the plain mean of the sources that have a level. Each counts once, however many facts it has: two hundred
 * answers on a phone must not outvote two looks at real work. The sources are always shown beside it, each with its
 * number and its age: a person who does well with practice customers and not on the floor is a talk, not an average.
 */
export function profile(facts: Fact[], at: Date): Standing[] {
	const bySkill = Map.groupBy(facts.filter(isLately(at)), ({ skill }) => skill);
	return SKILLS.map((skill) => {
		const bySource = Map.groupBy(bySkill.get(skill) ?? [], ({ source }) => source);
		const sources = SOURCES.flatMap((source) => saidBy(source, bySource.get(source) ?? [], at));
		return { skill, sources, ...meanOf(sources.flatMap(({ value }) => value ?? [])) };
	});
}

/**
 * The skill to work on: the lowest of those that enough is known of, unless that is strong already; of level ones the
 * one that was seen longest ago. With nothing known, or all of it strong, a skill that nobody can say anything about yet.
 */
export function toWorkOn(standings: Standing[]): { skill: Skill; why: 'weakest' | 'unknown' } | undefined {
	const known = standings.filter(({ value }) => value !== undefined);
	const [weakest] = known.toSorted((a, b) => a.value! - b.value! || lastOf(a) - lastOf(b));
	if (weakest && weakest.level !== 'strong') return { skill: weakest.skill, why: 'weakest' };
	const unknown = standings.find(({ value }) => value === undefined);
	return unknown && { skill: unknown.skill, why: 'unknown' };
}

/** The means of several people's standings in each skill: of those of whom enough is known, and only from so many on. */
export function together(people: Standing[][], fewest: number) {
	return SKILLS.flatMap((skill) => {
		const known = people.flatMap((one) => one.filter((s) => s.skill === skill && s.value !== undefined));
		if (known.length < fewest) return [];
		const heard = known.flatMap(({ sources }) => sources.filter(({ value }) => value !== undefined));
		const facts = heard.reduce((sum, { n }) => sum + n, 0);
		return [{ skill, ...meanOf(known.map(({ value }) => value!))!, people: known.length, facts }];
	}).sort((a, b) => a.value - b.value);
}

function saidBy(source: Source, facts: Fact[], at: Date): Said[] {
	if (facts.length === 0) return [];
	const n = facts.length;
	const last = new Date(Math.max(...facts.map((fact) => fact.at.getTime())));
	if (n < FLOOR[source]) return [{ source, n, last }];
	const weights = facts.map((fact) => 0.5 ** (ageOf(fact, at) / HALF_LIFE_DAYS));
	const seen = facts.reduce((sum, { value }, i) => sum + value * weights[i]!, 0);
	const weight = weights.reduce((sum, each) => sum + each, 0);
	const value = (seen + PRIOR.value * PRIOR.weight) / (weight + PRIOR.weight);
	return [{ source, n, last, value, level: levelOf(value) }];
}

function meanOf(values: number[]): { value: number; level: Level } | undefined {
	if (values.length === 0) return undefined;
	const value = values.reduce((sum, each) => sum + each, 0) / values.length;
	return { value, level: levelOf(value) };
}

const levelOf = (value: number) => LEVELS.findLast((level) => value >= FROM[level])!;
const lastOf = ({ sources }: Standing) => Math.max(...sources.map(({ last }) => last.getTime()));
const ageOf = (fact: Fact, at: Date) => Math.max(0, at.getTime() - fact.at.getTime()) / DAY_MS;
const isLately = (at: Date) => (fact: Fact) => ageOf(fact, at) <= SPAN_DAYS;
