// What blind players make of a role-play, and seeded defects that they must bring to light.
import { describe, expect, test } from 'vitest';
import { proofFaults, prove, traffic } from '#lib/roleplay/engine/bots.ts';
import type { Choice, Graph, Scenario, Words } from '#lib/roleplay/engine/graph.ts';
import { corridor } from '#tests/support/graphs.ts';

const PLAYS = 1_000;
const replies = (graph: Graph) =>
	Object.values(graph.scenes).flatMap((scene) => Object.entries(scene.choices) as [string, Choice][]);

describe('a proof', () => {
	const proved = (spoil: (graph: Graph, english: Words, finnish: Words) => void) => {
		const { graph, words }: Pick<Scenario, 'graph' | 'words'> = corridor();
		spoil(graph, words.en!, words.fi!);
		return proofFaults(prove({ graph, words }, PLAYS));
	};

	test('says what it counted, and the same each time', () => {
		const proof = prove(corridor(), PLAYS);
		expect(proof).toMatchObject({ scenes: 8, turns: { shortest: 8, longest: 8 }, best: 100 });
		expect(prove(corridor(), PLAYS)).toEqual(proof);
	});

	test('plays at random without a leaning, in the first turn as in the last', () => {
		const { graph } = corridor();
		for (const scene of ['one', 'eight'])
			for (const reply of Object.keys(graph.scenes[scene]!.choices)) {
				const { share, passed } = traffic(graph).get(`${scene}/${reply}`)!;
				expect(Math.abs(share - 100 / 3), `${scene} ${reply}`).toBeLessThan(2);
				expect(passed).toBeLessThan(2);
			}
	});

	test('the best reply is always the longest, in one language', () => {
		const faults = proved((_, __, finnish) => {
			for (const scene of Object.values(finnish.scenes)) scene.choices.good!.text += ' And a little more.';
		});
		expect(faults).toEqual(['always-longest in fi passes 100 %; at most 10']);
	});

	test('the best reply is always the most polite, in one language', () => {
		const faults = proved((_, __, finnish) => {
			for (const scene of Object.values(finnish.scenes)) {
				scene.choices.good!.text = 'Kiitos kun';
				scene.choices.fair!.text = 'Ei tänään!';
				scene.choices.poor!.text = 'Ei kai se.';
			}
		});
		expect(faults).toEqual(['always-politest in fi passes 100 %; at most 25']);
	});

	test('so easy that clicking at random or always the first passes', () => {
		const faults = proved((graph) => replies(graph).forEach(([, choice]) => (choice.shows = { empathy: 2 })));
		expect(faults).toContain('random clicking passes 100 %; at most 5');
		expect(faults).toContain('always-first passes 100 %; at most 10');
	});

	test('nothing to be earned', () => {
		const faults = proved((graph) => replies(graph).forEach(([, choice]) => (choice.shows = { empathy: -1 })));
		expect(faults).toEqual(['the best path scores 0, not 100']);
	});
});
