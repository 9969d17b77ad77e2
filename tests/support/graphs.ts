// Role-plays made up for tests: one by hand, and any number by chance.
import fc from 'fast-check';
import {
	BREACHES,
	MOODS,
	SKILLS,
	type Choice,
	type Condition,
	type Graph,
	type Scenario,
	type Words
} from '#lib/roleplay/engine/graph.ts';
import { advance, begin, choicesOf, isOver, type Play } from '#lib/roleplay/engine/play.ts';

const frame = { module: 'greeting', practices: ['G1'], passMark: 80, portrait: 'aino' as const, trust: 50, facts: [] };
const plain = { practice: 'G1', minutes: 1, queue: 0, learns: [] };

/**
 * A sound role-play: scenes in a row (`one`, `two`, …), in each a good, a fair and a poor reply of the same length; the
 * poorer ones sell more. Who has kept some trust in the last scene leaves content.
 */
export function corridor(): Pick<Scenario, 'graph' | 'words'> {
	const ids = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
	const reply = (points: number, trust: number, sale: number, next: string | undefined): Choice => ({
		...plain,
		minutes: 3,
		shows: { empathy: points },
		trust,
		stance: { service: points, sale },
		to: next ? [{ go: next }] : [{ trustAtLeast: 60, go: 'content' }, { trustAtLeast: 40, go: 'so-so' }, { go: 'gone' }]
	});
	const scenes = ids.map((id, i) => [
		id,
		{
			choices: {
				good: reply(3, 6, 1, ids[i + 1]),
				fair: reply(1, 0, 2, ids[i + 1]),
				poor: reply(-2, -8, 3, ids[i + 1])
			}
		}
	]);
	const graph: Graph = {
		...structuredClone(frame),
		start: 'one',
		scenes: Object.fromEntries(scenes),
		endings: { content: { kind: 'delighted' }, 'so-so': { kind: 'lukewarm' }, gone: { kind: 'lost' } }
	};
	return { graph, words: { en: wordsFor(graph), fi: wordsFor(graph) } };
}

const FACTS = ['name', 'need'];
const percent = fc.integer({ min: 0, max: 100 });
const condition: fc.Arbitrary<Condition> = fc.oneof(
	fc.record({ trustAtLeast: percent }),
	fc.record({ trustBelow: percent }),
	fc.record({ trustAtLeast: percent, trustBelow: percent }),
	fc.record({ knows: fc.subarray(FACTS, { minLength: 1 }) }),
	fc.record({ lacks: fc.subarray(FACTS, { minLength: 1 }) }),
	fc.record({ shown: fc.record({ listening: fc.integer({ min: 1, max: 6 }) }) }),
	fc.record({ minutesBelow: fc.integer({ min: 1, max: 9 }) }),
	fc.record({ queueAtLeast: fc.integer({ min: 1, max: 4 }) })
);

/**
 * A role-play without cycles: each exit leads to a later scene or an ending, the last one of a choice always holds. In
 * each scene the first two choices are on offer to everybody; others may ask for a fact, trust, points, time or a queue.
 */
export const graphs: fc.Arbitrary<Graph> = fc.integer({ min: 1, max: 7 }).chain((count) => {
	const scenes = [...Array(count).keys()].map((i) => fc.array(choices(i, count), { minLength: 2, maxLength: 4 }));
	const optional = { minutes: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }) };
	return fc.record({ trust: percent, ...optional, scenes: fc.tuple(...scenes) }).map((made) => ({
		...frame,
		facts: FACTS,
		trust: made.trust,
		minutes: made.minutes,
		queue: 2,
		start: 's0',
		scenes: Object.fromEntries(made.scenes.map((of, i) => [`s${i}`, { choices: named('c', of.map(onOffer)) }])),
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
	while (!isOver(graph, play)) play = advance(graph, play, pick(choicesOf(graph, play), play.turns.length))!;
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

/** Whatever happens there is something to say, and something honest. */
const onOffer = (choice: Choice, place: number): Choice =>
	place === 0
		? { ...choice, when: undefined, breach: undefined }
		: place === 1
			? { ...choice, when: undefined }
			: choice;

function choices(scene: number, count: number): fc.Arbitrary<Choice> {
	const later = [...Array(count - scene - 1).keys()].map((i) => `s${scene + 1 + i}`);
	const go = fc.constantFrom(...later, 'e0', 'e1');
	const conditional = fc.tuple(condition, go).map(([some, go]) => ({ ...some, go }));
	const behaviour = fc.integer({ min: -3, max: 3 });
	return fc.record({
		when: fc.option(condition, { nil: undefined }),
		practice: fc.constant('G1'),
		shows: fc.dictionary(fc.constantFrom(...SKILLS), behaviour, { maxKeys: 3, noNullPrototype: true }),
		trust: fc.integer({ min: -40, max: 40 }),
		minutes: fc.integer({ min: 0, max: 4 }),
		queue: fc.integer({ min: -1, max: 1 }),
		learns: fc.subarray(FACTS),
		breach: fc.option(fc.constantFrom(...BREACHES), { nil: undefined }),
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
		body: Object.fromEntries(MOODS.map((mood) => [mood, `Looks ${mood}.`])),
		facts: {},
		scenes: Object.fromEntries(scenes),
		endings: Object.fromEntries(endings)
	};
}

const named = <T>(letter: string, list: T[]): Record<string, T> =>
	Object.fromEntries(list.map((item, i) => [`${letter}${i}`, item]));
