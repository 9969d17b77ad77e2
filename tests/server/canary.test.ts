import { beforeEach, describe, expect, it } from 'vitest';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { now } from '#lib/platform/clock.ts';
import * as attempts from '#lib/roleplay/attempts.server.ts';
import type { Words } from '#lib/roleplay/engine/graph.ts';
import { isOver, type Play } from '#lib/roleplay/engine/play.ts';
import * as scenarios from '#lib/roleplay/scenarios.server.ts';
import * as stage from '#lib/roleplay/stage.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { best, nextTurn, worst } from '#tests/support/play.ts';

const LOCALES = ['en', 'fi', 'nl', 'zh-Hant'] as const;

let people: Awaited<ReturnType<typeof freshStore>>['people'];
beforeEach(async () => ({ people } = await freshStore()));

/** Every string in a value, its property names included. */
function strings(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (Array.isArray(value)) return value.flatMap(strings);
	return value && typeof value === 'object'
		? Object.entries(value).flatMap(([key, inside]) => [key, ...strings(inside)])
		: [];
}

/** What a player may not know yet: all thoughts, reasons and endings, and every moment that was not reached. */
function secrets({ scenes, endings }: Words, play: Play) {
	const reached = new Set([...play.turns.map((turn) => turn.scene), play.at]);
	const unseen = Object.entries(scenes).flatMap(([id, { sees, says, choices }]) => {
		const replies = Object.values(choices);
		const explained = replies.flatMap(({ thought, reason }) => [thought, reason]);
		return reached.has(id)
			? explained
			: [...explained, sees ?? says!, says ?? sees!, ...replies.map(({ text }) => text)];
	});
	return [...unseen, ...Object.values(endings).flatMap(({ title, text }) => [title, text])];
}

/** Names in the graph, which say what a reply is worth. */
function names({ scenes, endings }: Words) {
	const choices = Object.values(scenes).flatMap((scene) => Object.keys(scene.choices));
	return new Set([...Object.keys(scenes), ...choices, ...Object.keys(endings)]);
}

describe.each([
	['best', best],
	['worst', worst]
] as const)('on the %s way through', (_, line) => {
	it.each(catalogue.slugs)('%s says nothing that was not played yet, in any language', async (module) => {
		const scenario = scenarios.current(catalogue.lesson(module, 'en').scenario);
		const id = await attempts.start(people.maya, scenario.slug, crypto.randomUUID(), now());
		for (let turn = 1; ; turn++) {
			const { play } = await attempts.findOwn(people.maya, id);
			for (const locale of LOCALES) {
				const words = scenario.words[locale]!;
				const { mood: _mood, ...page } = await stage.show(people.maya, id, locale); // a mood may be called as an ending is
				const shown = strings(page);
				for (const secret of secrets(words, play)) expect(shown.filter((text) => text.includes(secret))).toEqual([]);
				expect(shown.filter((text) => names(words).has(text))).toEqual([]);
				// The net is not empty: what is on the stage is found in it.
				const here = words.scenes[play.at];
				for (const { text } of Object.values(here?.choices ?? {})) expect(shown).toContain(text);
			}
			if (isOver(scenario.graph, play)) break;
			expect(await stage.debrief(people.maya, id, 'en')).toBeNull();
			const next = await nextTurn(people.maya, id, line);
			expect(next.turn).toBe(turn);
			await attempts.submitTurn(people.maya, id, next, 'en');
		}
	});

	it.each(catalogue.slugs)('the briefing of %s says nothing of the conversation', (module) => {
		const { slug, words } = scenarios.current(catalogue.lesson(module, 'en').scenario);
		for (const locale of LOCALES) {
			const shown = strings(stage.briefing(slug, locale));
			const nothing: Play = { at: '', trust: 0, turns: [] };
			for (const secret of secrets(words[locale]!, nothing))
				expect(shown.filter((text) => text.includes(secret))).toEqual([]);
		}
	});
});
