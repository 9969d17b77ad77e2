import type { Person } from '#lib/accounts/policy.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as attempts from './attempts.server.ts';
import type { Scenario, Words } from './engine/graph.ts';
import { begin, isOver, moodOf, offer, type Play } from './engine/play.ts';
import { bestPath } from './engine/scoring.ts';
import * as scenarios from './scenarios.server.ts';

/** What a player may see of a role-play before it begins. */
export function briefing(slug: string, locale: Locale) {
	const scenario = scenarios.current(slug);
	const { title, goal, briefing, customer } = scenario.words[locale]!;
	const { portrait, passMark, minutes, queue } = scenario.graph;
	return {
		slug,
		title,
		goal,
		briefing,
		customer,
		portrait,
		passMark,
		minutes,
		queue,
		mood: moodOf(begin(scenario.graph)),
		module: scenarios.module(scenario, locale)
	};
}

/** As many exchanges as a turn sends along: the page keeps the earlier ones, and a turn stays below 3 KB. */
export const RECENT = 2;

/**
 * The conversation so far (or its last `recent` exchanges) and the replies on offer: no reasons, thoughts, effects or
 * names of what was not played.
 */
export async function show(actor: Person, attemptId: string, locale: Locale, recent = Infinity) {
	const { attempt, scenario, play } = await attempts.findOwn(actor, attemptId);
	bestPath(scenario.graph); // worked out once, here: the last turn needs it inside its transaction
	const words = scenario.words[locale]!;
	const from = Math.max(0, play.turns.length - recent);
	return {
		id: attempt.id,
		title: words.title,
		...scene(scenario, play, words),
		from,
		said: play.turns.slice(from).map((turn) => ({ ...line(words, turn.scene), reply: textOf(words, turn) })),
		turn: play.turns.length + 1,
		replies: repliesOf(scenario, play, words, offer(scenario.graph, play, attempt.seed))
	};
}

/** What the stage shows of this moment. */
export function scene({ graph }: Scenario, play: Play, words: Words) {
	const over = isOver(graph, play);
	const mood = moodOf(play);
	return {
		customer: customerOf(words, play),
		portrait: graph.portrait,
		mood,
		body: words.body[mood],
		trust: play.trust,
		trustMoved: Math.sign(play.trust - (play.turns.at(-1)?.trustBefore ?? play.trust)),
		minutes: graph.minutes === undefined ? null : play.minutes,
		queue: graph.queue === undefined ? null : play.queue,
		known: play.knows.map((fact) => words.facts[fact]!),
		over,
		now: over ? null : line(words, play.at)
	};
}

export const repliesOf = ({ graph }: Scenario, play: Play, words: Words, offered: string[]) =>
	isOver(graph, play) ? [] : offered.map((choice) => textOf(words, { scene: play.at, choice }));

/** How the customer is called once so much is known. */
export const customerOf = (words: Words, { knows }: Pick<Play, 'knows'>) =>
	words.named && knows.includes('name') ? words.named : words.customer;

export const line = (words: Words, scene: string) => ({
	sees: words.scenes[scene]!.sees,
	says: words.scenes[scene]!.says
});

export const textOf = (words: Words, { scene, choice }: { scene: string; choice: string }) =>
	words.scenes[scene]!.choices[choice]!.text;
