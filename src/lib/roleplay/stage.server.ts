import type { Person } from '#lib/accounts/policy.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as attempts from './attempts.server.ts';
import type { Scenario, Words } from './engine/graph.ts';
import { choiceOf, choicesOf, isOver, moodOf, offer, type Turn } from './engine/play.ts';
import { pointsOf } from './engine/scoring.ts';
import * as scenarios from './scenarios.server.ts';

/** What a player may see of a role-play before it begins. */
export function briefing(slug: string, locale: Locale) {
	const scenario = scenarios.current(slug);
	const { title, goal, briefing, customer } = scenario.words[locale]!;
	return {
		slug,
		title,
		goal,
		briefing,
		customer,
		portrait: scenario.graph.portrait,
		mood: moodOf(scenario.graph.trust),
		module: scenarios.module(scenario, locale)
	};
}

/** The conversation so far and the replies on offer: no reasons, thoughts, effects or names of what was not played. */
export async function show(actor: Person, attemptId: string, locale: Locale) {
	const { attempt, scenario, play } = await attempts.findOwn(actor, attemptId);
	const words = scenario.words[locale]!;
	const said = play.turns.map(({ scene, choice }) => ({
		...line(words, scene),
		reply: words.scenes[scene]!.choices[choice]!.text
	}));
	const over = isOver(scenario.graph, play);
	return {
		id: attempt.id,
		slug: scenario.slug,
		title: words.title,
		customer: words.customer,
		goal: words.goal,
		portrait: scenario.graph.portrait,
		mood: moodOf(play.trust),
		trust: play.trust,
		trustMoved: Math.sign(play.trust - (play.turns.at(-1)?.trustBefore ?? play.trust)),
		said,
		over,
		now: over ? null : line(words, play.at),
		turn: play.turns.length + 1,
		replies: over ? [] : offer(scenario.graph, play, attempt.seed).map((id) => words.scenes[play.at]!.choices[id]!.text)
	};
}

export type Debrief = NonNullable<Awaited<ReturnType<typeof debrief>>>;

/** After the end: the score, and every turn with what the customer felt, why, and what a better line would have been. */
export async function debrief(actor: Person, attemptId: string, locale: Locale) {
	const { attempt, scenario, play } = await attempts.findOwn(actor, attemptId);
	if (!isOver(scenario.graph, play)) return null;
	const words = scenario.words[locale]!;
	const ending = words.endings[play.at]!;
	const module = scenarios.module(scenario, locale);
	return {
		id: attempt.id,
		slug: scenario.slug,
		title: words.title,
		customer: words.customer,
		portrait: scenario.graph.portrait,
		mood: moodOf(play.trust),
		ending: { ...ending, kind: scenario.graph.endings[play.at]!.kind },
		module,
		score: attempt.score!,
		passed: attempt.passed!,
		skills: attempt.result!.skills.map(({ skill, score }) => ({ skill, score })),
		balance: attempt.result!.balance,
		turns: play.turns.map((turn) => replayed(scenario, words, turn, locale))
	};
}

function replayed({ graph }: Scenario, words: Words, turn: Turn, locale: Locale) {
	const { text, thought, reason } = words.scenes[turn.scene]!.choices[turn.choice]!;
	const { stance, practice } = choiceOf(graph, turn);
	const better = betterLine(graph, turn);
	return {
		...line(words, turn.scene),
		reply: text,
		thought,
		reason,
		taught: catalogue.sectionOn(practice, graph.module, locale),
		stance,
		trustBefore: turn.trustBefore,
		trustAfter: turn.trustAfter,
		mood: moodOf(turn.trustAfter),
		better: better === turn.choice ? null : words.scenes[turn.scene]!.choices[better]!.text
	};
}

/** The reply of this moment that shows most. */
function betterLine(graph: Scenario['graph'], { scene, choice }: Turn) {
	const shown = (id: string) => pointsOf(graph.scenes[scene]!.choices[id]!);
	return choicesOf(graph, scene).reduce((best, id) => (shown(id) > shown(best) ? id : best), choice);
}

const line = (words: Words, scene: string) => ({
	sees: words.scenes[scene]!.sees,
	says: words.scenes[scene]!.says
});
