import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import * as exercises from '#lib/coaching/exercises.server.ts';
import { anchors, anchorsOf } from '#lib/coaching/rubric.ts';
import { SKILLS } from '#lib/roleplay/skills.ts';
import { LOCALES, readContent, say } from '../../scripts/content.ts';
import { ALOUD_SECONDS, secondsAloud } from '../../scripts/content/exercises.ts';

const root = mkdtempSync(join(tmpdir(), 'attune-floor-'));
afterAll(() => rmSync(root, { recursive: true }));

/** What is said of the rubric and the exercises after one of their files was spoiled; undefined takes it away. */
function spoiled(file: string, spoil: (lines: string[]) => string[] | undefined) {
	for (const path of ['content/practices.yaml', 'content/rubric', 'content/exercises'])
		cpSync(path, join(root, path), { recursive: true });
	const lines = spoil(readFileSync(file, 'utf8').split('\n'));
	if (lines) writeFileSync(join(root, file), lines.join('\n'));
	else rmSync(join(root, file));
	return readContent(root)
		.problems.map(say)
		.filter((problem) => /content\/(rubric|exercises)/.test(problem));
}

/** The line on which the first one that begins so stands, and the file with `text` in its place. */
const lineOf = (file: string, start: string) =>
	readFileSync(file, 'utf8')
		.split('\n')
		.findIndex((line) => line.trimStart().startsWith(start)) + 1;
const instead = (file: string, start: string, text: string) =>
	spoiled(file, (lines) => lines.with(lineOf(file, start) - 1, text));

describe('the rubric', () => {
	const english = 'content/rubric/en.yaml';
	const finnish = 'content/rubric/fi.yaml';

	test('is sound as it is', () => expect(spoiled(english, (lines) => lines)).toEqual([]));

	test('is there in every language', () => {
		expect(spoiled('content/rubric/nl.yaml', () => undefined)).toEqual([
			'content/rubric/nl.yaml:1: is missing: every language has its own file'
		]);
	});

	test('knows the six skills and four marks of each', () => {
		const skill = lineOf(english, 'listening:');
		const charm = instead(english, 'listening:', 'charm:');
		expect(charm).toContainEqual(expect.stringMatching(`^${english}:1: listening: `));
		expect(charm).toContainEqual(expect.stringMatching(`^${english}:${skill + 1}: charm: Unrecognized key`));
		expect(spoiled(english, (lines) => lines.toSpliced(skill, 1))).toEqual([
			expect.stringMatching(`^${english}:${skill + 1}: listening: `)
		]);
	});

	test('says each mark in one sentence that fits on a button', () => {
		const line = lineOf(finnish, '- Vastaus');
		const problem = (text: string) => instead(finnish, '- Vastaus', `  - ${text}`);
		expect(problem('Kuunteli. Ja kysyi.')).toEqual([`${finnish}:${line}: listening.0: one sentence, with a full stop`]);
		expect(problem('Kuunteli')).toEqual([expect.stringMatching(/one sentence, with a full stop$/)]);
		expect(problem(`${'Kuunteli '.repeat(13)}hyvin.`)).toEqual([`${finnish}:${line}: listening.0: at most 110 signs`]);
	});

	test('has no sentence twice', () => {
		const again = readFileSync(finnish, 'utf8').split('\n')[lineOf(finnish, '- Vastaus')]!;
		expect(instead(finnish, '- Vastaus', again)).toEqual([
			`${finnish}:${lineOf(finnish, '- Vastaus') + 1}: listening.1: stands twice; each mark looks different`
		]);
	});

	test.each(LOCALES)('is given out in %s, skill by skill', (locale) => {
		expect(anchors(locale).map(({ skill }) => skill)).toEqual(SKILLS);
		for (const { skill, levels } of anchors(locale)) {
			expect(levels).toHaveLength(4);
			expect(levels).toEqual(anchorsOf(skill, locale));
		}
		if (locale !== 'en') expect(anchorsOf('advice', locale)[3]).not.toBe(anchorsOf('advice', 'en')[3]);
	});
});

describe('the exercises', () => {
	const english = 'content/exercises/greeting/en.yaml';
	const dutch = 'content/exercises/greeting/nl.yaml';

	test('are sound as they are', () => expect(spoiled(english, (lines) => lines)).toEqual([]));

	test('belong to a skill, and every skill has some in every language', () => {
		mkdirSync(join(root, 'content/exercises/charm'), { recursive: true });
		expect(spoiled(dutch, () => undefined)).toEqual([
			'content/exercises/charm:1: no skill "charm": there are greeting, listening, empathy, advice, integrity, relationship',
			`${dutch}:1: is missing: every language has its own file`
		]);
		rmSync(join(root, 'content/exercises/charm'), { recursive: true });
	});

	test('are three or more, with three or four steps and a question to end with', () => {
		const second = lineOf(english, '- id: name-once');
		expect(spoiled(english, (lines) => lines.slice(0, second - 1))).toContainEqual(
			expect.stringMatching(`^${english}:1: the file: Too small`)
		);
		const steps = lineOf(english, 'steps:');
		expect(spoiled(english, (lines) => lines.toSpliced(steps, 2))).toContainEqual(
			expect.stringMatching(`^${english}:${steps + 1}: 0\\.steps: Too small`)
		);
		expect(instead(english, 'asks:', '  asks: Look up more often.')).toContain(
			`${english}:${lineOf(english, 'asks:')}: 0.asks: a question, with a question mark`
		);
	});

	test('serve a practice that there is, and one of their skill', () => {
		const line = lineOf(english, 'practices:');
		expect(instead(english, 'practices:', '  practices: [G9]')).toContain(`${english}:${line}: no practice "G9"`);
		expect(instead(english, 'practices:', '  practices: [S4]')).toContain(
			`${english}:${line}: hands-full serves no practice of greeting`
		);
	});

	test('are the same ones in every language', () => {
		for (const [start, text] of [
			['- id: name-once', '- id: name-twice'],
			['with: pairs', '  with: round'],
			['practices: [G2]', '  practices: [G2, G3]']
		] as const)
			expect(instead(dutch, start, text), start).toEqual([
				`${dutch}:1: has other exercises, practices or steps than en.yaml`
			]);
	});

	test('leave time to be done', () => {
		expect(instead(dutch, 'says:', `  says: ${'woord '.repeat(120)}`)).toEqual([
			expect.stringMatching(`^${dutch}:\\d+: hands-full takes \\d+ seconds to read aloud; at most ${ALOUD_SECONDS}`)
		]);
		expect(secondsAloud({ says: 'woord '.repeat(100), steps: [], asks: '' } as never)).toBe(42);
	});

	test('come round: every week another of the skill, then the first again', () => {
		for (const skill of SKILLS) {
			const ids = [0, 1, 2, 3].map((turn) => exercises.of(skill, turn, 'fi').id);
			expect(new Set(ids.slice(0, 3)).size).toBe(3);
			expect(ids[3]).toBe(ids[0]);
		}
	});
});
