// Which line to say, worked out from the role-play itself.
import type { Graph } from '../../src/lib/roleplay/engine/graph.ts';
import { advance, replay, type Play } from '../../src/lib/roleplay/engine/play.ts';
import { guardedPath } from '../../src/lib/roleplay/engine/scoring.ts';
import { bestSteps, explore } from '../../src/lib/roleplay/engine/walk.ts';

export type Said = { scene: string; choice: string };

/** A conversation that ends badly, and another that leaves it at a turn and ends well. */
export function wrongThenRight(graph: Graph, fromTurn: number): { bad: Said[]; good: Said[]; ending: string } {
	const bad = guardedPath(graph).turns;
	const before = replay(
		graph,
		bad.slice(0, fromTurn - 1).map((turn) => turn.choice)
	)!;
	const good = bestFrom(graph, before, bad[fromTurn - 1]!.choice);
	const last = good.reduce((play, { choice }) => advance(graph, play, choice)!, before);
	return { bad, good, ending: last.at };
}

/** The most that can still be made of a play, without this choice at its first turn. */
function bestFrom(graph: Graph, play: Play, without: string): Said[] {
	const states = explore(graph)!;
	const here = states.find(
		({ play: state }) =>
			state.at === play.at &&
			state.trust === play.trust &&
			state.minutes === play.minutes &&
			state.queue === play.queue &&
			state.knows.join() === play.knows.join()
	)!;
	const steps = bestSteps(here, (step) =>
		step.choice.breach || here.steps.some((first) => first === step && first.id === without) ? -Infinity : step.points
	);
	return steps.reduce<{ play: Play; said: Said[] }>(
		({ play, said }, { id }) => ({ play: advance(graph, play, id)!, said: [...said, { scene: play.at, choice: id }] }),
		{ play, said: [] }
	).said;
}
