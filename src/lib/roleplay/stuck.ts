import type { Graph } from './engine/graph.ts';
import { advance, begin, choicesOf, type Play } from './engine/play.ts';
import { pointsOf } from './engine/walk.ts';

/** A finished attempt that did not pass: where it lost most, and when it ended. */
export type Failure = { scene: string | null; at: Date };

/**
 * Since when somebody is stuck with a customer: two attempts did not pass, and the same scene cost most in both. Null
 * while it is another scene each time: that is learning. How long ago something was asked has no part in it.
 */
export function stuckSince(failures: Failure[]): Date | null {
	const seen = new Set<string>();
	for (const { scene, at } of failures.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
		if (scene === null) continue;
		if (seen.has(scene)) return at;
		seen.add(scene);
	}
	return null;
}

/** The scene in which these choices lost most against the best honest reply there, the first of equals; null if none lost. */
export function costliestScene(graph: Graph, choices: string[]): string | null {
	let worst: { scene: string | null; cost: number } = { scene: null, cost: 0 };
	let play: Play | null = begin(graph);
	for (const choice of choices) {
		if (!play || !graph.scenes[play.at]?.choices[choice]) break;
		const cost = costOf(graph, play, choice);
		if (cost > worst.cost) worst = { scene: play.at, cost };
		play = advance(graph, play, choice);
	}
	return worst.scene;
}

/** A breach alone caps the score: it costs more than any points. */
const BREACH = 1000;

function costOf(graph: Graph, play: Play, choice: string) {
	const { choices } = graph.scenes[play.at]!;
	if (choices[choice]!.breach) return BREACH;
	const honest = choicesOf(graph, play).filter((id) => !choices[id]!.breach);
	return Math.max(0, ...honest.map((id) => pointsOf(choices[id]!))) - pointsOf(choices[choice]!);
}
