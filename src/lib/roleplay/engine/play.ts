import type { Choice, Graph } from './graph.ts';
import { seeded } from './chance.ts';

export type Turn = { scene: string; choice: string; trustBefore: number; trustAfter: number };
/** Where a conversation stands: a scene, or an ending once it is over. */
export type Play = { at: string; trust: number; turns: Turn[] };
export type Mood = 'upset' | 'unsure' | 'neutral' | 'pleased' | 'delighted';

export const begin = (graph: Graph): Play => ({ at: graph.start, trust: graph.trust, turns: [] });

export const isOver = (graph: Graph, play: Play) => play.at in graph.endings;

export const choiceOf = (graph: Graph, turn: Pick<Turn, 'scene' | 'choice'>): Choice =>
	graph.scenes[turn.scene]!.choices[turn.choice]!;

/** The play after a choice; null when that choice is not on offer here, or the conversation is over. */
export function advance(graph: Graph, play: Play, choiceId: string): Play | null {
	const choices = graph.scenes[play.at]?.choices;
	if (!choices || !Object.hasOwn(choices, choiceId)) return null;
	const choice = choices[choiceId]!;
	const trust = Math.min(100, Math.max(0, play.trust + choice.trust));
	const turn = { scene: play.at, choice: choiceId, trustBefore: play.trust, trustAfter: trust };
	return { at: exit(choice, trust), trust, turns: [...play.turns, turn] };
}

/** The play that these choices lead to; null when one of them was not on offer. */
export function replay(graph: Graph, choices: string[]): Play | null {
	return choices.reduce<Play | null>((play, choice) => play && advance(graph, play, choice), begin(graph));
}

/**
 * The names of a scene's choices, always in the same order: a graph that was kept in PostgreSQL comes back with the
 * order of its keys changed, and a reply must stay where the player saw it.
 */
export const choicesOf = (graph: Graph, scene: string) => Object.keys(graph.scenes[scene]?.choices ?? {}).sort();

/** The choices of this scene in the order in which this attempt shows them. */
export function offer(graph: Graph, play: Play, seed: number): string[] {
	const ids = choicesOf(graph, play.at);
	const random = seeded(seed + play.turns.length * 7919);
	for (let i = ids.length - 1; i > 0; i--) {
		const j = Math.floor(random() * (i + 1));
		[ids[i], ids[j]] = [ids[j]!, ids[i]!];
	}
	return ids;
}

/** What the customer's face shows. */
export const moodOf = (trust: number): Mood =>
	trust < 25 ? 'upset' : trust < 42 ? 'unsure' : trust < 60 ? 'neutral' : trust < 80 ? 'pleased' : 'delighted';

export const fits = (exit: Choice['to'][number], trust: number) =>
	trust >= (exit.trustAtLeast ?? 0) && trust < (exit.trustBelow ?? 101);

function exit(choice: Choice, trust: number) {
	const found = choice.to.find((e) => fits(e, trust));
	if (!found) throw new Error(`no exit for trust ${trust}: the check should have found this`);
	return found.go;
}
