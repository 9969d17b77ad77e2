import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Items, type Item } from '../../src/lib/coaching/item.ts';
import type { Content } from '../content.ts';
import { LOCALES, folders, inAllLanguages, shape, source, type Source } from './source.ts';

/** In how many wordings a practice can be asked, in each language. */
export const VARIANTS = 6;

/** The items of spaced practice: every practice in all languages, with the same items and right answers. */
export function readPractice(root: string, content: Content, known: Set<string>) {
	if (!existsSync(join(root, 'content/practice'))) return;
	for (const id of folders(root, 'content/practice')) {
		if (!known.has(id)) content.problems.push({ file: `content/practice/${id}`, line: 1, text: `no practice "${id}"` });
		const items: Record<string, Item[]> = {};
		let english: string | undefined;
		for (const locale of LOCALES) {
			const file = `content/practice/${id}/${locale}.yaml`;
			const found = source(root, file, content.problems);
			const read = shape(found, Items, content.problems);
			if (!found || !read) continue;
			items[locale] = read;
			itemProblems(found, read, content);
			const structure = structureOf(read);
			english ??= structure;
			if (structure !== english)
				content.problems.push({ file, line: 1, text: 'has other items, variants or right answers than en.yaml' });
		}
		if (inAllLanguages(items)) content.practice[id] = items;
	}
}

function itemProblems({ file, line }: Source, items: Item[], content: Content) {
	const complain = (path: PropertyKey[], text: string) => content.problems.push({ file, line: line(path), text });
	const variants = items.flatMap((item, i) =>
		item.variants.map((variant, j) => ({ variant, path: [i, 'variants', j] }))
	);
	if (new Set(items.map(({ id }) => id)).size < items.length) complain([], 'two items have the same id');
	if (variants.length < VARIANTS) complain([], `${variants.length} variants; each practice has at least ${VARIANTS}`);
	const said = new Set<string>();
	let longest = 0;
	for (const { variant, path } of variants) {
		if (said.has(variant.says)) complain(path, 'is asked twice');
		said.add(variant.says);
		const { options } = variant;
		const right = options.find((o) => o.right)!;
		if (options.every((o) => o === right || [...o.text].length < [...right.text].length)) longest++;
	}
	if (longest > variants.length / 2)
		complain([], `the right option is the longest in ${longest} of ${variants.length}; at most half`);
}

const structureOf = (items: Item[]) =>
	JSON.stringify(items.map((i) => [i.id, i.variants.map((v) => v.options.map((o) => o.right ?? false))]));
