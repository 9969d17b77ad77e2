import { balanceOf, type Balance } from './balance.ts';
import { SKILLS, type Breach, type Graph, type Skill } from './graph.ts';
import { begin, choiceOf, replay, type Play, type Turn } from './play.ts';
import { bestSteps, explore, type Step } from './walk.ts';

type SkillScore = { skill: Skill; earned: number; possible: number; score: number };
export type Score = {
	total: number;
	skills: SkillScore[];
	balance: Balance;
	/** Turns (from 1) that broke faith with the customer; any of them caps the total. Missing in scores older than the rule. */
	breaches?: { turn: number; breach: Breach }[];
};

/** The most that a conversation with a breach of integrity scores: below every pass mark. */
export const BREACH_CAP = 50;

/**
 * Earned skill points ÷ those of the best reachable path, 0–100, in total and for each skill that the best path
 * shows. Points below zero count as zero, and nobody gets more than 100; a breach of integrity caps the total.
 */
export function score(graph: Graph, turns: Turn[]): Score {
	const best = pointsBySkill(graph, bestPath(graph).turns);
	const mine = pointsBySkill(graph, turns);
	const skills = SKILLS.filter((skill) => best[skill] > 0).map((skill) => ({
		skill,
		earned: mine[skill],
		possible: best[skill],
		score: percent(mine[skill], best[skill])
	}));
	const breaches = turns.flatMap((turn, index) => {
		const { breach } = choiceOf(graph, turn);
		return breach ? [{ turn: index + 1, breach }] : [];
	});
	const total = totalOf(sum(mine), sum(best), breaches.length > 0);
	const balance = balanceOf(turns.map((turn) => choiceOf(graph, turn).stance));
	return { total, skills, balance, breaches };
}

/** The total for so many of the best path's points. */
export const totalOf = (earned: number, possible: number, breach: boolean) =>
	Math.min(percent(earned, possible), breach ? BREACH_CAP : 100);

/** The conversation with the most skill points that any sequence of choices without a breach reaches. */
export const bestPath = (graph: Graph): Play => remembered(bestPaths, graph, honest);

/** The conversation in which the shop protects itself most: the least service in all, and of such the most selling. */
export const guardedPath = (graph: Graph): Play => remembered(guardedPaths, graph, guarded);

const bestPaths = new WeakMap<Graph, Play>();
const guardedPaths = new WeakMap<Graph, Play>();
const honest = ({ choice, points }: Step) => (choice.breach ? -Infinity : points);
const guarded = ({ choice: { stance } }: Step) => -1000 * stance.service + stance.sale;

function remembered(paths: WeakMap<Graph, Play>, graph: Graph, worth: (step: Step) => number): Play {
	const known = paths.get(graph);
	if (known) return known;
	const states = explore(graph);
	const choices = states ? bestSteps(states[0]!, worth).map((step) => step.id) : [];
	const path = replay(graph, choices) ?? begin(graph);
	paths.set(graph, path);
	return path;
}

function pointsBySkill(graph: Graph, turns: Turn[]) {
	const points = Object.fromEntries(SKILLS.map((skill) => [skill, 0])) as Record<Skill, number>;
	for (const turn of turns)
		for (const [skill, shown] of Object.entries(choiceOf(graph, turn).shows)) points[skill as Skill] += shown;
	return points;
}

const sum = (points: Record<Skill, number>) => Object.values(points).reduce((a, b) => a + b, 0);
const percent = (earned: number, possible: number) =>
	possible > 0 ? Math.min(100, Math.max(0, Math.round((100 * earned) / possible))) : 0;
