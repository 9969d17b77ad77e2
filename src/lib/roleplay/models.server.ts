import type { Person } from '#lib/accounts/policy.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as attempts from './attempts.server.ts';
import { endingOf, explain } from './debrief.server.ts';
import type { Play } from './engine/play.ts';
import { bestPath, guardedPath } from './engine/scoring.ts';
import type { Scenario } from './engine/graph.ts';
import { customerOf } from './stage.server.ts';

export type Model = ReturnType<typeof told>;

/**
 * The same customer met in two ways: by the most service-minded conversation and by the one in which the shop protects
 * itself. They hold the answers, so they open with the end of an attempt, and are closed (409) while another is going.
 */
export async function twoWays(actor: Person, attemptId: string, locale: Locale) {
	const { attempt, scenario, play } = await attempts.findOwn(actor, attemptId);
	await attempts.refuseLookingBack(actor, scenario, play);
	const words = scenario.words[locale]!;
	return {
		attempt: attempt.id,
		title: words.title,
		customer: words.customer,
		portrait: scenario.graph.portrait,
		service: told(scenario, bestPath(scenario.graph), locale),
		guarded: told(scenario, guardedPath(scenario.graph), locale)
	};
}

function told(scenario: Scenario, play: Play, locale: Locale) {
	const words = scenario.words[locale]!;
	return {
		customer: customerOf(words, play),
		turns: play.turns.map((_, index) => {
			const { sees, says, reply, thought, practice, mood, good, trustAfter } = explain(
				scenario,
				words,
				play,
				index,
				locale
			);
			return { sees, says, reply, thought, practice, mood, good, trust: trustAfter };
		}),
		ending: endingOf(scenario, play, words)
	};
}
