// Seeded defects: a sound role-play is spoiled in one way at a time, and the check must say so and nothing else.
import { describe, expect, test } from 'vitest';
import { proofFaults, prove } from '#lib/roleplay/engine/bots.ts';
import { structureFaults } from '#lib/roleplay/engine/checks.ts';
import type { Choice, Graph, Scenario, Words } from '#lib/roleplay/engine/graph.ts';
import { corridor } from '#tests/support/graphs.ts';
import { readContent, say } from '../../scripts/content.ts';

type Sound = Pick<Scenario, 'graph' | 'words'>;
type Spoil = (graph: Graph, english: Words, finnish: Words) => void;
const PLAYS = 1_000;

function spoiled(spoil: Spoil) {
	const { graph, words }: Sound = corridor();
	spoil(graph, words.en!, words.fi!);
	return structureFaults({ graph, words }).map(({ file, path, problem }) => `${file}: ${path.join('.')} ${problem}`);
}
const choice = (graph: Graph, scene: string, id: string) => graph.scenes[scene]!.choices[id]!;
const last = (graph: Graph, id: string) => choice(graph, 'eight', id);

/** A choice more in a scene, with its words. */
function add(graph: Graph, words: Words[], scene: string, id: string, made: Choice) {
	graph.scenes[scene]!.choices[id] = made;
	for (const said of words)
		said.scenes[scene]!.choices[id] = { text: `I say ${id}.`, thought: `${scene} ${id}?`, reason: `${scene} ${id}!` };
}

test('the role-play that is spoiled below is sound', () => {
	expect(structureFaults(corridor())).toEqual([]);
	expect(proofFaults(prove(corridor(), PLAYS))).toEqual([]);
});

describe('a graph', () => {
	const defects: [string, Spoil, string][] = [
		[
			'a reply that leads to no scene',
			(graph) => (choice(graph, 'one', 'fair').to = [{ go: 'attic' }]),
			'scenes.one.choices.fair.to no scene or ending "attic"'
		],
		[
			'a reply that leads to what every object has',
			(graph) => (choice(graph, 'one', 'fair').to = [{ go: 'constructor' }]),
			'scenes.one.choices.fair.to no scene or ending "constructor"'
		],
		['a beginning that is no scene', (graph) => (graph.start = 'attic'), 'start no scene "attic"'],
		[
			'a name for both a scene and an ending',
			(graph, ...words) => {
				graph.endings.seven = { kind: 'served' };
				for (const said of words) said.endings.seven = { title: 'Seven', text: 'The end.' };
			},
			'endings.seven is a scene as well'
		],
		[
			'a scene that no play reaches',
			(graph, ...words) => {
				graph.scenes.attic = structuredClone(graph.scenes.eight!);
				for (const said of words) said.scenes.attic = relabelled(said.scenes.eight!);
			},
			'scenes.attic no play reaches it'
		],
		[
			'an ending that no play reaches',
			(graph, ...words) => {
				graph.endings.never = { kind: 'lost' };
				for (const said of words) said.endings.never = { title: 'Never', text: 'The end.' };
			},
			'endings.never no play reaches it'
		],
		[
			'a conversation that goes in circles',
			(graph) => (last(graph, 'poor').to = [{ trustBelow: 20, go: 'three' }, { go: 'gone' }]),
			'scenes.three leads back to itself: no conversation may go in circles'
		],
		[
			'conditions that leave some customers nowhere to go',
			(graph) => (last(graph, 'fair').to = [{ trustAtLeast: 60, go: 'content' }]),
			'scenes.eight.choices.fair.to may lead nowhere: end with an exit that has no condition'
		],
		[
			'an exit behind one without a condition',
			(graph) => (last(graph, 'poor').to = [{ go: 'gone' }, { go: 'so-so' }]),
			'scenes.eight.choices.poor.to no play takes the exit to "so-so"'
		],
		[
			'an exit that contradicts itself',
			(graph) => (last(graph, 'poor').to = [{ trustAtLeast: 60, trustBelow: 50, go: 'content' }, { go: 'gone' }]),
			'scenes.eight.choices.poor.to no play takes the exit to "content"'
		],
		[
			'an exit that asks for more than anybody has shown by then',
			(graph) => (last(graph, 'good').to = [{ shown: { empathy: 25 }, go: 'content' }, { go: 'content' }]),
			'scenes.eight.choices.good.to no play takes the exit to "content"'
		],
		[
			'too few choices',
			(graph, ...words) => {
				delete graph.scenes.one!.choices.poor;
				for (const said of words) delete said.scenes.one!.choices.poor;
			},
			'scenes.one.choices 2 choices on offer; three or four'
		],
		[
			'too few choices for a player who has not asked',
			(graph, ...words) => {
				graph.facts = ['need'];
				for (const said of words) said.facts.need = 'Dry feet.';
				choice(graph, 'one', 'good').learns = ['need'];
				choice(graph, 'two', 'good').when = { knows: ['need'] };
			},
			'scenes.two.choices 2 choices on offer to a player who knows nothing; three or four'
		],
		[
			'nothing honest to say',
			(graph) => Object.values(graph.scenes.one!.choices).forEach((choice) => (choice.breach = 'lie')),
			'scenes.one.choices offers nothing honest'
		],
		[
			'a reply that is worse than another in everything',
			(graph) => (choice(graph, 'one', 'poor').stance.sale = 1),
			'scenes.one.choices.poor is dominated by "good": in nothing is it better'
		],
		[
			'the same reply twice',
			(graph, ...words) => add(graph, words, 'one', 'again', structuredClone(choice(graph, 'one', 'good'))),
			'scenes.one.choices.good is dominated by "again": in nothing is it better'
		],
		[
			'a choice that no play is offered',
			(graph, ...words) => {
				const late: Choice = {
					...structuredClone(choice(graph, 'one', 'fair')),
					shows: { greeting: 1 },
					trust: -9,
					when: { trustBelow: 10 }
				};
				add(graph, words, 'one', 'late', late);
			},
			'scenes.one.choices.late.when no play is offered it: its condition never holds'
		],
		[
			'a fact that is not on the list',
			(graph) => (choice(graph, 'one', 'good').learns = ['need']),
			'scenes.one.choices.good.learns no fact "need"'
		],
		[
			'a condition on a fact that is not on the list',
			(graph) => last(graph, 'good').to.unshift({ knows: ['need'], go: 'content' }),
			'scenes.eight.choices.good.to no fact "need"'
		],
		[
			'a condition on the time where no clock runs',
			(graph) => last(graph, 'good').to.unshift({ minutesBelow: 3, go: 'gone' }),
			'scenes.eight.choices.good.to asks for minutes, but no clock runs: give the graph `minutes`'
		],
		[
			'a condition on the queue where nobody waits',
			(graph) => last(graph, 'good').to.unshift({ queueAtLeast: 3, go: 'gone' }),
			'scenes.eight.choices.good.to asks for the queue, but nobody waits: give the graph `queue`'
		],
		['a practice that no choice is about', (graph) => graph.practices.push('L1'), 'practices no choice is about L1'],
		[
			'a practice that is not listed',
			(graph) => (choice(graph, 'one', 'good').practice = 'L1'),
			'practices a choice is about L1, which is not listed'
		],
		[
			'endings of two kinds only',
			(graph) => (graph.endings['so-so'] = { kind: 'lost' }),
			'endings 2 kinds of ending; at least 3'
		],
		[
			'too few scenes',
			(graph, ...words) => {
				delete graph.scenes.four;
				for (const choice of Object.values(graph.scenes.three!.choices)) choice.to = [{ go: 'five' }];
				for (const said of words) delete said.scenes.four;
			},
			'scenes 7 scenes; 8 to 14'
		]
	];
	test.each(defects)('%s', (_, spoil, said) => {
		expect(spoiled(spoil)).toEqual([`graph: ${said}`]);
	});

	test('a fact that nobody can learn', () => {
		const faults = spoiled((graph, ...words) => {
			graph.facts = ['need'];
			for (const said of words) said.facts = { need: 'Dry feet.' };
		});
		expect(faults).toEqual(['graph: facts no choice learns "need"']);
	});
});

describe('words', () => {
	test('missing in one language: a scene, a reply, an ending, a mood', () => {
		const faults = spoiled((_, __, finnish) => {
			delete finnish.scenes.one;
			delete finnish.scenes.two!.choices.good;
			delete finnish.endings.gone;
			delete finnish.body.upset;
		});
		expect(faults.sort()).toEqual([
			'fi: body has no words for "upset"',
			'fi: endings has no words for "gone"',
			'fi: scenes has no words for "one"',
			'fi: scenes.two.choices has no words for "good"'
		]);
	});

	test('left over in one language: a scene, a reply, an ending, a fact, a name', () => {
		const faults = spoiled((_, english) => {
			english.scenes.attic = relabelled(english.scenes.one!);
			english.scenes.one!.choices.shout = { text: 'Hey!', thought: 'Oh.', reason: 'Loud.' };
			english.endings.fire = { title: 'Fire', text: 'The end.' };
			english.facts.need = 'Dry feet.';
			english.named = 'Aino';
		});
		expect(faults.sort()).toEqual([
			'en: endings.fire is not in the graph',
			'en: facts.need is not in the graph',
			'en: named must be there exactly if the fact "name" is',
			'en: scenes.attic is not in the graph',
			'en: scenes.one.choices.shout is not in the graph'
		]);
	});

	test('one explanation for two replies, even across scenes', () => {
		const faults = spoiled((_, english) => {
			english.scenes.five!.choices.poor!.reason = english.scenes.one!.choices.fair!.reason;
		});
		expect(faults).toEqual(['en: scenes.five.choices.poor explains in the same words as one/fair']);
	});

	test('a reply that stands out by its length', () => {
		const faults = spoiled((_, __, finnish) => {
			finnish.scenes.one!.choices.poor!.text = 'I say poor, and I go on and on about it.';
		});
		expect(faults).toEqual(['fi: scenes.one.choices replies of 11 to 40 signs: make them of like length']);
	});

	test.each([
		['longest', 'I say that it is so.'],
		['shortest', 'I say.']
	])('the best reply is the %s too often', (which, best) => {
		const faults = spoiled((_, __, finnish) => {
			for (const scene of Object.values(finnish.scenes))
				for (const [id, reply] of Object.entries(scene.choices)) reply.text = id === 'good' ? best : `I say ${id}.`;
		});
		expect(faults).toEqual([`fi: scenes the best reply is the ${which} in 8 scenes; at most 4`]);
	});

	test('a language in which half of the text is missing', () => {
		const faults = spoiled((_, english) => {
			for (const ending of Object.values(english.endings)) ending.text = 'And so it went on. '.repeat(60);
		});
		expect(faults).toEqual([expect.stringMatching(/^fi: scenes has 0\.\d\d of the English text; 0\.6 to 1\.4/)]);
	});
});

test('every role-play that is shipped is without a fault', () => {
	const { scenarios, problems } = readContent();
	expect(problems.map(say)).toEqual([]);
	expect(Object.keys(scenarios).length).toBeGreaterThanOrEqual(3);
	for (const scenario of Object.values(scenarios)) expect(structureFaults(scenario)).toEqual([]);
});

/** The words of a scene in other words, so that no explanation is there twice. */
function relabelled(scene: Words['scenes'][string]): Words['scenes'][string] {
	return JSON.parse(JSON.stringify(scene).replaceAll('so that is how it is', 'well').replaceAll('because', 'since'));
}
