// Role-plays made up for tests: one by hand, and any number by chance.
import fc from 'fast-check';
import { SKILLS, type Choice, type Graph, type Scenario, type Words } from '#lib/roleplay/engine/graph.ts';
import { advance, begin, isOver, type Play } from '#lib/roleplay/engine/play.ts';

const frame = { module: 'greeting', practices: ['G1'], portrait: 'aino' as const, trust: 50 };

/**
 * A sound role-play: scenes in a row (`one`, `two`, …), in each a good, a fair and a poor reply of the same length. Who
 * has kept some trust in the last scene leaves content.
 */
export function corridor(): Pick<Scenario, 'graph' | 'words'> {
	const ids = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
	const reply = (points: number, trust: number, next: string | undefined): Choice => ({
		practice: 'G1',
		shows: { empathy: points },
		trust,
		stance: { service: points, sale: 1 },
		to: next ? [{ go: next }] : [{ trustAtLeast: 60, go: 'content' }, { go: 'gone' }]
	});
	const scenes = ids.map((id, i) => [
		id,
		{ choices: { good: reply(3, 6, ids[i + 1]), fair: reply(1, 0, ids[i + 1]), poor: reply(-2, -8, ids[i + 1]) } }
	]);
	const graph: Graph = {
		...frame,
		start: 'one',
		scenes: Object.fromEntries(scenes),
		endings: { content: { kind: 'delighted' }, gone: { kind: 'lost' } }
	};
	return { graph, words: { en: wordsFor(graph), fi: wordsFor(graph) } };
}

/** A role-play without cycles: each exit leads to a later scene or an ending, the last one of a choice always fits. */
export const graphs: fc.Arbitrary<Graph> = fc.integer({ min: 1, max: 7 }).chain((count) => {
	const scenes = [...Array(count).keys()].map((i) => fc.array(choices(i, count), { minLength: 2, maxLength: 4 }));
	return fc.record({ trust: fc.integer({ min: 0, max: 100 }), scenes: fc.tuple(...scenes) }).map((made) => ({
		...frame,
		trust: made.trust,
		start: 's0',
		scenes: Object.fromEntries(made.scenes.map((of, i) => [`s${i}`, { choices: named('c', of) }])),
		endings: { e0: { kind: 'served' as const }, e1: { kind: 'lost' as const } }
	}));
});

/** A graph, and a conversation played in it to its end. */
export const plays = fc
	.tuple(graphs, fc.array(fc.nat(3), { minLength: 7, maxLength: 7 }))
	.map(([graph, picks]) => ({ graph, play: playOut(graph, (ids, turn) => ids[picks[turn]! % ids.length]!) }));

/** Plays until it is over. */
export function playOut(graph: Graph, pick: (choices: string[], turn: number) => string): Play {
	let play = begin(graph);
	while (!isOver(graph, play))
		play = advance(graph, play, pick(Object.keys(graph.scenes[play.at]!.choices), play.turns.length))!;
	return play;
}

/** The same with the keys of every object in the opposite order. */
export const reversed = <T>(value: T): T =>
	value && typeof value === 'object' && !Array.isArray(value)
		? (Object.fromEntries(
				Object.entries(value)
					.toReversed()
					.map(([key, inner]) => [key, reversed(inner)])
			) as T)
		: value;

function choices(scene: number, count: number): fc.Arbitrary<Choice> {
	const later = [...Array(count - scene - 1).keys()].map((i) => `s${scene + 1 + i}`);
	const go = fc.constantFrom(...later, 'e0', 'e1');
	const percent = fc.integer({ min: 0, max: 100 });
	const conditional = fc.oneof(
		fc.record({ trustAtLeast: percent, go }),
		fc.record({ trustBelow: percent, go }),
		fc.record({ trustAtLeast: percent, trustBelow: percent, go })
	);
	const behaviour = fc.integer({ min: -3, max: 3 });
	return fc.record({
		practice: fc.constant('G1'),
		shows: fc.dictionary(fc.constantFrom(...SKILLS), behaviour, { maxKeys: 3, noNullPrototype: true }),
		trust: fc.integer({ min: -40, max: 40 }),
		stance: fc.record({ service: behaviour, sale: behaviour }),
		to: fc.tuple(fc.array(conditional, { maxLength: 2 }), go).map(([some, last]) => [...some, { go: last }])
	});
}

function wordsFor(graph: Graph): Words {
	const scenes = Object.entries(graph.scenes).map(([scene, { choices }]) => {
		const said = (choice: string) => ({
			text: `I say ${choice}.`,
			thought: `${scene}, ${choice}: so that is how it is.`,
			reason: `${scene}, ${choice}: because.`
		});
		const replies = Object.keys(choices).map((choice) => [choice, said(choice)]);
		return [scene, { says: `This is ${scene}.`, choices: Object.fromEntries(replies) }];
	});
	const endings = Object.keys(graph.endings).map((id) => [id, { title: id, text: `The end, ${id}.` }]);
	return {
		title: 'A corridor',
		goal: 'Reach the end.',
		briefing: 'Somebody comes in.',
		customer: 'Aino',
		scenes: Object.fromEntries(scenes),
		endings: Object.fromEntries(endings)
	};
}

const named = <T>(letter: string, list: T[]): Record<string, T> =>
	Object.fromEntries(list.map((item, i) => [`${letter}${i}`, item]));
