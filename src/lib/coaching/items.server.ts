import items from 'virtual:practice';
import { createHash } from 'node:crypto';
import type { Locale } from '#lib/platform/language.ts';
import { minutesToRead } from '#lib/platform/reading.ts';
import type { Variant } from './item.ts';

const THINKING_SECONDS = 5;

export const practiceOf = (item: string) => item.split('/')[0]!;

/** The items of a practice, as `L3/whats-open`; none where none are written. */
export const of = (practice: string) =>
	Object.hasOwn(items, practice) ? items[practice]!.en!.map(({ id }) => `${practice}/${id}`) : [];

/** A wording of an item, counted on past its last one; undefined once the item is gone. */
export function variantOf(item: string, number: number, locale: Locale): { index: number; words: Variant } | undefined {
	const [practice, id] = item.split('/');
	const variants = items[practice!]?.[locale]?.find((item) => item.id === id)?.variants;
	if (!variants) return undefined;
	const index = number % variants.length;
	return { index, words: variants[index]! };
}

/** What it takes to read a moment, to choose, and to read why: an estimate, for a customer may come in between. */
export function secondsOf({ says, options }: Variant) {
	const read = [says, ...options.map(({ text }) => text), options[0]!.why].join('\n');
	return Math.round(minutesToRead(read) * 60) + THINKING_SECONDS;
}

/** The order in which somebody sees the options of an item on a day. */
export function orderOf(personId: string, item: string, day: string, { options }: Variant) {
	const lot = options.map((_, i) => createHash('sha256').update(`${personId} ${item} ${day} ${i}`).digest('hex'));
	return options.map((_, i) => i).sort((a, b) => (lot[a]! < lot[b]! ? -1 : 1));
}
