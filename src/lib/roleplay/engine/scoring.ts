import { SKILLS, type Choice, type Graph, type Skill } from './graph.ts';
import { advance, begin, choiceOf, choicesOf, isOver, type Play, type Turn } from './play.ts';

type SkillScore = { skill: Skill; earned: number; possible: number; score: number };
export type Quadrant = 'service-minded' | 'passive' | 'pushy' | 'defensive';
/** Service and selling of a conversation, each −1…+1. */
export type Balance = { service: number; sale: number; quadrant: Quadrant };
export type Score = { total: number; skills: SkillScore[]; balance: Balance };

/**
 * Earned skill points ÷ those of the best reachable path, 0–100, in total and for each skill that the best path
 * shows. Points below zero count as zero, and nobody gets more than 100.
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
	return { total: percent(sum(mine), sum(best)), skills, balance: balance(graph, turns) };
}

/** The conversation with the most skill points that any sequence of choices reaches. The graph has no cycles. */
export function bestPath(graph: Graph): Play {
	const known = bestPaths.get(graph);
	if (known) return known;
	// Only scene and trust decide what can still be earned, so each pair is worked out once.
	const memo = new Map<string, { points: number; choices: string[] }>();
	const from = (play: Play): { points: number; choices: string[] } => {
		if (isOver(graph, play)) return { points: 0, choices: [] };
		const key = `${play.at} ${play.trust}`;
		const seen = memo.get(key);
		if (seen) return seen;
		let best: { points: number; choices: string[] } | undefined;
		for (const id of choicesOf(graph, play.at)) {
			const rest = from({ ...advance(graph, play, id)!, turns: [] });
			const points = pointsOf(graph.scenes[play.at]!.choices[id]!) + rest.points;
			if (!best || points > best.points) best = { points, choices: [id, ...rest.choices] };
		}
		memo.set(key, best!);
		return best!;
	};
	const path = from(begin(graph)).choices.reduce((play, id) => advance(graph, play, id)!, begin(graph));
	bestPaths.set(graph, path);
	return path;
}
const bestPaths = new WeakMap<Graph, Play>();

/** Where a conversation lies between service and selling: the average stance of its turns. */
export function balance(graph: Graph, turns: Turn[]): Balance {
	const stances = turns.map((turn) => choiceOf(graph, turn).stance);
	const mean = (of: (s: Choice['stance']) => number) =>
		stances.length ? stances.reduce((total, s) => total + of(s), 0) / stances.length / 3 : 0;
	const service = mean((s) => s.service);
	const sale = mean((s) => s.sale);
	return { service, sale, quadrant: quadrantOf(service, sale) };
}

export const quadrantOf = (service: number, sale: number): Quadrant =>
	service >= 0 ? (sale >= 0 ? 'service-minded' : 'passive') : sale >= 0 ? 'pushy' : 'defensive';

export const pointsOf = (choice: Choice) => sum(choice.shows);

function pointsBySkill(graph: Graph, turns: Turn[]) {
	const points = Object.fromEntries(SKILLS.map((skill) => [skill, 0])) as Record<Skill, number>;
	for (const turn of turns)
		for (const [skill, shown] of Object.entries(choiceOf(graph, turn).shows)) points[skill as Skill] += shown;
	return points;
}

const sum = (points: Partial<Record<Skill, number>>) => Object.values(points).reduce((a, b) => a + b, 0);
const percent = (earned: number, possible: number) =>
	possible > 0 ? Math.min(100, Math.max(0, Math.round((100 * earned) / possible))) : 0;
