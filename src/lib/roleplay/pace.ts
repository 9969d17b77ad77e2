import { minutesToRead } from '#lib/platform/reading.ts';
import type { Scenario } from './engine/graph.ts';
import { choicesOf, replay, type Play } from './engine/play.ts';

/** Times as fast as people read at ease: a thousand words a minute, which nobody takes in. */
const FASTEST = 5;

export type Haste = { seconds: number; leastSeconds: number };

/**
 * How long a conversation took from its first reply to its last, if that is less than it takes to run one's eyes over
 * the scenes and replies shown in between; undefined for a pace that people have.
 */
export function hasteOf(scenario: Scenario, play: Play, at: Date[], locale: string): Haste | undefined {
	const seconds = (at.at(-1)!.getTime() - at[0]!.getTime()) / 1000;
	const leastSeconds = (minutesToRead(shownAfterFirst(scenario, play, locale)) * 60) / FASTEST;
	if (seconds >= leastSeconds) return undefined;
	return { seconds: Math.round(seconds), leastSeconds: Math.ceil(leastSeconds) };
}

function shownAfterFirst({ graph, words }: Scenario, { turns }: Play, locale: string) {
	const choices = turns.map((turn) => turn.choice);
	return turns
		.slice(1)
		.map(({ scene }, index) => {
			const { sees, says, choices: replies } = words[locale]!.scenes[scene]!;
			const offered = choicesOf(graph, replay(graph, choices.slice(0, index + 1))!);
			return [sees ?? '', says ?? '', ...offered.map((choice) => replies[choice]!.text)].join('\n');
		})
		.join('\n');
}
