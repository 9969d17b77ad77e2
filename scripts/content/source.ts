// A file of content/, and where in it something stands.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { ZodType } from 'zod';

export const LOCALES = ['en', 'fi', 'nl', 'zh-Hant'] as const;

/** One line an author can act on: `content/…/fi.yaml:12: scenes.door has no words for "wait"`. */
export type Problem = { file: string; line: number; text: string };
export const say = ({ file, line, text }: Problem) => `${file}:${line}: ${text}`;
/** Says what is wrong at a line of the file at hand. */
export type Complain = (line: number, text: string) => void;

export type Source = {
	file: string;
	text: string;
	doc: Document;
	body: string;
	bodyLine: number;
	line: (path: PropertyKey[]) => number;
};

/** A YAML file, or a markdown file's frontmatter with the text below it. */
export function source(root: string, file: string, problems: Problem[]): Source | undefined {
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

export function shape<S extends ZodType>(found: Source | undefined, schema: S, problems: Problem[]) {
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

/** Practice ids that there are none of. */
export function unknownPractices(found: Source, named: Iterable<string>, known: Set<string>, complain: Complain) {
	for (const id of new Set(named)) if (!known.has(id)) complain(lineOf(id, found), `no practice "${id}"`);
}

/** Every language's own structure is held against the English one. */
export const inAllLanguages = <T>(of: Record<string, T>) => LOCALES.every((locale) => of[locale] !== undefined);

const lineOf = (word: string, { text }: Source) =>
	text.slice(0, text.search(new RegExp(`\\b${word}\\b`))).split('\n').length;
export const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
/** The hash of the words alone: a comma more is not another text. */
export const hashOfWords = (text: string) => hash((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' '));

export const folders = (root: string, path: string) =>
	existsSync(join(root, path))
		? readdirSync(join(root, path), { withFileTypes: true })
				.filter((entry) => entry.isDirectory())
				.map((entry) => entry.name)
				.sort()
		: [];
