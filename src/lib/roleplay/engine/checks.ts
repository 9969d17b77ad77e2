import { seeded } from './chance.ts';
import { fits, advance, begin, isOver, offer, type Play } from './play.ts';
import { bestPath, score } from './scoring.ts';
import type { Choice, Graph, Scenario } from './graph.ts';

/** Something wrong with a role-play; `path` says where in its file, `file` which (`graph` or a locale). */
export type Fault = { file: string; path: string[]; problem: string };

/** Of 100 blind players, how many may pass. */
const LIMITS = { random: 5, longest: 10, first: 10 };

/** All that can be said of a graph and its words without playing: counts, ways in and out, no cycles, every text. */
export function structureFaults({ graph, words }: Pick<Scenario, 'graph' | 'words'>): Fault[] {
	const scenes = Object.entries(graph.scenes);
	const faults: Fault[] = [];
	if (scenes.length < 7) faults.push(at('graph', ['scenes'], `${scenes.length} scenes; at least 7`));
	if (!(graph.start in graph.scenes)) faults.push(at('graph', ['start'], `no scene "${graph.start}"`));
	for (const id of Object.keys(graph.endings))
		if (id in graph.scenes) faults.push(at('graph', ['endings', id], 'is a scene as well'));
	for (const [scene, { choices }] of scenes) {
		const count = Object.keys(choices).length;
		if (count < 3 || count > 4)
			faults.push(at('graph', ['scenes', scene, 'choices'], `${count} choices; three or four`));
		for (const [id, choice] of Object.entries(choices)) {
			const path = ['scenes', scene, 'choices', id, 'to'];
			for (const { go } of choice.to)
				if (!(go in graph.scenes) && !(go in graph.endings))
					faults.push(at('graph', path, `no scene or ending "${go}"`));
			for (let trust = 0; trust <= 100; trust++) {
				if (choice.to.some((exit) => fits(exit, trust))) continue;
				faults.push(at('graph', path, `leads nowhere at trust ${trust}: end with an exit that has no condition`));
				break;
			}
		}
	}
	if (faults.length === 0) faults.push(...wayFaults(graph));
	for (const [locale, said] of Object.entries(words)) faults.push(...wordFaults(graph, locale, said));
	return faults;
}

/** What blind players and the best one reach: shares that pass in percent, for each language. */
export type Proof = {
	scenes: number;
	paths: { shortest: number; longest: number };
	best: number;
	random: number;
	first: number;
	longest: Record<string, number>;
};

/** Plays the role-play blindly, `plays` times a bot, the same way each time it is called. Needs a graph without faults. */
export function prove({ graph, words }: Pick<Scenario, 'graph' | 'words'>, passMark: number, plays = 10_000): Proof {
	const share = (pick: Bot) => passRate(graph, passMark, plays, pick);
	const reply = (locale: string, scene: string, id: string) =>
		[...words[locale]!.scenes[scene]!.choices[id]!.text].length;
	return {
		scenes: Object.keys(graph.scenes).length,
		paths: lengths(graph),
		best: score(graph, bestPath(graph).turns).total,
		random: share((offered, _, random) => offered[Math.floor(random() * offered.length)]!),
		first: share((offered) => offered[0]!),
		longest: Object.fromEntries(
			Object.keys(words).map((locale) => [
				locale,
				share((offered, play) =>
					offered.reduce((a, b) => (reply(locale, play.at, b) > reply(locale, play.at, a) ? b : a))
				)
			])
		)
	};
}

export function proofFaults(proof: Proof): string[] {
	const faults: string[] = [];
	if (proof.best < 100) faults.push(`the best path scores ${proof.best}, not 100`);
	if (proof.random > LIMITS.random) faults.push(`random clicking passes ${proof.random} %; at most ${LIMITS.random}`);
	if (proof.first > LIMITS.first) faults.push(`always-first passes ${proof.first} %; at most ${LIMITS.first}`);
	for (const [locale, share] of Object.entries(proof.longest))
		if (share > LIMITS.longest) faults.push(`always-longest passes ${share} % in ${locale}; at most ${LIMITS.longest}`);
	return faults;
}

const at = (file: string, path: string[], problem: string): Fault => ({ file, path, problem });

type Bot = (offered: string[], play: Play, random: () => number) => string;

function passRate(graph: Graph, passMark: number, plays: number, pick: Bot) {
	let passed = 0;
	for (let seed = 1; seed <= plays; seed++) {
		const random = seeded(seed);
		let play = begin(graph);
		while (!isOver(graph, play)) play = advance(graph, play, pick(offer(graph, play, seed), play, random))!;
		if (score(graph, play.turns).total >= passMark) passed++;
	}
	return Math.round((1000 * passed) / plays) / 10;
}

/** Cycles; scenes, endings and exits that no play reaches (conditions included). */
function wayFaults(graph: Graph): Fault[] {
	const cycle = findCycle(graph);
	if (cycle) return [at('graph', ['scenes', cycle], 'leads back to itself: no conversation may go in circles')];
	const reached = new Set<string>();
	const taken = new Set<Choice['to'][number]>();
	const seen = new Set<string>();
	const visit = (play: Play) => {
		reached.add(play.at);
		const key = `${play.at} ${play.trust}`;
		if (seen.has(key)) return;
		seen.add(key);
		for (const [id, choice] of Object.entries(graph.scenes[play.at]?.choices ?? {})) {
			const next = advance(graph, play, id)!;
			taken.add(choice.to.find((exit) => fits(exit, next.trust))!);
			visit({ ...next, turns: [] });
		}
	};
	visit(begin(graph));
	const lost = (kind: 'scenes' | 'endings') =>
		Object.keys(graph[kind])
			.filter((id) => !reached.has(id))
			.map((id) => at('graph', [kind, id], 'no play reaches it'));
	const idle = [...reached].flatMap((scene) =>
		Object.entries(graph.scenes[scene]?.choices ?? {}).flatMap(([id, { to }]) =>
			to
				.filter((exit) => !taken.has(exit))
				.map(({ go }) =>
					at(
						'graph',
						['scenes', scene, 'choices', id, 'to'],
						`no play takes the exit to "${go}": its condition never fits`
					)
				)
		)
	);
	return [...lost('scenes'), ...lost('endings'), ...idle];
}

function findCycle(graph: Graph): string | undefined {
	const done = new Set<string>();
	const walk = (id: string, above: string[]): string | undefined => {
		if (above.includes(id)) return id;
		if (done.has(id)) return undefined;
		const next = Object.values(graph.scenes[id]?.choices ?? {}).flatMap((choice) => choice.to.map((exit) => exit.go));
		for (const go of next) {
			const found = walk(go, [...above, id]);
			if (found) return found;
		}
		done.add(id);
		return undefined;
	};
	return walk(graph.start, []);
}

function wordFaults(graph: Graph, locale: string, said: Scenario['words'][string]): Fault[] {
	const faults: Fault[] = [];
	const compare = (path: string[], wanted: object, given: object) => {
		for (const id of Object.keys(wanted)) if (!(id in given)) faults.push(at(locale, path, `has no words for "${id}"`));
		for (const id of Object.keys(given))
			if (!(id in wanted)) faults.push(at(locale, [...path, id], 'is not in the graph'));
	};
	compare(['scenes'], graph.scenes, said.scenes);
	compare(['endings'], graph.endings, said.endings);
	const explained = new Map<string, string>();
	for (const [scene, { choices }] of Object.entries(graph.scenes)) {
		const words = said.scenes[scene]?.choices;
		if (!words) continue;
		compare(['scenes', scene, 'choices'], choices, words);
		for (const [id, { thought, reason }] of Object.entries(words))
			for (const text of [thought, reason]) {
				const twin = explained.get(text);
				if (twin) faults.push(at(locale, ['scenes', scene, 'choices', id], `explains in the same words as ${twin}`));
				explained.set(text, `${scene}/${id}`);
			}
	}
	return faults;
}

function lengths(graph: Graph) {
	const memo = new Map<string, { shortest: number; longest: number }>();
	const from = (play: Play): { shortest: number; longest: number } => {
		if (isOver(graph, play)) return { shortest: 0, longest: 0 };
		const key = `${play.at} ${play.trust}`;
		const seen = memo.get(key);
		if (seen) return seen;
		const rest = Object.keys(graph.scenes[play.at]!.choices).map((id) =>
			from({ ...advance(graph, play, id)!, turns: [] })
		);
		const found = {
			shortest: 1 + Math.min(...rest.map((r) => r.shortest)),
			longest: 1 + Math.max(...rest.map((r) => r.longest))
		};
		memo.set(key, found);
		return found;
	};
	return from(begin(graph));
}
