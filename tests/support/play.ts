import * as persons from '../../src/lib/accounts/people.server.ts';
import type { Person } from '../../src/lib/accounts/policy.ts';
import * as catalogue from '../../src/lib/learning/catalogue.server.ts';
import * as completions from '../../src/lib/learning/completions.server.ts';
import * as sections from '../../src/lib/learning/sections.server.ts';
import { sectionsSeen } from '../../src/lib/learning/tables.server.ts';
import { now } from '../../src/lib/platform/clock.ts';
import { transaction } from '../../src/lib/platform/database/index.ts';
import * as attempts from '../../src/lib/roleplay/attempts.server.ts';
import type { Graph } from '../../src/lib/roleplay/engine/graph.ts';
import { advance, begin, choicesOf, isOver, offer, type Play } from '../../src/lib/roleplay/engine/play.ts';
import { bestPath, score } from '../../src/lib/roleplay/engine/scoring.ts';
import { pointsOf } from '../../src/lib/roleplay/engine/walk.ts';

/** Picks the choice of a moment. */
export type Line = (graph: Graph, play: Play) => string;

export const best: Line = (graph, play) => bestPath(graph).turns[play.turns.length]!.choice;

/** Shows least at each turn: fails on purpose. */
export const worst: Line = (graph, play) => {
	const points = (id: string) => pointsOf(graph.scenes[play.at]!.choices[id]!);
	return choicesOf(graph, play).reduce((a, b) => (points(b) < points(a) ? b : a));
};

/** Passes with less than full marks: the best line but for its last reply. */
export const slip: Line = (graph, play) => {
	const last = bestPath(graph).turns.length - 1;
	if (play.turns.length < last) return best(graph, play);
	return choicesOf(graph, play).find((id) => {
		const total = score(graph, advance(graph, play, id)!.turns).total;
		return total >= 80 && total < 100;
	})!;
};

/** The form of the next turn when it follows this line. */
export async function nextTurn(actor: Person, attemptId: string, line: Line) {
	const { attempt, scenario, play } = await attempts.findOwn(actor, attemptId);
	const reply = offer(scenario.graph, play, attempt.seed).indexOf(line(scenario.graph, play));
	return { turn: play.turns.length + 1, reply };
}

/** Plays on until the conversation is over, or only as far as its last turn. */
export async function playOn(actor: Person, attemptId: string, line: Line, at = now(), leave = 0) {
	const { scenario, play } = await attempts.findOwn(actor, attemptId);
	const left = lengthOf(scenario.graph, line, play) - leave;
	for (let i = 0; i < left; i++)
		await attempts.submitTurn(actor, attemptId, await nextTurn(actor, attemptId, line), 'en', at);
}

/** A whole role-play of a module. Gives the attempt. */
export const converse = (actor: Person, module: string, line: Line = best, at = now()) =>
	practise(actor, catalogue.lesson(module, 'en').scenario, at, line);

/** The same with any customer. */
export async function practise(actor: Person, slug: string, at = now(), line: Line = best) {
	const attemptId = await attempts.start(actor, slug, crypto.randomUUID(), at);
	await playOn(actor, attemptId, line, at);
	return attemptId;
}

/** Reads the sections of a module, its checks answered rightly; all of them, or all but the last few. */
export async function read(actor: Person, module: string, at = now(), leave = 0) {
	const all = catalogue.lesson(module, 'en').sections;
	for (const { id, check } of all.slice(0, all.length - leave)) {
		if (check) {
			const right = check.options.findIndex((option) => option.right);
			await sections.answerCheck(actor, module, id, right, 'en', at);
		}
		await sections.see(actor, module, id, 'en', at);
	}
}

/** Reads and passes, as on the pages. */
export async function finish(actor: Person, module: string, at = now()) {
	await read(actor, module, at);
	await converse(actor, module, best, at);
}

/** The same in one go, for stories that begin after it: everything seen, and a pass with this score. */
export const complete = (actor: Person, module: string, at = now(), score = 90) =>
	transaction(async (tx) => {
		await tx
			.insert(sectionsSeen)
			.values(
				catalogue
					.lesson(module, 'en')
					.sections.map(({ id, version }) => ({ personId: actor.id, module, section: id, version, at }))
			);
		await completions.recordPass(tx, actor, { module, attemptId: crypto.randomUUID(), score, locale: 'en', at });
	});

/** Somebody new in a team, with the colleague's company. */
export async function joins(name: string, teamId: string, { company }: Person, at: Date): Promise<Person> {
	const email = `${name.toLowerCase()}@halla.example`;
	const id = await transaction((tx) =>
		persons.insert(tx, company.id, { name, email, locale: 'en', role: 'learner', unitId: teamId, at })
	);
	return { id, name, email, locale: 'en', company, grants: [{ role: 'learner', unitId: teamId, unitKind: 'team' }] };
}

function lengthOf(graph: Graph, line: Line, from: Play = begin(graph)) {
	let play = from;
	while (!isOver(graph, play)) play = advance(graph, play, line(graph, play))!;
	return play.turns.length - from.turns.length;
}
