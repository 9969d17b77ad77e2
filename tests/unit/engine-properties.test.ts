// Properties that hold of every role-play, over any number made up by chance.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wayFaults } from '#lib/roleplay/engine/checks.ts';
import { SKILLS, type Graph, type Skill } from '#lib/roleplay/engine/graph.ts';
import { advance, begin, choiceOf, choicesOf, holds, offer, replay, type Play } from '#lib/roleplay/engine/play.ts';
import { bestPath, BREACH_CAP, score } from '#lib/roleplay/engine/scoring.ts';
import { pointsOf } from '#lib/roleplay/engine/walk.ts';
import { graphs, plays, reversed } from '#tests/support/graphs.ts';

const points = (graph: Graph, turns: { scene: string; choice: string }[]) =>
	turns.reduce((sum, turn) => sum + pointsOf(choiceOf(graph, turn)), 0);

describe('whatever the role-play', () => {
	test('every conversation ends, with trust between 0 and 100 all the way', () => {
		fc.assert(
			fc.property(plays, ({ graph, play }) => {
				expect(play.at in graph.endings).toBe(true);
				expect(play.turns.length).toBeLessThanOrEqual(Object.keys(graph.scenes).length);
				for (const trust of play.turns.flatMap((turn) => [turn.trustBefore, turn.trustAfter]))
					expect(trust >= 0 && trust <= 100).toBe(true);
			})
		);
	});

	test('the stored choices give the same conversation and the same score again', () => {
		fc.assert(
			fc.property(plays, ({ graph, play }) => {
				const choices = play.turns.map((turn) => turn.choice);
				expect(replay(graph, choices)).toEqual(play);
				expect(score(graph, replay(structuredClone(graph), choices)!.turns)).toEqual(score(graph, play.turns));
			})
		);
	});

	test('scores lie between 0 and 100, and no conversation earns more than the best one', () => {
		fc.assert(
			fc.property(plays, ({ graph, play }) => {
				const { total, skills, balance } = score(graph, play.turns);
				for (const value of [total, ...skills.map((s) => s.score)]) expect(value >= 0 && value <= 100).toBe(true);
				for (const side of [balance.service, balance.sale]) expect(Math.abs(side)).toBeLessThanOrEqual(1);
				const honest = score(graph, play.turns).breaches!.length === 0;
				if (honest) expect(points(graph, play.turns)).toBeLessThanOrEqual(points(graph, bestPath(graph).turns));
				else expect(total).toBeLessThanOrEqual(BREACH_CAP);
			})
		);
	});

	test('the best conversation is one that can be played, and scores 100 in total and in each skill', () => {
		fc.assert(
			fc.property(graphs, (graph) => {
				const { turns } = bestPath(graph);
				const choices = turns.map((turn) => turn.choice);
				expect(replay(graph, choices)).toEqual(bestPath(graph));
				const { total, skills } = score(graph, turns);
				expect(total).toBe(points(graph, turns) > 0 ? 100 : 0);
				for (const skill of skills) expect(skill.score).toBe(100);
			})
		);
	});

	test('a reply that shows more is never worth less, even where it makes the best conversation better', () => {
		const raised = fc.tuple(plays, fc.nat(), fc.constantFrom(...SKILLS), fc.integer({ min: 1, max: 4 }));
		fc.assert(
			fc.property(raised, ([{ graph, play }, nth, skill, more]) => {
				const turn = play.turns[nth % play.turns.length]!;
				const kinder = structuredClone(graph); // the best path is remembered by graph
				const { shows }: { shows: Partial<Record<Skill, number>> } = choiceOf(kinder, turn);
				shows[skill] = (shows[skill] ?? 0) + more;
				expect(score(kinder, play.turns).total).toBeGreaterThanOrEqual(score(graph, play.turns).total);
			})
		);
	});

	test('what no play reaches is reported, and nothing else is', () => {
		fc.assert(
			fc.property(graphs, (graph) => {
				const reached = new Set<string>();
				const playAll = (play: Play) => {
					reached.add(play.at);
					for (const id of choicesOf(graph, play)) playAll(advance(graph, play, id)!);
				};
				playAll(begin(graph));
				const lost = [...Object.keys(graph.scenes), ...Object.keys(graph.endings)].filter((id) => !reached.has(id));
				const said = wayFaults(graph).filter((fault) => fault.problem === 'no play reaches it');
				expect(said.map((fault) => fault.path[1]).sort()).toEqual(lost.sort());
			}),
			{ numRuns: 40 }
		);
	});

	test('an offer is the same choices in an order that the seed alone decides', () => {
		fc.assert(
			fc.property(graphs, fc.integer(), (graph, seed) => {
				const play = begin(graph);
				const offered = offer(graph, play, seed);
				expect(offered.toSorted()).toEqual(choicesOf(graph, play));
				for (const [id, choice] of Object.entries(graph.scenes.s0!.choices))
					expect(offered.includes(id)).toBe(holds(choice.when, play));
				expect(offer(structuredClone(graph), play, seed)).toEqual(offered);
				// PostgreSQL gives a stored graph back with its keys in another order.
				expect(offer(reversed(graph), play, seed)).toEqual(offered);
				expect(bestPath(reversed(graph))).toEqual(bestPath(graph));
			})
		);
	});
});
