import type { Fault } from './checks.ts';
import { MOODS, type Graph, type Words } from './graph.ts';
import { pointsOf } from './walk.ts';

/** The longest reply of a scene may be so many times as long as the shortest, and so many signs longer at any rate. */
const SPREAD = { times: 1.6, signs: 12 };
/** The best reply may be the longest of its scene, or the shortest, in this share of the scenes. */
const TELLING = 0.5;
/** How long a language's words are beside the English ones, all in all, at least and at most. */
const PARITY: Record<string, [number, number]> = { fi: [0.6, 1.4], nl: [0.75, 1.45], 'zh-Hant': [0.18, 0.5] };

/** What is wrong with one language's words: missing or surplus texts, explanations twice, replies that tell by length. */
export function wordFaults(graph: Graph, locale: string, said: Words, english?: Words): Fault[] {
	const faults: Fault[] = [];
	const fault = (path: string[], problem: string) => faults.push({ file: locale, path, problem });
	const compare = (path: string[], wanted: string[], given: object) => {
		for (const id of wanted) if (!Object.hasOwn(given, id)) fault(path, `has no words for "${id}"`);
		for (const id of Object.keys(given)) if (!wanted.includes(id)) fault([...path, id], 'is not in the graph');
	};
	compare(['body'], [...MOODS], said.body);
	compare(['facts'], graph.facts, said.facts);
	compare(['scenes'], Object.keys(graph.scenes), said.scenes);
	compare(['endings'], Object.keys(graph.endings), said.endings);
	if (graph.facts.includes('name') !== (said.named !== undefined))
		fault(['named'], 'must be there exactly if the fact "name" is');
	const explained = new Map<string, string>();
	const telling = { longest: 0, shortest: 0 };
	for (const [scene, { choices }] of Object.entries(graph.scenes)) {
		const path = ['scenes', scene, 'choices'];
		const words = said.scenes[scene]?.choices;
		if (!words) continue;
		compare(path, Object.keys(choices), words);
		for (const [id, { thought, reason }] of Object.entries(words))
			for (const text of [thought, reason]) {
				const twin = explained.get(text);
				if (twin) fault([...path, id], `explains in the same words as ${twin}`);
				explained.set(text, `${scene}/${id}`);
			}
		if (new Set(Object.values(words).map(({ text }) => text)).size < Object.keys(words).length)
			fault(path, 'has two replies in the same words');
		const replies = Object.entries(choices)
			.filter(([id]) => Object.hasOwn(words, id))
			.map(([id, choice]) => ({
				points: choice.breach ? -Infinity : pointsOf(choice),
				size: [...words[id]!.text].length
			}));
		const sizes = replies.map((reply) => reply.size);
		const [shortest, longest] = [Math.min(...sizes), Math.max(...sizes)];
		if (longest > shortest * SPREAD.times && longest > shortest + SPREAD.signs)
			fault(path, `replies of ${shortest} to ${longest} signs: make them of like length`);
		const most = Math.max(...replies.map((reply) => reply.points));
		const others = replies.filter((reply) => reply.points < most);
		const best = replies.filter((reply) => reply.points === most);
		if (others.length && best.some(({ size }) => others.every((other) => size > other.size))) telling.longest++;
		if (others.length && best.some(({ size }) => others.every((other) => size < other.size))) telling.shortest++;
	}
	const most = Math.ceil(Object.keys(graph.scenes).length * TELLING);
	for (const [which, count] of Object.entries(telling))
		if (count > most) fault(['scenes'], `the best reply is the ${which} in ${count} scenes; at most ${most}`);
	const todo = unwritten(said);
	if (todo[0]) fault(todo[0], `is still to be written, and ${todo.length - 1} more`);
	const share = todo.length === 0 && english && PARITY[locale] && textOf(said).length / textOf(english).length;
	const [least, highest] = PARITY[locale] ?? [0, 0];
	if (typeof share === 'number' && (share < least || share > highest))
		fault(['scenes'], `has ${share.toFixed(2)} of the English text; ${least} to ${highest}: is something missing?`);
	return faults;
}

/** Where an author's scaffold still says TODO. */
function unwritten(value: unknown, path: string[] = []): string[][] {
	if (typeof value === 'string') return value.startsWith('TODO') ? [path] : [];
	return value && typeof value === 'object'
		? Object.entries(value).flatMap(([key, inside]) => unwritten(inside, [...path, key]))
		: [];
}

const textOf = (value: unknown): string =>
	typeof value === 'string'
		? value
		: value && typeof value === 'object'
			? Object.values(value).map(textOf).join('')
			: '';
