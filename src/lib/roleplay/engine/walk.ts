import { SKILLS, type Choice, type Graph, type Skill } from './graph.ts';
import { advance, begin, choicesOf, exitOf, isOver, type Play } from './play.ts';

/** One way on from a state: the choice, what it is worth, and where it leads. */
export type Step = { id: string; choice: Choice; points: number; exit: Choice['to'][number]; next: Node };
/** One state that a play can be in. Over when there are no steps. */
export type Node = { play: Omit<Play, 'turns'>; steps: Step[] };

/** More states than this cannot be looked through in reasonable time. */
export const MOST_STATES = 100_000;

/**
 * Every state that some play reaches, the beginning first; null when there are too many. Needs a graph without cycles,
 * each list of exits ending with one that always holds. Not remembered: it may be some megabytes.
 */
export function explore(graph: Graph): Node[] | null {
	const nodes = new Map<string, Node>();
	const watched = watchedSkills(graph);
	const visit = (play: Play): Node => {
		const key = keyOf(play, watched);
		const seen = nodes.get(key);
		if (seen) return seen;
		const { turns: _, ...state } = play;
		const node: Node = { play: state, steps: [] };
		if (nodes.size <= MOST_STATES) nodes.set(key, node);
		if (nodes.size > MOST_STATES || isOver(graph, play)) return node;
		for (const id of choicesOf(graph, play)) {
			const choice = graph.scenes[play.at]!.choices[id]!;
			const next = { ...advance(graph, play, id)!, turns: [] };
			node.steps.push({ id, choice, points: pointsOf(choice), exit: exitOf(choice, next), next: visit(next) });
		}
		return node;
	};
	visit(begin(graph));
	return nodes.size > MOST_STATES ? null : [...nodes.values()];
}

/** Of all ways to the end the one of most worth, the first of equals. A step worth −∞ is never taken. */
export function bestSteps(start: Node, worth: (step: Step) => number): Step[] {
	const memo = new Map<Node, { total: number; step?: Step }>();
	const from = (node: Node): { total: number; step?: Step } => {
		const seen = memo.get(node);
		if (seen) return seen;
		let best: { total: number; step?: Step } = { total: node.steps.length ? -Infinity : 0 };
		for (const step of node.steps) {
			const total = worth(step) + from(step.next).total;
			if (total > best.total) best = { total, step };
		}
		memo.set(node, best);
		return best;
	};
	from(start);
	const steps: Step[] = [];
	for (let at = memo.get(start)!.step; at; at = memo.get(at.next)!.step) steps.push(at);
	return steps;
}

/** The skill points that a choice shows, of all skills together. */
export const pointsOf = ({ shows }: Choice) => SKILLS.reduce((total, skill) => total + (shows[skill] ?? 0), 0);

/** Skill points matter to a state only where a condition asks for them. */
function watchedSkills(graph: Graph): Skill[] {
	const conditions = Object.values(graph.scenes).flatMap(({ choices }) =>
		Object.values(choices).flatMap((choice) => [choice.when, ...choice.to])
	);
	return SKILLS.filter((skill) => conditions.some((condition) => condition?.shown?.[skill] !== undefined));
}

const keyOf = ({ at, trust, minutes, queue, knows, shown }: Play, watched: Skill[]) =>
	[at, trust, minutes, queue, ...knows, ...watched.map((skill) => `${skill}${shown[skill] ?? 0}`)].join(' ');
