import paths from 'virtual:paths';
import { oversees, type Person } from '#lib/accounts/policy.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as catalogue from './catalogue.server.ts';

export const slugs = Object.keys(paths);
export const exists = (slug: string) => Object.hasOwn(paths, slug);
export const modulesOf = (slug: string) => (exists(slug) ? paths[slug]!.modules : []);
export const titleOf = (slug: string, locale: Locale) => (exists(slug) ? paths[slug]!.title[locale] : slug);
/** The path that comes first, if there is one. */
export const before = (slug: string) => paths[slug]!.after;

/** What concerns somebody: paths for leads are offered to those who look after others. */
export const slugsFor = (person: Person) => slugs.filter((slug) => paths[slug]!.for !== 'leads' || oversees(person));

/** What a new team asks of everybody who joins it. */
export const ofJoiners = slugs
	.filter((slug) => paths[slug]!.for === 'joiners')
	.map((path) => ({ path, dueAfterDays: paths[path]!.days }));

/** The modules that make a path complete: its own, and those of the paths that come first. */
export function allModulesOf(slug: string): string[] {
	const first = before(slug);
	return [...new Set([...(first ? allModulesOf(first) : []), ...modulesOf(slug)])];
}

/** What the catalogue says of a path. */
export function summary(slug: string, locale: Locale) {
	const { title, summary, modules } = paths[slug]!;
	const minutes = modules.reduce((sum, module) => sum + catalogue.lesson(module, locale).minutes, 0);
	return { slug, title: title[locale], summary: summary[locale], minutes, modules: modules.length };
}
export const summaries = (locale: Locale) => slugs.map((slug) => summary(slug, locale));
