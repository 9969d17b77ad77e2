import type { Person } from '#lib/accounts/policy.ts';
import type { Locale } from '#lib/platform/language.ts';
import { endingOf, explain } from './debrief.server.ts';
import { score } from './engine/scoring.ts';
import * as rewinds from './rewinds.server.ts';
import { line, repliesOf, scene, textOf } from './stage.server.ts';

/**
 * A practice branch beside the scored conversation: each line tried is explained at once, with the stronger one it might
 * have been. No thought, reason or ending of what was neither made in the scored conversation nor tried here.
 */
export async function show(actor: Person, rewindId: string, locale: Locale) {
	const { rewind, attempt, scenario, scored, play, offered } = await rewinds.findOwn(actor, rewindId);
	const words = scenario.words[locale]!;
	const from = rewind.fromTurn - 1;
	const stage = scene(scenario, play, words);
	return {
		id: rewind.id,
		attempt: attempt.id,
		slug: scenario.slug,
		title: words.title,
		fromTurn: rewind.fromTurn,
		...stage,
		before: scored.turns.slice(0, from).map((turn) => ({ ...line(words, turn.scene), reply: textOf(words, turn) })),
		// The stronger line is what is being looked for.
		made: { ...explain(scenario, words, scored, from, locale), better: null },
		tried: play.turns.slice(from).map((_, index) => explain(scenario, words, play, from + index, locale)),
		turn: play.turns.length + 1,
		replies: repliesOf(scenario, play, words, offered(play)),
		ends: stage.over
			? {
					scored: { ...endingOf(scenario, scored, words), score: attempt.score! },
					tried: { ...endingOf(scenario, play, words), score: score(scenario.graph, play.turns).total }
				}
			: null
	};
}
