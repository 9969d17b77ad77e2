import MiniSearch, { type SearchResult } from 'minisearch';
import type { Locale } from '#lib/platform/language.ts';
import { isHan, isStem, stemOf, termsOf } from './terms.ts';

const FIELDS = ['title', 'asks', 'about', 'point', 'text'] as const;

/** One language of something that can be looked up. The key is its address: `answers/no-receipt`. */
export type Page = {
	key: string;
	kind: 'answer' | 'section';
	locale: Locale;
	title: string;
	/** Other ways to ask for it. */
	asks: string;
	/** What it belongs to. */
	about: string;
	/** What it comes down to. */
	point: string;
	text: string;
};
/** A page that was found, with the terms that it was found by, and the share of what was asked that is in it (0–1). */
type Hit = { key: string; terms: Set<string>; share: number };

const MOST = 10;
/** The share of what was asked that has to be in a page. In Chinese one character of several is enough. */
const ENOUGH = { words: 0.25, han: 0.05 };
/** Where a page has this share, those with less than half of its share are left out. */
export const GOOD = 0.5;
const SIMILAR = 0.7;

/** Looks things up in one language. */
export function finderOf(pages: Page[]) {
	const having = pagesHaving(pages);
	/** A long word says more than a short one, one that few pages have more than one that most have. */
	const weight = (term: string) => Math.min(term.length, 8) * Math.log(1 + pages.length / (having.get(term) ?? 1));
	const index = new MiniSearch<Page>({
		idField: 'key',
		fields: [...FIELDS],
		storeFields: ['kind'],
		tokenize: termsOf,
		processTerm: (term) => term,
		searchOptions: {
			boost: { title: 4, asks: 4, about: 1.5, point: 2 },
			boostDocument: (_key, _term, stored) => (stored?.kind === 'answer' ? 1.5 : 1),
			boostTerm: (term) => (isStem(term) ? 0.4 : isHan(term) && term.length === 1 ? 0.3 : 1),
			prefix: (term) => term.length > 2 && !isStem(term) && !isHan(term),
			// A word that the pages know is not a slip for another one.
			fuzzy: (term) => (isStem(term) || isHan(term) || having.has(term) ? false : slipsIn(term)),
			weights: { prefix: 0.6, fuzzy: 0.3 }
		}
	});
	index.addAll(pages);

	/** The best pages first: those with most of what was asked, and with it in their title. */
	return (query: string): Hit[] => {
		const asked = [...new Set(termsOf(query))].filter((term) => !isStem(term));
		const found = index
			.search(query)
			.map((result) => ({ ...result, share: shareOf(asked, weight, result) }))
			.sort((a, b) => b.score * b.share - a.score * a.share);
		const best = Math.max(...found.map(({ share }) => share));
		return found
			.filter(({ share }) => share >= (best >= GOOD ? best / 2 : isHan(query) ? ENOUGH.han : ENOUGH.words))
			.slice(0, MOST)
			.map(({ id, terms, share }) => ({ key: id as string, terms: new Set(terms), share }));
	};
}

/** How many letters may be wrong, missing or too many; two that changed places are two. */
const slipsIn = (term: string) => (term.length < 4 || /^\p{N}+$/u.test(term) ? 0 : term.length < 5 ? 1 : 2);

/** In how many pages each term is. */
function pagesHaving(pages: Page[]) {
	const having = new Map<string, number>();
	for (const page of pages)
		for (const term of new Set(termsOf(FIELDS.map((field) => page[field]).join(' · '))))
			having.set(term, (having.get(term) ?? 0) + 1);
	return having;
}

/** The share of what was asked that is in a page, 0–1; a word that is only similar counts for less. */
function shareOf(asked: string[], weight: (term: string) => number, { terms, queryTerms }: SearchResult) {
	const closeness = (term: string) => {
		if (isHan(term)) return terms.includes(term) ? 1 : 0;
		if (terms.some((found) => found.startsWith(term) || found === stemOf(term))) return 1;
		return queryTerms.includes(term) ? SIMILAR : 0;
	};
	const sum = (of: (term: string) => number) => asked.reduce((total, term) => total + of(term), 0);
	return sum((term) => weight(term) * closeness(term)) / sum(weight);
}
