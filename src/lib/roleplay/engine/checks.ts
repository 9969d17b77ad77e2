import { SKILLS, type Choice, type Condition, type Graph, type Scenario } from './graph.ts';
import { wordFaults } from './word-checks.ts';
import { explore, MOST_STATES, type Node } from './walk.ts';

/** Something wrong with a role-play; `path` says where in its file, `file` which (`graph` or a locale). */
export type Fault = { file: string; path: string[]; problem: string };

const SCENES = { least: 8, most: 14 };
const OFFERED = { least: 3, most: 4 };

/** All that can be said of a graph and its words without scoring: counts, names, ways in and out, choices, every text. */
export function structureFaults({ graph, words }: Pick<Scenario, 'graph' | 'words'>): Fault[] {
	const faults = [...shapeFaults(graph), ...nameFaults(graph)];
	if (faults.length === 0) faults.push(...wayFaults(graph));
	faults.push(...dominatedFaults(graph));
	for (const [locale, said] of Object.entries(words)) faults.push(...wordFaults(graph, locale, said, words.en));
	return faults;
}

const fault = (path: string[], problem: string): Fault => ({ file: 'graph', path, problem });
const choicesIn = (graph: Graph) =>
	Object.entries(graph.scenes).flatMap(([scene, { choices }]) =>
		Object.entries(choices).map(([id, choice]) => ({ scene, id, choice, path: ['scenes', scene, 'choices', id] }))
	);

function shapeFaults(graph: Graph): Fault[] {
	const faults: Fault[] = [];
	const count = Object.keys(graph.scenes).length;
	if (count < SCENES.least || count > SCENES.most)
		faults.push(fault(['scenes'], `${count} scenes; ${SCENES.least} to ${SCENES.most}`));
	const kinds = new Set(Object.values(graph.endings).map((ending) => ending.kind));
	if (kinds.size < 3) faults.push(fault(['endings'], `${kinds.size} kinds of ending; at least 3`));
	if (!Object.hasOwn(graph.scenes, graph.start)) faults.push(fault(['start'], `no scene "${graph.start}"`));
	for (const id of Object.keys(graph.endings))
		if (Object.hasOwn(graph.scenes, id)) faults.push(fault(['endings', id], 'is a scene as well'));
	for (const { choice, path } of choicesIn(graph)) {
		for (const { go } of choice.to)
			if (!Object.hasOwn(graph.scenes, go) && !Object.hasOwn(graph.endings, go))
				faults.push(fault([...path, 'to'], `no scene or ending "${go}"`));
		if (isConditional(choice.to.at(-1)!))
			faults.push(fault([...path, 'to'], 'may lead nowhere: end with an exit that has no condition'));
	}
	const cycle = findCycle(graph);
	if (cycle) faults.push(fault(['scenes', cycle], 'leads back to itself: no conversation may go in circles'));
	return faults;
}

/** Facts, clock, queue and practices that are named but not there, or there but never named. */
function nameFaults(graph: Graph): Fault[] {
	const faults: Fault[] = [];
	const learnt = new Set<string>();
	const shown = new Set<string>();
	for (const { choice, path } of choicesIn(graph)) {
		shown.add(choice.practice);
		for (const id of choice.learns) {
			learnt.add(id);
			if (!graph.facts.includes(id)) faults.push(fault([...path, 'learns'], `no fact "${id}"`));
		}
		const conditions: [string, Condition | undefined][] = [['when', choice.when]];
		for (const exit of choice.to) conditions.push(['to', exit]);
		for (const [key, condition] of conditions) {
			for (const id of [...(condition?.knows ?? []), ...(condition?.lacks ?? [])])
				if (!graph.facts.includes(id)) faults.push(fault([...path, key], `no fact "${id}"`));
			if (graph.minutes === undefined && (condition?.minutesAtLeast ?? condition?.minutesBelow) !== undefined)
				faults.push(fault([...path, key], 'asks for minutes, but no clock runs: give the graph `minutes`'));
			if (graph.queue === undefined && (condition?.queueAtLeast ?? condition?.queueBelow) !== undefined)
				faults.push(fault([...path, key], 'asks for the queue, but nobody waits: give the graph `queue`'));
		}
	}
	for (const id of graph.facts) if (!learnt.has(id)) faults.push(fault(['facts'], `no choice learns "${id}"`));
	for (const id of graph.practices) if (!shown.has(id)) faults.push(fault(['practices'], `no choice is about ${id}`));
	for (const id of shown)
		if (!graph.practices.includes(id))
			faults.push(fault(['practices'], `a choice is about ${id}, which is not listed`));
	return faults;
}

/** What no play reaches, and states that offer too little, too much, or nothing honest. Needs a graph of sound shape. */
export function wayFaults(graph: Graph): Fault[] {
	const states = explore(graph);
	if (!states) return [fault(['scenes'], `more than ${MOST_STATES} states: too many to prove; use fewer conditions`)];
	const reached = new Set(states.map((node) => node.play.at));
	const steps = states.flatMap((node) => node.steps);
	const offered = new Set(steps.map((step) => step.choice));
	const taken = new Set(steps.map((step) => step.exit));
	const faults = (['scenes', 'endings'] as const).flatMap((kind) =>
		Object.keys(graph[kind])
			.filter((id) => !reached.has(id))
			.map((id) => fault([kind, id], 'no play reaches it'))
	);
	for (const { scene, choice, path } of choicesIn(graph)) {
		if (!reached.has(scene)) continue;
		if (!offered.has(choice)) faults.push(fault([...path, 'when'], 'no play is offered it: its condition never holds'));
		else
			for (const exit of choice.to)
				if (!taken.has(exit)) faults.push(fault([...path, 'to'], `no play takes the exit to "${exit.go}"`));
	}
	return [...faults, ...offerFaults(graph, states)];
}

function offerFaults(graph: Graph, states: Node[]): Fault[] {
	const faults = new Map<string, Fault>();
	for (const { play, steps } of states) {
		if (steps.length === 0) continue;
		const path = ['scenes', play.at, 'choices'];
		const add = (problem: string) => faults.set(`${play.at} ${problem}`, fault(path, problem));
		if (steps.length < OFFERED.least || steps.length > OFFERED.most)
			add(`${steps.length} choices on offer${toWhom(graph, play)}; three or four`);
		if (steps.every((step) => step.choice.breach)) add('offers nothing honest');
	}
	return [...faults.values()];
}

const toWhom = (graph: Graph, { at, knows }: Node['play']) =>
	Object.values(graph.scenes[at]!.choices).some((choice) => choice.when)
		? ` to a player who knows ${knows.join(', ') || 'nothing'}`
		: '';

/**
 * A choice is dominated when another of its scene is at least as good in everything: each skill, trust, stance, what is
 * learnt, and, where the player sees a clock or a queue, in time and queue. Nobody who thinks would make it, so it tests
 * nothing: give it a temptation.
 */
function dominatedFaults(graph: Graph): Fault[] {
	return choicesIn(graph).flatMap(({ scene, id, choice, path }) => {
		const rival = Object.entries(graph.scenes[scene]!.choices).find(
			([other, better]) =>
				other !== id && dominates(graph, better, choice) && (other < id || !dominates(graph, choice, better))
		);
		return rival ? [fault(path, `is dominated by "${rival[0]}": in nothing is it better`)] : [];
	});
}

function dominates(graph: Graph, a: Choice, b: Choice) {
	const worth = (choice: Choice) => [
		...SKILLS.map((skill) => choice.shows[skill] ?? 0),
		choice.trust,
		choice.stance.service,
		choice.stance.sale,
		graph.minutes === undefined ? 0 : -choice.minutes,
		graph.queue === undefined ? 0 : -choice.queue,
		choice.breach ? 0 : 1
	];
	const [left, right] = [worth(a), worth(b)];
	return left.every((value, i) => value >= right[i]!) && b.learns.every((fact) => a.learns.includes(fact));
}

const isConditional = ({ go: _, ...condition }: Choice['to'][number]) =>
	Object.values(condition).some((value) => value !== undefined);

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
