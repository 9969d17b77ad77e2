import { seeded } from './chance.ts';
import { MOODS, SKILLS, type Choice, type Condition, type Graph, type Mood, type Skill } from './graph.ts';

export type Turn = { scene: string; choice: string; trustBefore: number; trustAfter: number };

/** What conditions look at. */
export type State = {
	trust: number;
	/** Minutes that the customer has left; endless where no clock runs. */
	minutes: number;
	/** People who wait behind the customer. */
	queue: number;
	/** Facts learnt, in the order of the graph. */
	knows: string[];
	/** Skill points shown so far. */
	shown: Partial<Record<Skill, number>>;
};

/** Where a conversation stands: a scene, or an ending once it is over. */
export type Play = State & { at: string; turns: Turn[] };

export const begin = (graph: Graph): Play => ({
	at: graph.start,
	trust: graph.trust,
	minutes: graph.minutes ?? Infinity,
	queue: graph.queue ?? 0,
	knows: [],
	shown: {},
	turns: []
});

export const isOver = (graph: Graph, play: Pick<Play, 'at'>) => Object.hasOwn(graph.endings, play.at);

export const choiceOf = (graph: Graph, turn: Pick<Turn, 'scene' | 'choice'>): Choice =>
	graph.scenes[turn.scene]!.choices[turn.choice]!;

/** The play after a choice; null when that choice is not on offer here, or the conversation is over. */
export function advance(graph: Graph, play: Play, choiceId: string): Play | null {
	const choices = graph.scenes[play.at]?.choices;
	if (!choices || !Object.hasOwn(choices, choiceId)) return null;
	const choice = choices[choiceId]!;
	if (!holds(choice.when, play)) return null;
	const next = after(graph, play, choice);
	const turn = { scene: play.at, choice: choiceId, trustBefore: play.trust, trustAfter: next.trust };
	return { ...next, at: exitOf(choice, next).go, turns: [...play.turns, turn] };
}

/** The play that these choices lead to; null when one of them was not on offer. */
export function replay(graph: Graph, choices: string[]): Play | null {
	return choices.reduce<Play | null>((play, choice) => play && advance(graph, play, choice), begin(graph));
}

/** The exit that is taken in this state: the first that holds. */
export function exitOf(choice: Choice, state: State) {
	const found = choice.to.find((exit) => holds(exit, state));
	if (!found) throw new Error('no exit holds: the check should have found this');
	return found;
}

/**
 * The names of the choices on offer, always in the same order: a graph that was kept in PostgreSQL comes back with the
 * order of its keys changed, and a reply must stay where the player saw it.
 */
export function choicesOf(graph: Graph, play: Omit<Play, 'turns'>): string[] {
	const choices = graph.scenes[play.at]?.choices ?? {};
	return Object.keys(choices)
		.filter((id) => holds(choices[id]!.when, play))
		.sort();
}

/** The choices on offer in the order in which this attempt shows them. */
export const offer = (graph: Graph, play: Play, seed: number) =>
	shuffled(choicesOf(graph, play), seed, play.turns.length);

/** A scene's choices, shuffled by the attempt's seed and the number of turns played. */
export function shuffled(ids: string[], seed: number, turn: number): string[] {
	const order = [...ids];
	const random = seeded(seed + turn * 7919);
	for (let i = order.length - 1; i > 0; i--) {
		const j = Math.floor(random() * (i + 1));
		[order[i], order[j]] = [order[j]!, order[i]!];
	}
	return order;
}

/** What the customer's face shows: trust, and for the moment the jolt or the relief of what was just said. */
export function moodOf({ trust, turns }: Pick<Play, 'trust' | 'turns'>): Mood {
	const level = trust < 25 ? 0 : trust < 42 ? 1 : trust < 60 ? 2 : trust < 80 ? 3 : 4;
	const moved = trust - (turns.at(-1)?.trustBefore ?? trust);
	const swing = moved <= -JOLT ? -1 : moved >= JOLT ? 1 : 0;
	return MOODS[Math.min(MOODS.length - 1, Math.max(0, level + swing))]!;
}
const JOLT = 10;

export function holds(condition: Condition | undefined, state: State): boolean {
	if (!condition) return true;
	const { trust, minutes, queue, knows, shown } = state;
	return (
		trust >= (condition.trustAtLeast ?? 0) &&
		trust < (condition.trustBelow ?? Infinity) &&
		minutes >= (condition.minutesAtLeast ?? 0) &&
		(condition.minutesBelow === undefined || minutes < condition.minutesBelow) &&
		queue >= (condition.queueAtLeast ?? 0) &&
		queue < (condition.queueBelow ?? Infinity) &&
		(condition.knows ?? []).every((fact) => knows.includes(fact)) &&
		!(condition.lacks ?? []).some((fact) => knows.includes(fact)) &&
		SKILLS.every((skill) => (shown[skill] ?? 0) >= (condition.shown?.[skill] ?? -Infinity))
	);
}

function after(graph: Graph, state: State, choice: Choice): State {
	const shown = { ...state.shown };
	for (const skill of SKILLS) {
		const points = choice.shows[skill];
		if (points !== undefined) shown[skill] = (shown[skill] ?? 0) + points;
	}
	return {
		trust: Math.min(100, Math.max(0, state.trust + choice.trust)),
		minutes: Math.max(0, state.minutes - choice.minutes),
		queue: Math.max(0, state.queue + choice.queue),
		knows: graph.facts.filter((fact) => state.knows.includes(fact) || choice.learns.includes(fact)),
		shown
	};
}
