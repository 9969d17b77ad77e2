// Reads content/ from disk: for the build (content-plugin.ts) and for `npm run content:check`.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { ZodType } from 'zod';
import { Frontmatter, minutesOf, type Lesson } from '../src/lib/learning/lesson.ts';
import { structureFaults } from '../src/lib/roleplay/engine/checks.ts';
import { Graph, Words, type Scenario } from '../src/lib/roleplay/engine/graph.ts';

export const LOCALES = ['en', 'fi', 'nl', 'zh-Hant'] as const;
export const MINUTES = 5;

/** One line an author can act on: `content/…/fi.yaml:12: scenes.door has no words for "wait"`. */
type Problem = { file: string; line: number; text: string };
export type Content = {
	lessons: Record<string, Record<string, Lesson>>;
	minutes: Record<string, Record<string, number>>;
	scenarios: Record<string, Scenario>;
	practices: Record<string, string[]>;
	problems: Problem[];
};

export const say = ({ file, line, text }: Problem) => `${file}:${line}: ${text}`;

export function readContent(root = '.'): Content {
	const problems: Problem[] = [];
	const practices = source(root, 'content/practices.yaml', problems)?.doc.toJS() as Content['practices'];
	const known = new Set(Object.values(practices).flat());
	const content: Content = { lessons: {}, minutes: {}, scenarios: {}, practices, problems };
	for (const slug of folders(root, 'content/scenarios')) readScenario(root, slug, content, known);
	for (const slug of folders(root, 'content/modules')) readModule(root, slug, content, known);
	for (const [slug, { graph }] of Object.entries(content.scenarios)) {
		if (graph.module && !content.lessons[graph.module])
			problems.push({ file: `content/scenarios/${slug}/graph.yaml`, line: 1, text: `no module "${graph.module}"` });
		if (!graph.module && content.lessons[slug])
			problems.push({
				file: `content/scenarios/${slug}/graph.yaml`,
				line: 1,
				text: 'is called as a module is: choose another name'
			});
	}
	return content;
}

function readScenario(root: string, slug: string, content: Content, known: Set<string>) {
	const at = `content/scenarios/${slug}`;
	const sources = { graph: source(root, `${at}/graph.yaml`, content.problems) } as Record<string, Source | undefined>;
	const graph = shape(sources.graph, Graph, content.problems);
	const words: Record<string, Words> = {};
	for (const locale of LOCALES) {
		sources[locale] = source(root, `${at}/${locale}.yaml`, content.problems);
		const said = shape(sources[locale], Words, content.problems);
		if (said) words[locale] = said;
	}
	if (!graph) return;
	const named = [
		...graph.practices,
		...Object.values(graph.scenes).flatMap((s) => Object.values(s.choices).map((c) => c.practice))
	];
	for (const id of new Set(named))
		if (!known.has(id))
			content.problems.push({
				file: `${at}/graph.yaml`,
				line: lineOf(id, sources.graph!),
				text: `no practice "${id}"`
			});
	for (const fault of structureFaults({ graph, words })) {
		const where = sources[fault.file]!;
		content.problems.push({
			file: where.file,
			line: where.line(fault.path),
			text: `${fault.path.join('.')} ${fault.problem}`
		});
	}
	if (Object.keys(words).length < LOCALES.length) return;
	content.scenarios[slug] = { slug, version: hash(JSON.stringify({ graph, words })), graph, words };
}

function readModule(root: string, slug: string, content: Content, known: Set<string>) {
	const at = `content/modules/${slug}`;
	const lessons: Record<string, Lesson> = {};
	content.minutes[slug] = {};
	for (const locale of LOCALES) {
		const file = `${at}/${locale}.md`;
		const found = source(root, file, content.problems);
		const meta = shape(found, Frontmatter, content.problems);
		if (!found || !meta) continue;
		lessons[locale] = { ...meta, version: hash(found.text) };
		const problem = (line: number, text: string) => content.problems.push({ file, line, text });
		for (const id of new Set([...meta.practices, ...meta.sections.flatMap((s) => s.practices)]))
			if (!known.has(id)) problem(lineOf(id, found), `no practice "${id}"`);
		const quiz = content.scenarios[meta.scenario]?.graph;
		if (!quiz) problem(found.line(['scenario']), `no sound scenario "${meta.scenario}"`);
		else if (quiz.module !== slug) problem(found.line(['scenario']), `"${meta.scenario}" is not this module's`);
		else if (meta.passMark !== undefined && meta.passMark !== quiz.passMark)
			problem(found.line(['passMark']), `passMark ${meta.passMark}; its role-play says ${quiz.passMark}`);
		bodyProblems(found, meta, problem);
		content.minutes[slug]![locale] = readingMinutes(found, meta);
		if (content.minutes[slug]![locale]! > MINUTES)
			problem(
				1,
				`takes ${content.minutes[slug]![locale]!.toFixed(1)} minutes to read; at most ${MINUTES}: cut words or a check`
			);
		const english = lessons.en;
		if (english && structure(english) !== structure(lessons[locale]!))
			problem(found.line(['sections']), 'has other sections, checks, right answers or practices than en.md');
	}
	if (Object.keys(lessons).length === LOCALES.length) content.lessons[slug] = lessons;
}

function bodyProblems(found: Source, meta: Frontmatter, problem: (line: number, text: string) => void) {
	const lines = found.body.split('\n');
	const headings = lines.filter((l) => /^## /.test(l)).length;
	if (headings !== meta.sections.length)
		problem(found.bodyLine, `${headings} headings (##) for ${meta.sections.length} sections`);
	lines.forEach((l, i) => {
		if (/[{}<]/.test(l)) problem(found.bodyLine + i, '{, } and < have a meaning in lessons: write it in words');
	});
}

function readingMinutes(found: Source, meta: Frontmatter) {
	const checks = meta.sections.flatMap((s) => s.check ?? []);
	// Of each check one answer's explanation is read.
	const asked = checks.map((c) => [c.question, ...c.options.map((o) => o.text), c.options[0]!.why].join(' '));
	const points = meta.sections.map((s) => s.point);
	return minutesOf([found.body, ...points, ...asked].join('\n'), checks.length);
}

/** What must be the same in every language. */
const structure = (lesson: Lesson) =>
	JSON.stringify([
		lesson.practices,
		lesson.scenario,
		lesson.sections.map((s) => [s.id, s.practices, s.check?.options.map((o) => o.right ?? false)])
	]);

type Source = {
	file: string;
	text: string;
	doc: Document;
	body: string;
	bodyLine: number;
	line: (path: PropertyKey[]) => number;
};

/** A YAML file, or a markdown file's frontmatter with the text below it. */
function source(root: string, file: string, problems: Problem[]): Source | undefined {
	if (!existsSync(join(root, file))) {
		problems.push({ file, line: 1, text: 'is missing: every language has its own file' });
		return undefined;
	}
	const text = readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n');
	const split = file.endsWith('.md') ? /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) : [text, text, ''];
	if (!split) {
		problems.push({ file, line: 1, text: 'must begin with frontmatter between two lines of ---' });
		return undefined;
	}
	const offset = file.endsWith('.md') ? 1 : 0;
	const lines = new LineCounter();
	const doc = parseDocument(split[1]!, { lineCounter: lines });
	for (const error of doc.errors) {
		const text = error.message.split('\n')[0]!.replace(/ at line \d+, column \d+:$/, ''); // it counts without the offset
		problems.push({ file, line: (error.linePos?.[0].line ?? 1) + offset, text });
	}
	if (doc.errors.length) return undefined;
	const line = (path: PropertyKey[]): number => {
		for (let depth = path.length; depth > 0; depth--) {
			const node = doc.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined;
			if (node?.range) return lines.linePos(node.range[0]).line + offset;
		}
		return 1 + offset;
	};
	const bodyLine = split[1]!.split('\n').length + 3;
	return { file, text, doc, body: split[2]!, bodyLine, line };
}

function shape<S extends ZodType>(found: Source | undefined, schema: S, problems: Problem[]) {
	if (!found) return undefined;
	const result = schema.safeParse(found.doc.toJS());
	if (result.success) return result.data;
	for (const issue of result.error.issues) {
		const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path;
		const where = path.map(String).join('.') || 'the file';
		problems.push({ file: found.file, line: found.line(path), text: `${where}: ${issue.message}` });
	}
	return undefined;
}

const lineOf = (word: string, { text }: Source) =>
	text.slice(0, text.search(new RegExp(`\\b${word}\\b`))).split('\n').length;
const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
const folders = (root: string, path: string) =>
	existsSync(join(root, path))
		? readdirSync(join(root, path), { withFileTypes: true })
				.filter((entry) => entry.isDirectory())
				.map((entry) => entry.name)
				.sort()
		: [];
