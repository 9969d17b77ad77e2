import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begin, advance, choicesOf, isOver } from '#lib/roleplay/engine/play.ts';
import { bestPath } from '#lib/roleplay/engine/scoring.ts';
import { costliestScene, stuckSince, type Failure } from '#lib/roleplay/stuck.ts';
import { corridor } from '#tests/support/graphs.ts';

const { graph } = corridor();
const best = bestPath(graph).turns.map(({ choice }) => choice);
const at = (day: number) => new Date(`2026-11-${String(day).padStart(2, '0')}T12:00:00Z`);
const failed = (day: number, scene: string | null): Failure => ({ scene, at: at(day) });

describe('the scene that cost most', () => {
	it('is the one that lost most against the best reply there', () => {
		expect(costliestScene(graph, ['good', 'fair', 'poor', 'good'])).toBe('three');
		expect(costliestScene(graph, ['fair', 'good', 'fair'])).toBe('one'); // the first of equals
		expect(costliestScene(graph, best)).toBeNull();
		expect(costliestScene(graph, [])).toBeNull();
	});

	it('is one with a breach, however many points that reply shows', () => {
		const lied = structuredClone(graph);
		lied.scenes.four!.choices.good!.breach = 'lie';
		expect(costliestScene(lied, ['poor', 'poor', 'poor', 'good'])).toBe('four');
	});

	it('is a scene that was played, whatever was said, and a conversation of another version breaks nothing', () => {
		const line = fc.array(fc.constantFrom('good', 'fair', 'poor', 'gone'), { maxLength: 12 });
		fc.assert(
			fc.property(line, (choices) => {
				const scene = costliestScene(graph, choices);
				const seen: string[] = [];
				let play = begin(graph);
				for (const choice of choices) {
					if (isOver(graph, play) || !choicesOf(graph, play).includes(choice)) break;
					seen.push(play.at);
					play = advance(graph, play, choice)!;
				}
				expect(scene === null || seen.includes(scene)).toBe(true);
			})
		);
	});
});

describe('stuck', () => {
	it('is the same scene twice, since the second time', () => {
		expect(stuckSince([failed(3, 'two'), failed(5, 'two'), failed(9, 'two')])).toEqual(at(5));
		expect(stuckSince([failed(9, 'two'), failed(3, 'two')])).toEqual(at(9)); // in whatever order they are read
		expect(stuckSince([failed(3, 'two'), failed(5, 'one'), failed(7, 'two')])).toEqual(at(7));
	});

	it('is not: once, or somewhere else each time', () => {
		expect(stuckSince([])).toBeNull();
		expect(stuckSince([failed(3, 'two')])).toBeNull();
		expect(stuckSince([failed(3, 'one'), failed(4, 'two'), failed(5, 'three')])).toBeNull();
		expect(stuckSince([failed(3, null), failed(4, null)])).toBeNull();
	});

	it('never goes away by failing once more', () => {
		const failures = fc.array(
			fc.record({ day: fc.integer({ min: 1, max: 28 }), scene: fc.constantFrom('one', 'two', 'three', null) }),
			{ maxLength: 8 }
		);
		fc.assert(
			fc.property(failures, (some) => {
				const all = some.map(({ day, scene }) => failed(day, scene));
				const before = stuckSince(all);
				if (before) expect(stuckSince([...all, failed(28, 'one')])!.getTime()).toBeLessThanOrEqual(before.getTime());
			})
		);
	});
});
