import type { Person } from '#lib/accounts/policy.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { dayOf, now } from '#lib/platform/clock.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as practices from '#lib/recognition/practices.server.ts';
import * as attempts from './attempts.server.ts';
import type { Scenario, Words } from './engine/graph.ts';
import { choiceOf, choicesOf, isOver, moodOf, replay, type Play } from './engine/play.ts';
import { BREACH_CAP } from './engine/scoring.ts';
import { pointsOf } from './engine/walk.ts';
import * as past from './past.server.ts';
import * as rewinds from './rewinds.server.ts';
import * as scenarios from './scenarios.server.ts';
import * as sharing from './sharing.server.ts';
import { customerOf, line, textOf } from './stage.server.ts';

export type Debrief = NonNullable<Awaited<ReturnType<typeof debrief>>>;
export type SharedDebrief = NonNullable<Awaited<ReturnType<typeof shared>>>;
export type TurnExplained = ReturnType<typeof explain>;

/**
 * After the end: the score, every turn with what the customer felt, why, and what a better line would have been; the
 * best attempt, the balance of the last ten conversations, and the lines tried since. Null before the end.
 */
export async function debrief(actor: Person, attemptId: string, locale: Locale) {
	const { attempt, scenario, play } = await attempts.findOwn(actor, attemptId);
	if (!isOver(scenario.graph, play)) return null;
	const { going, finished } = await past.history(actor, scenario.slug);
	return {
		...tell(attempt, scenario, play, locale),
		module: scenarios.module(scenario, locale),
		best: { score: finished[0]!.score!, isThis: finished[0]!.score === attempt.score, of: finished.length },
		going: going !== undefined,
		firstPass: attempt.passed! && finished.filter((row) => row.passed).length === 1,
		recent: (await past.recentBalances(actor, attempt.endedAt!)).map(({ scenario, balance }) => ({
			title: scenarios.titleOf(scenario, locale),
			balance
		})),
		rewinds: await rewinds.of(attempt.id, scenario, locale)
	};
}

/**
 * A conversation that its owner let the actor read, and that one only: neither the best score nor another attempt, and no
 * line tried since. Null where it was not shared. It rests like all answers while the reader plays with this customer.
 */
export async function shared(actor: Person, attemptId: string, locale: Locale, at = now()) {
	const owner = await sharing.ownerOf(actor, attemptId, at);
	if (!owner) return null;
	const { attempt, scenario, play } = await attempts.findOwn(owner, attemptId);
	await attempts.refuseLookingBack(actor, scenario, play);
	return {
		...tell(attempt, scenario, play, locale),
		by: owner,
		day: dayOf(attempt.endedAt!, actor.company.timeZone)
	};
}

function tell(attempt: attempts.Attempt, scenario: Scenario, play: Play, locale: Locale) {
	const words = scenario.words[locale]!;
	return {
		id: attempt.id,
		slug: scenario.slug,
		title: words.title,
		customer: customerOf(words, play),
		portrait: scenario.graph.portrait,
		mood: moodOf(play),
		ending: endingOf(scenario, play, words),
		passMark: scenario.graph.passMark,
		score: attempt.score!,
		passed: attempt.passed!,
		skills: attempt.result!.skills.map(({ skill, score }) => ({ skill, score })),
		cap: BREACH_CAP,
		breaches: attempt.result!.breaches ?? [],
		balance: attempt.result!.balance,
		turns: play.turns.map((_, index) => explain(scenario, words, play, index, locale))
	};
}

/** One turn of a play: what was said, what the customer felt, what it did, why, and a better line if there was one. */
export function explain(scenario: Scenario, words: Words, play: Play, index: number, locale: Locale) {
	const { graph } = scenario;
	const turn = play.turns[index]!;
	const { thought, reason } = words.scenes[turn.scene]!.choices[turn.choice]!;
	const { stance, practice, breach } = choiceOf(graph, turn);
	const before = replay(graph, choicesUntil(play, index))!;
	const after = replay(graph, choicesUntil(play, index + 1))!;
	const better = betterLine(graph, before, turn.choice);
	return {
		...line(words, turn.scene),
		reply: textOf(words, turn),
		thought,
		reason,
		practice: practices.nameOf(practice, locale),
		taught: catalogue.sectionOn(practice, graph.module, locale),
		stance,
		breach,
		learnt: after.knows.filter((fact) => !before.knows.includes(fact)).map((fact) => words.facts[fact]!),
		trustBefore: turn.trustBefore,
		trustAfter: turn.trustAfter,
		mood: moodOf(after),
		good: better === turn.choice,
		better: better === turn.choice ? null : textOf(words, { scene: turn.scene, choice: better })
	};
}

export const endingOf = ({ graph }: Scenario, play: Pick<Play, 'at'>, words: Words) => ({
	...words.endings[play.at]!,
	kind: graph.endings[play.at]!.kind
});

const choicesUntil = (play: Play, index: number) => play.turns.slice(0, index).map((turn) => turn.choice);

/** Of the honest replies that were on offer the one that shows most; the one that was made, if none shows more. */
function betterLine(graph: Scenario['graph'], before: Play, made: string) {
	const shown = (id: string) => {
		const choice = graph.scenes[before.at]!.choices[id]!;
		return choice.breach ? -Infinity : pointsOf(choice);
	};
	return choicesOf(graph, before).reduce((best, id) => (shown(id) > shown(best) ? id : best), made);
}
