import { beforeEach, describe, expect, it } from 'vitest';
import { now } from '#lib/platform/clock.ts';
import * as attempts from '#lib/roleplay/attempts.server.ts';
import * as debriefs from '#lib/roleplay/debrief.server.ts';
import type { Graph, Words } from '#lib/roleplay/engine/graph.ts';
import { begin, choicesOf, isOver, type Play } from '#lib/roleplay/engine/play.ts';
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

/**
 * What a player may not know yet: all thoughts, reasons and endings, every moment that was not reached, every reply that
 * was neither made nor is on offer now, and every fact that was not learnt.
 */
function secrets(graph: Graph, { scenes, endings, facts }: Words, play: Play) {
	const reached = new Set([...play.turns.map((turn) => turn.scene), play.at]);
	const said = new Set(play.turns.map((turn) => `${turn.scene}/${turn.choice}`));
	for (const id of choicesOf(graph, play)) said.add(`${play.at}/${id}`);
	const unseen = Object.entries(scenes).flatMap(([scene, { sees, says, choices }]) => [
		...(reached.has(scene) ? [] : [sees ?? says!, says ?? sees!]),
		...Object.entries(choices).flatMap(([id, { text, thought, reason }]) => [
			...(said.has(`${scene}/${id}`) ? [] : [text]),
			thought,
			reason
		])
	]);
	const open = new Set([...said].map((key) => textOf(scenes, key)));
	const unlearnt = Object.keys(facts).filter((fact) => !play.knows.includes(fact));
	return [
		...unseen.filter((text) => !open.has(text)), // a reply may be there twice, once for those who know more
		...unlearnt.map((fact) => facts[fact]!),
		...Object.values(endings).flatMap(({ title, text }) => [title, text])
	];
}

/** A title of a few signs may stand in a sentence by chance. */
const tells = (text: string, secret: string) => (secret.length > 20 ? text.includes(secret) : text === secret);

const textOf = (scenes: Words['scenes'], key: string) => {
	const [scene, choice] = key.split('/') as [string, string];
	return scenes[scene]!.choices[choice]!.text;
};

/** Names in the graph, which say what a reply is worth. */
function names({ scenes, endings, facts }: Words) {
	const choices = Object.values(scenes).flatMap((scene) => Object.keys(scene.choices));
	return new Set([...Object.keys(scenes), ...choices, ...Object.keys(endings), ...Object.keys(facts)]);
}

const slugs = scenarios.all().map((scenario) => scenario.slug);

describe.each([
	['best', best],
	['worst', worst]
] as const)('on the %s way through', (_, line) => {
	it.each(slugs)('%s says nothing that was not played yet, in any language', async (slug) => {
		const scenario = scenarios.current(slug);
		const id = await attempts.start(people.maya, scenario.slug, crypto.randomUUID(), now());
		for (let turn = 1; ; turn++) {
			const { play } = await attempts.findOwn(people.maya, id);
			for (const locale of LOCALES) {
				const words = scenario.words[locale]!;
				const { mood: _mood, ...page } = await stage.show(people.maya, id, locale); // a mood may be called as an ending is
				const shown = strings(page);
				for (const secret of secrets(scenario.graph, words, play))
					expect(shown.filter((text) => tells(text, secret))).toEqual([]);
				expect(shown.filter((text) => names(words).has(text))).toEqual([]);
				// The net is not empty: what is on the stage is found in it.
				for (const choice of choicesOf(scenario.graph, play))
					expect(shown).toContain(words.scenes[play.at]!.choices[choice]!.text);
			}
			if (isOver(scenario.graph, play)) break;
			expect(await debriefs.debrief(people.maya, id, 'en')).toBeNull();
			const next = await nextTurn(people.maya, id, line);
			expect(next.turn).toBe(turn);
			await attempts.submitTurn(people.maya, id, next, 'en');
		}
	});

	it.each(slugs)('the briefing of %s says nothing of the conversation', (slug) => {
		const { graph, words } = scenarios.current(slug);
		for (const locale of LOCALES) {
			const shown = strings(stage.briefing(slug, locale));
			const nothing: Play = { ...begin(graph), at: '' };
			for (const secret of secrets(graph, words[locale]!, nothing))
				expect(shown.filter((text) => tells(text, secret))).toEqual([]);
		}
	});
});
