import type { Person } from '#lib/accounts/policy.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as agenda from './agenda.server.ts';
import * as paths from './paths.server.ts';

export type Path = ReturnType<typeof progressOn>;

/** Every path that concerns the person, with how far they are. */
export const of = (person: Person, items: agenda.Item[], locale: Locale) =>
	slugsOf(person, items).map((slug) => progressOn(slug, items, locale));

/** One path, with its modules in order. Whoever has its address may read it: what is for leads is no secret. */
export async function find(person: Person, slug: string, locale: Locale) {
	if (!paths.exists(slug)) throw new NotFound();
	const items = await agenda.of(person, locale);
	return {
		path: progressOn(slug, items, locale),
		modules: paths.modulesOf(slug).map((module) => itemOf(module, items))
	};
}

/** The paths that are offered to somebody, and those that somebody asked them to learn. */
function slugsOf(person: Person, items: agenda.Item[]) {
	const offered = paths.slugsFor(person);
	return paths.slugs.filter((slug) => offered.includes(slug) || items.some(({ asked }) => asked?.path === slug));
}

function progressOn(slug: string, items: agenda.Item[], locale: Locale) {
	const own = paths.modulesOf(slug).map((module) => itemOf(module, items));
	const isOpen = (module: string) => !itemOf(module, items).completed;
	const first = paths.before(slug);
	const next = own.find((item) => item.open);
	return {
		...paths.summary(slug, locale),
		done: own.filter((item) => item.completed).length,
		percent: Math.floor(own.reduce((sum, item) => sum + item.percent, 0) / own.length),
		completed: !paths.allModulesOf(slug).some(isOpen),
		/** What is left to read, in minutes. */
		minutesLeft: own.reduce((sum, item) => sum + (item.completed ? 0 : item.minutes), 0),
		asked: own.find((item) => item.asked?.path === slug && item.open)?.asked,
		refresh: own.some((item) => item.asked?.path === slug && item.refresh),
		/** Where it goes on; undefined once its own modules are done and none is asked again. */
		next: next && { href: next.next, title: next.title, atRolePlay: next.atRolePlay },
		/** The path that comes first, while it is not finished: the certificate waits for it, the lessons do not. */
		first:
			first && paths.allModulesOf(first).some(isOpen) ? { slug: first, title: paths.titleOf(first, locale) } : undefined
	};
}

const itemOf = (module: string, items: agenda.Item[]) => items.find((item) => item.slug === module)!;
