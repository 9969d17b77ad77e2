import scenarios from 'virtual:scenarios';
import type { Locale } from '#lib/platform/language.ts';

// What learning needs to know of role-plays in order to ask for one. How they are played is not its business.

/** Every role-play's slug: those that no module has as its quiz first, as they can be asked in no other way. */
export const slugs = Object.keys(scenarios).sort(
	(a, b) =>
		Number(Boolean(scenarios[a]!.graph.module)) - Number(Boolean(scenarios[b]!.graph.module)) || a.localeCompare(b)
);
export const exists = (slug: string) => Object.hasOwn(scenarios, slug);
export const titleOf = (slug: string, locale: Locale) => (exists(slug) ? scenarios[slug]!.words[locale]!.title : slug);

/** What a list says of a role-play before it is played. */
export function summary(slug: string, locale: Locale) {
	const { title, customer } = scenarios[slug]!.words[locale]!;
	return { slug, title, customer };
}
export const summaries = (locale: Locale) => slugs.map((slug) => summary(slug, locale));
