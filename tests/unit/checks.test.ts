import { describe, expect, test } from 'vitest';
import { proofFaults, prove, structureFaults } from '#lib/roleplay/engine/checks.ts';
import type { Choice, Graph, Scenario, Words } from '#lib/roleplay/engine/graph.ts';
import { corridor } from '#tests/support/graphs.ts';
import { readContent, say } from '../../scripts/content.ts';

type Sound = Pick<Scenario, 'graph' | 'words'>;
const PLAYS = 1_000;

/** What the check says of the sound role-play once something has been spoiled in it. */
function spoiled(spoil: (graph: Graph, english: Words, finnish: Words) => void) {
	const { graph, words }: Sound = corridor();
	spoil(graph, words.en!, words.fi!);
	return structureFaults({ graph, words }).map(({ file, path, problem }) => `${file}: ${path.join('.')} ${problem}`);
}
const replies = (graph: Graph) =>
	Object.values(graph.scenes).flatMap((scene) => Object.entries(scene.choices) as [string, Choice][]);
const last = (graph: Graph, id: string) => graph.scenes.seven!.choices[id]!;

test('the role-play that is spoiled below is sound', () => {
	expect(structureFaults(corridor())).toEqual([]);
	expect(proofFaults(prove(corridor(), 80, PLAYS))).toEqual([]);
});

describe('a graph', () => {
	test('a reply that leads to no scene', () => {
		expect(spoiled((graph) => (graph.scenes.one!.choices.fair!.to = [{ go: 'attic' }]))).toEqual([
			'graph: scenes.one.choices.fair.to no scene or ending "attic"'
		]);
	});

	test('a beginning that is no scene', () => {
		expect(spoiled((graph) => (graph.start = 'attic'))).toEqual(['graph: start no scene "attic"']);
	});

	test('a name for both a scene and an ending', () => {
		const faults = spoiled((graph, ...words) => {
			graph.endings.seven = { kind: 'served' };
			for (const said of words) said.endings.seven = { title: 'Seven', text: 'The end.' };
		});
		expect(faults).toEqual(['graph: endings.seven is a scene as well']);
	});

	test('a scene that no play reaches', () => {
		const faults = spoiled((graph, ...words) => {
			graph.scenes.attic = structuredClone(graph.scenes.seven!);
			for (const said of words) said.scenes.attic = relabelled(said.scenes.seven!);
		});
		expect(faults).toEqual(['graph: scenes.attic no play reaches it']);
	});

	test('an ending that no play reaches, since trust never gets so low', () => {
		const faults = spoiled((graph, ...words) => {
			for (const [, choice] of Object.entries(graph.scenes.one!.choices))
				choice.to = [{ trustBelow: 20, go: 'stormed-out' }, { go: 'two' }];
			graph.endings['stormed-out'] = { kind: 'walked-out' };
			for (const said of words) said.endings['stormed-out'] = { title: 'Out', text: 'The end.' };
		});
		expect(faults[0]).toBe('graph: endings.stormed-out no play reaches it');
	});

	test('a conversation that goes in circles', () => {
		expect(spoiled((graph) => (last(graph, 'poor').to = [{ trustBelow: 20, go: 'three' }, { go: 'gone' }]))).toEqual([
			'graph: scenes.three leads back to itself: no conversation may go in circles'
		]);
	});

	test('conditions that leave some customers nowhere to go', () => {
		const faults = spoiled((graph) => {
			last(graph, 'fair').to = [
				{ trustAtLeast: 60, go: 'content' },
				{ trustBelow: 40, go: 'gone' }
			];
		});
		expect(faults).toEqual([
			'graph: scenes.seven.choices.fair.to leads nowhere at trust 40: end with an exit that has no condition'
		]);
	});

	test.each([
		['stands behind one without a condition', [{ go: 'gone' }, { trustAtLeast: 60, go: 'content' }]],
		['contradicts itself', [{ trustAtLeast: 60, trustBelow: 50, go: 'content' }, { go: 'gone' }]],
		['asks for more trust than anyone has by then', [{ trustAtLeast: 99, go: 'content' }, { go: 'gone' }]]
	])('an exit that never fits, as it %s', (_, to) => {
		expect(spoiled((graph) => (last(graph, 'poor').to = to))).toEqual([
			'graph: scenes.seven.choices.poor.to no play takes the exit to "content": its condition never fits'
		]);
	});

	test('two choices, or five', () => {
		const faults = spoiled((graph, ...words) => {
			delete graph.scenes.one!.choices.poor;
			for (const said of words) delete said.scenes.one!.choices.poor;
			for (const id of ['more', 'most']) {
				graph.scenes.two!.choices[id] = structuredClone(graph.scenes.two!.choices.fair!);
				for (const said of words) said.scenes.two!.choices[id] = { text: id, thought: `${id}?`, reason: `${id}!` };
			}
		});
		expect(faults).toEqual([
			'graph: scenes.one.choices 2 choices; three or four',
			'graph: scenes.two.choices 5 choices; three or four'
		]);
	});

	test('six scenes', () => {
		const faults = spoiled((graph, ...words) => {
			delete graph.scenes.four;
			for (const choice of Object.values(graph.scenes.three!.choices)) choice.to = [{ go: 'five' }];
			for (const said of words) delete said.scenes.four;
		});
		expect(faults).toEqual(['graph: scenes 6 scenes; at least 7']);
	});
});

describe('words', () => {
	test('missing in one language: a scene, a reply, an ending', () => {
		const faults = spoiled((_, __, finnish) => {
			delete finnish.scenes.one;
			delete finnish.scenes.two!.choices.good;
			delete finnish.endings.gone;
		});
		expect(faults.sort()).toEqual([
			'fi: endings has no words for "gone"',
			'fi: scenes has no words for "one"',
			'fi: scenes.two.choices has no words for "good"'
		]);
	});

	test('left over in one language: a scene, a reply, an ending', () => {
		const faults = spoiled((_, english) => {
			english.scenes.attic = relabelled(english.scenes.one!);
			english.scenes.one!.choices.shout = { text: 'Hey!', thought: 'Oh.', reason: 'Loud.' };
			english.endings.fire = { title: 'Fire', text: 'The end.' };
		});
		expect(faults.sort()).toEqual([
			'en: endings.fire is not in the graph',
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
});

describe('a proof', () => {
	const proved = (spoil: (graph: Graph, english: Words, finnish: Words) => void, passMark = 80) => {
		const { graph, words }: Sound = corridor();
		spoil(graph, words.en!, words.fi!);
		return proofFaults(prove({ graph, words }, passMark, PLAYS));
	};

	test('says what it counted, and the same each time', () => {
		const proof = prove(corridor(), 80, PLAYS);
		expect(proof).toMatchObject({ scenes: 7, paths: { shortest: 7, longest: 7 }, best: 100 });
		expect(prove(corridor(), 80, PLAYS)).toEqual(proof);
	});

	test('the best reply is always the longest, in one language', () => {
		const faults = proved((_, __, finnish) => {
			for (const scene of Object.values(finnish.scenes)) scene.choices.good!.text += ' And a little more.';
		});
		expect(faults).toEqual(['always-longest passes 100 % in fi; at most 10']);
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
