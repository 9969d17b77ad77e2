import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { LOCALES, readContent, say } from '../../scripts/content.ts';
import { coverage, gaps } from '../../scripts/content/coverage.ts';
import { VARIANTS } from '../../scripts/content/practice.ts';

const SHARED = ['content/practices.yaml', 'content/rubric', 'content/exercises'];
const MODULE = 'content/modules/greeting';
const SCENARIO = 'content/scenarios/quiet-browser';
const PRACTICE = 'content/practice/G1';
const ANSWER = 'content/answers/forgotten-name';
const PATHS = 'content/paths.yaml';
const root = mkdtempSync(join(tmpdir(), 'attune-content-'));
afterAll(() => rmSync(root, { recursive: true }));

/** What is said of one lesson, its role-play, its practice and a path after `spoil` has had a file of theirs, line by line. */
function spoiled(file: string, spoil: (lines: string[]) => string[] | undefined) {
	for (const path of [...SHARED, MODULE, SCENARIO, PRACTICE, ANSWER]) {
		rmSync(join(root, path), { recursive: true, force: true });
		cpSync(path, join(root, path), { recursive: true });
	}
	// The two paths of this small handbook.
	const paths = readFileSync(PATHS, 'utf8').split('\nselling-with-service:')[0]!;
	writeFileSync(join(root, PATHS), paths.replaceAll(/modules: .*/g, 'modules: [greeting]'));
	const lines = spoil(readFileSync(join(root, file), 'utf8').split('\n'));
	if (lines) writeFileSync(join(root, file), lines.join('\n'));
	else rmSync(join(root, file));
	return readContent(root).problems.map(say);
}

/** Puts `text` in place of the first line that begins with `start`; its number is in `line`. */
let line = 0;
const instead = (start: string, text: string) => (lines: string[]) => {
	line = lines.findIndex((l) => l.trimStart().startsWith(start)) + 1;
	expect(line, `a line that begins with ${start}`).toBeGreaterThan(0);
	return lines.with(line - 1, lines[line - 1]!.replace(/\S.*/, text));
};
/** The same with nothing in its place. */
const without = (start: string) => (lines: string[]) => instead(start, '')(lines).toSpliced(line - 1, 1);

test('what is spoiled below is sound', () => {
	expect(spoiled(`${MODULE}/en.md`, (lines) => lines)).toEqual([]);
});

describe('a role-play', () => {
	test('YAML that cannot be read', () => {
		const [problem, ...rest] = spoiled(`${SCENARIO}/graph.yaml`, instead('trust: 50', 'trust: 50: 60'));
		expect(problem).toMatch(`${SCENARIO}/graph.yaml:${line}: Nested mappings are not allowed`);
		expect(rest.filter((p) => !p.includes('no sound scenario'))).toEqual([]);
	});

	test('a line further in than its neighbours', () => {
		const [problem] = spoiled(`${SCENARIO}/fi.yaml`, instead('goal:', '  goal: Myy kengät.'));
		// To YAML it goes on where the line above has stopped.
		expect(problem).toMatch(`${SCENARIO}/fi.yaml:${line - 1}: `);
	});

	test('a language that is missing', () => {
		expect(spoiled(`${SCENARIO}/nl.yaml`, () => undefined)).toContain(
			`${SCENARIO}/nl.yaml:1: is missing: every language has its own file`
		);
	});

	test('an empty file', () => {
		const problems = spoiled(`${SCENARIO}/graph.yaml`, () => []);
		expect(problems).toContainEqual(expect.stringMatching(/graph\.yaml:1: the file: /));
	});

	test('a practice that does not exist', () => {
		const problems = spoiled(`${SCENARIO}/graph.yaml`, instead('practice: L5', 'practice: L9'));
		expect(problems).toContain(`${SCENARIO}/graph.yaml:${line}: no practice "L9"`);
	});

	test('a value out of bounds, a skill that there is none of, a word too many', () => {
		const graph = `${SCENARIO}/graph.yaml`;
		const [trust] = spoiled(graph, instead('trust: -4', 'trust: -50'));
		expect(trust).toMatch(new RegExp(`^${graph}:${line}: scenes\\.at-the-door\\..*\\.trust: `));
		const [skill] = spoiled(graph, instead('shows: { greeting: 3 }', 'shows: { charm: 2 }'));
		expect(skill).toMatch(new RegExp(`^${graph}:${line}: scenes\\.at-the-door\\..*\\.shows`));
		const [missing, unknown] = spoiled(graph, instead('portrait:', 'portret: aino'));
		expect(missing).toMatch(`${graph}:1: portrait: `);
		expect(unknown).toBe(`${graph}:${line}: portret: Unrecognized key: "portret"`);
	});

	test('a scene that leads nowhere', () => {
		const problems = spoiled(`${SCENARIO}/graph.yaml`, instead('to: unseen', 'to: attic'));
		expect(problems).toContain(
			`${SCENARIO}/graph.yaml:${line}: scenes.at-the-door.choices.finish-the-row.to no scene or ending "attic"`
		);
	});

	test('a reply without a reason', () => {
		let reply = 0;
		const problems = spoiled(`${SCENARIO}/fi.yaml`, (lines) => {
			reply = lines.findIndex((l) => l.trim().startsWith('text:')) + 1;
			return without('reason:')(lines);
		});
		expect(problems[0]).toMatch(`${SCENARIO}/fi.yaml:${reply}: scenes.at-the-door.choices.look-up-and-greet.reason: `);
	});

	test('a module that does not exist', () => {
		expect(spoiled(`${SCENARIO}/graph.yaml`, instead('module:', 'module: selling'))).toContain(
			`${SCENARIO}/graph.yaml:1: no sound module "selling"`
		);
	});
});

describe('a lesson', () => {
	const english = `${MODULE}/en.md`;
	const fence = (lines: string[]) => lines.indexOf('---', 1);

	test('a title with a colon', () => {
		const problems = spoiled(english, instead('title:', 'title: Hello: world'));
		expect(problems[0]).toBe(`${english}:2: Nested mappings are not allowed in compact mappings`);
	});

	test('frontmatter that does not end, or does not begin', () => {
		const problem = `${english}:1: must begin with frontmatter between two lines of ---`;
		expect(spoiled(english, (lines) => lines.toSpliced(fence(lines), 1))).toContain(problem);
		expect(spoiled(english, (lines) => ['', ...lines])).toContain(problem);
	});

	test('a language that is missing', () => {
		expect(spoiled(`${MODULE}/zh-Hant.md`, () => undefined)).toContain(
			`${MODULE}/zh-Hant.md:1: is missing: every language has its own file`
		);
	});

	test('a practice that does not exist', () => {
		const problems = spoiled(`${MODULE}/fi.md`, instead('practices: [G1, L2]', 'practices: [G1, L9]'));
		expect(problems).toContain(`${MODULE}/fi.md:${line}: no practice "L9"`);
	});

	test.each(['{', '}', '<'])('%s in the text', (sign) => {
		const problems = spoiled(english, instead('> Morning.', `> Morning ${sign} all.`));
		expect(problems).toEqual([`${english}:${line}: {, } and < have a meaning in lessons: write it in words`]);
	});

	test('a heading too few', () => {
		let body = 0;
		const problems = spoiled(english, (lines) => {
			body = fence(lines) + 2;
			return without('## Nothing to answer')(lines);
		});
		expect(problems).toContain(`${english}:${body}: 4 headings (##) for 5 sections`);
	});

	test.each([
		['no', without('right: true')],
		['a second', instead('- text: Finish the parcel', '- right: true\n          text: Finish the parcel.')]
	])('a question with %s right answer', (_, spoil) => {
		const problems = spoiled(english, spoil);
		const options =
			readFileSync(english, 'utf8')
				.split('\n')
				.findIndex((l) => l.trim() === 'options:') + 1;
		expect(problems).toContain(`${english}:${options + 1}: sections.0.check.options: exactly one option is right`);
	});

	test('another right answer than in English', () => {
		let sections = 0;
		const problems = spoiled(`${MODULE}/nl.md`, (lines) => {
			sections = lines.indexOf('sections:') + 1;
			const right = lines.findIndex((l) => l.trim() === 'right: true');
			const moved = lines.toSpliced(right, 1);
			return moved.toSpliced(moved.findIndex((l) => l.trim().startsWith('- text:')) + 1, 0, lines[right]!);
		});
		expect(problems).toEqual([
			`${MODULE}/nl.md:${sections + 1}: has other sections, checks, right answers, practices or components than en.md`
		]);
	});

	test('more than five minutes, and a section of more than 75 seconds', () => {
		let section = 0;
		const problems = spoiled(english, (lines) => {
			section = lines.findLastIndex((l) => l.startsWith('## ')) + 1;
			return [...lines, 'word '.repeat(400)];
		});
		expect(problems).toEqual([
			expect.stringMatching(new RegExp(`en\\.md:${section}: section .* takes \\d+ seconds; at most 75: cut`)),
			expect.stringMatching(/en\.md:4: takes \d\.\d minutes to read; at most 5: cut/)
		]);
	});

	test.each([
		['a component that there is none of', '<Story>', '<Sotry>', /no component <Sotry>: there are <Story> <Models>/],
		['an attribute it does not take', '<Story>', '<Story lang>', /<Story lang>: write <Story>$/],
		['one that is not closed', '</Story>', '', /<Story> is not closed: end it with <\/Story>/],
		['one that was never opened', '<Story>', '', /<\/Story> closes nothing/],
		['text right below it', '<Story>', '<Story>\nAt once.', /leave an empty line between <Story> and text/],
		['one that is indented', '<Story>', '  <Story>', /<Story> stands alone on its line: take the spaces/],
		['a good model without its bad one', '<Bad>', '<Good>', /<Models> holds one <Bad> and one <Good>/]
	])('%s', (_, start, text, says) => {
		const problems = spoiled(english, instead(start, text));
		expect(problems).toContainEqual(expect.stringMatching(says));
		expect(problems[0]).toMatch(new RegExp(`^${english}:\\d+: `));
	});

	test('another practice is no other text: who has read a section is not asked to read it again', () => {
		const versionAfter = (spoil: (lines: string[]) => string[]) => {
			spoiled(english, spoil);
			return readContent(root).lessons.greeting!.en!.sections.map(({ version }) => version);
		};
		const before = versionAfter((lines) => lines);
		expect(versionAfter(instead('practices: [G1, L2]', 'practices: [G1, G3]'))).toEqual(before);
		expect(versionAfter(instead('point:', 'point: Something else.'))).not.toEqual(before);
	});

	test('a pledge too few', () => {
		expect(spoiled(english, without('pledge:'))).toContainEqual(
			expect.stringMatching(/en\.md:\d+: sections: exactly one section has a pledge/)
		);
	});

	test('a check placed where there is none', () => {
		const problems = spoiled(english, (lines) => {
			const first = lines.findIndex((l) => l.startsWith('## '));
			return lines.toSpliced(first + 1, 0, '', '<TryToday />');
		});
		expect(problems).toContainEqual(expect.stringContaining('<TryToday /> stands here, but the section has no pledge'));
	});

	test('a role-play that does not exist', () => {
		const problems = spoiled(english, instead('scenario:', 'scenario: loud-browser'));
		expect(problems).toContain(`${english}:${line}: no sound scenario "loud-browser"`);
	});
});

describe('an item of practice', () => {
	const english = `${PRACTICE}/en.yaml`;

	test('for a practice that does not exist', () => {
		mkdirSync(join(root, 'content/practice/L9'));
		expect(spoiled(english, (lines) => lines)).toContain('content/practice/L9:1: no practice "L9"');
		rmSync(join(root, 'content/practice/L9'), { recursive: true });
	});

	test('with too few wordings, or another right answer than in English', () => {
		const shorter = (lines: string[]) =>
			lines.slice(
				0,
				lines.findLastIndex((l) => l.startsWith('- id:'))
			);
		expect(spoiled(english, shorter)[0]).toMatch(`${english}:1: the file: Too small`);
		const problems = spoiled(`${PRACTICE}/fi.yaml`, (lines) => {
			const right = lines.findIndex((l) => l.trim() === 'right: true');
			const moved = lines.toSpliced(right, 1);
			const next = moved.findIndex((l, i) => i > right && l.trim().startsWith('- text:'));
			return moved.toSpliced(next + 1, 0, lines[right]!);
		});
		expect(problems).toContainEqual(`${PRACTICE}/fi.yaml:1: has other items, variants or right answers than en.yaml`);
	});
});

describe('a one-page answer', () => {
	test('that leads to a lesson that is not there, or takes too long', () => {
		const file = `${ANSWER}/nl.md`;
		const lost = spoiled(file, instead('see:', 'see: greeting/nowhere'));
		expect(lost).toContainEqual(`${file}:${line}: no section "greeting/nowhere"`);
		const long = spoiled(file, (lines) => [...lines, 'woord '.repeat(300)]);
		expect(long).toContainEqual(expect.stringMatching(/takes \d+ seconds to read; at most 60/));
	});
});

test('a list of practices that is missing, empty or cannot be read', () => {
	const file = 'content/practices.yaml';
	expect(spoiled(file, () => undefined)[0]).toMatch(`${file}:1: is missing`);
	expect(spoiled(file, () => [])).toContainEqual(expect.stringMatching(/no practice "G1"/));
	expect(spoiled(file, instead('greeting:', 'greeting: [G1'))[0]).toMatch(new RegExp(`^${file}:\\d+: `));
});

describe('a path', () => {
	test('to a module that is not there, or after itself', () => {
		expect(spoiled(PATHS, instead('modules:', 'modules: [greeting, juggling]'))).toContainEqual(
			`${PATHS}:${line}: no sound module "juggling"`
		);
		expect(spoiled(PATHS, instead('days:', 'days: 7\n  after: first-week'))).toContainEqual(
			expect.stringMatching(/comes after itself/)
		);
		expect(spoiled(PATHS, instead('empathy:', 'sympathy:'))).toContainEqual(
			expect.stringContaining('has no path "empathy"')
		);
		expect(spoiled(PATHS, instead('for: joiners', 'for: leads'))).toContainEqual(
			expect.stringContaining('has no path for joiners')
		);
	});
});

test('every practice is taught, practised in six wordings and, where a conversation can show it, played', () => {
	expect(gaps(readContent())).toEqual([]);
	const served = Object.entries(coverage(readContent()));
	for (const [id, { variants }] of served) expect(variants, id).toBeGreaterThanOrEqual(VARIANTS);
	expect(served).toHaveLength(33);
});

describe.each(catalogue.slugs)('the shipped lesson %s', (slug) => {
	const shape = (locale: (typeof LOCALES)[number]) =>
		catalogue.module(slug, locale).sections.map(({ id, check }) => [id, check?.options.length]);

	test.each(LOCALES)('is rendered in %s, section by section', (locale) => {
		const { sections } = catalogue.module(slug, locale);
		expect(sections.map((s) => s.id)).toEqual(catalogue.lesson(slug, locale).sections.map((s) => s.id));
		for (const { title, html } of sections) {
			expect(title).toMatch(/^\S/);
			expect(html).toMatch(/^<(p|blockquote|ul|ol|div|aside|hr)\b/);
			expect(title + html).not.toMatch(/\*\*|[{}]|<!--|<h[1-6]|undefined|\[object/);
		}
		expect(shape(locale)).toEqual(shape('en'));
	});
});
