import { describe, expect, it, test } from 'vitest';
import { minutesToRead } from '#lib/platform/reading.ts';
import { hasteOf } from '#lib/roleplay/pace.ts';
import { corridor, playOut } from '#tests/support/graphs.ts';

const { graph, words } = corridor();
const play = playOut(graph, (choices) => choices.at(-1)!);
const START = Date.parse('2026-11-18T09:00:00Z');
/** Eight turns, so many seconds apart. */
const turns = (seconds: number) => play.turns.map((_, i) => new Date(START + i * seconds * 1000));
const haste = (at: Date[], said = words, locale = 'en') =>
	hasteOf({ slug: 'corridor', version: '1', graph, words: said }, play, at, locale);

// Each scene says three words and offers three replies of three: twelve words, which a thousand a minute passes in 0.72 s.
describe('the pace of a conversation', () => {
	it('that people have is nothing to talk about', () => {
		expect(haste(turns(30))).toBeUndefined();
		expect(haste(turns(0.72))).toBeUndefined();
	});

	it('is too fast when not even the eyes could have followed', () => {
		expect(haste(turns(0.7))).toEqual({ seconds: 5, leastSeconds: 6 });
		expect(haste(turns(0))).toEqual({ seconds: 0, leastSeconds: 6 });
	});

	it('counts Chinese by its signs', () => {
		const { scenes, ...rest } = words.en!;
		const says = '我今天想找一雙走得遠又不怕下雨的鞋子可以請你幫我看看嗎謝謝';
		const chinese = Object.fromEntries(Object.entries(scenes).map(([id, scene]) => [id, { ...scene, says }]));
		const said = { 'zh-Hant': { ...rest, scenes: chinese } };
		expect(haste(turns(1), said, 'zh-Hant')).toEqual({ seconds: 7, leastSeconds: 11 });
		expect(haste(turns(2), said, 'zh-Hant')).toBeUndefined();
	});
});

test.each([
	['', 0],
	[Array(200).fill('word').join(' '), 1],
	['鞋'.repeat(350), 1],
	[`${Array(100).fill('don’t').join(', ')} ${'鞋'.repeat(175)}`, 1]
])('a text takes its minutes to read', (text, minutes) => {
	expect(minutesToRead(text)).toBe(minutes);
});
