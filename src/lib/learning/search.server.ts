import { LOCALES, type Locale } from '#lib/platform/language.ts';
import * as answers from './answers.server.ts';
import * as catalogue from './catalogue.server.ts';
import { excerpt, marked, type Piece } from './excerpts.ts';
import { finderOf, GOOD, type Page } from './finder.server.ts';
import { cut, termsOf } from './terms.ts';

export type Result = {
	href: string;
	kind: Page['kind'];
	/** Of the words that are shown: the reader's, unless the page has none in it. */
	locale: Locale;
	title: Piece[];
	about: string;
	excerpt: Piece[];
};
type PagesIn = (locale: Locale) => Page[];

/** What was asked, in the reader's language; where little of it is found there, in the others, English first. */
export const search = (asked: string, locale: Locale) => (lookUp ??= searchIn(pagesIn))(asked, locale);
let lookUp: ReturnType<typeof searchIn> | undefined;

/** The same over any pages. A language's index is made when somebody first needs it. */
export function searchIn(pages: PagesIn) {
	const shelves = new Map<Locale, ReturnType<typeof shelf>>();
	const shelf = (locale: Locale) => {
		const all = pages(locale);
		return { find: finderOf(all), pages: new Map(all.map((page) => [page.key, page])) };
	};
	const of = (locale: Locale) => shelves.get(locale) ?? shelves.set(locale, shelf(locale)).get(locale)!;

	return (asked: string, reader: Locale) => {
		const { query, isCut } = cut(asked);
		const isAsked = termsOf(query).length > 0; // emoji alone ask for nothing
		const found = isAsked ? inOneOf([reader, 'en', ...LOCALES], query) : undefined;
		if (!found) return { query, isCut, language: reader, results: [] };
		const { language, hits } = found;
		const results = hits.map(({ key, terms }) => {
			const page = of(reader).pages.get(key) ?? of(language).pages.get(key)!;
			return shown(page, page.locale === language ? terms : new Set<string>());
		});
		return { query, isCut, language, results };
	};

	/** The first language that has most of what was asked; where none has, the first in which anything was found. */
	function inOneOf(languages: Locale[], query: string) {
		let any: { language: Locale; hits: ReturnType<ReturnType<typeof finderOf>> } | undefined;
		for (const language of new Set(languages)) {
			const hits = of(language).find(query);
			if (hits.some(({ share }) => share >= GOOD)) return { language, hits };
			if (hits.length) any ??= { language, hits };
		}
		return any;
	}
}

function shown({ key, kind, locale, title, about, point, text }: Page, terms: Set<string>): Result {
	return {
		href: kind === 'section' ? `/${key}?from=answers` : `/${key}`,
		kind,
		locale,
		title: marked(title, terms),
		about,
		excerpt: excerpt([point, text].filter(Boolean).join(' '), terms)
	};
}

const pagesIn: PagesIn = (locale) => [
	...answers.all(locale).map(({ slug, title, asks, words }): Page => ({
		...{ key: `answers/${slug}`, kind: 'answer', locale, title, about: '', point: '', text: words },
		asks: asks.join(' · ')
	})),
	...catalogue.slugs.flatMap((slug) => {
		const module = catalogue.module(slug, locale);
		return module.sections.map(({ id, title, point, html }): Page => ({
			...{ key: `learn/${slug}/${id}`, kind: 'section', locale, asks: '', about: module.title },
			...{ title: wordsOf(title), point, text: wordsOf(html) }
		}));
	})
];

const SIGNS: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

/** Our own HTML without its tags, and without what only names a kind of box. */
const wordsOf = (html: string) =>
	html
		.replace(/<p class="[^"]*-kind">.*?<\/p>/gs, ' ')
		.replace(/<[^>]*>/g, ' ')
		.replace(/&(lt|gt|quot|#39|amp);/g, (sign) => SIGNS[sign]!)
		.replace(/\s+/g, ' ')
		.trim();
