import type { Person } from '#lib/accounts/policy.ts';
import { dayOf, now } from '#lib/platform/clock.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as assignments from './assignments.server.ts';
import * as catalogue from './catalogue.server.ts';
import * as paths from './paths.server.ts';
import * as progress from './progress.server.ts';

export type Item = Awaited<ReturnType<typeof of>>[number];

/** Every module with where the person stands and where it goes on; what is due first, then what is begun, then the rest. */
export async function of(person: Person, locale: Locale, at = now()) {
	const [mine, due] = await Promise.all([progress.of(person.id, locale), assignments.of(person, at)]);
	const today = dayOf(at, person.company.timeZone);
	const items = catalogue.slugs.map((slug) => {
		const { seen, percent, pass, completedAt, changed } = mine.get(slug)!;
		const lesson = catalogue.lesson(slug, locale);
		const asked = due.find((row) => row.module === slug);
		const section = (changed[0] ?? lesson.sections.find((section) => !seen.includes(section.id)))?.id;
		return {
			...catalogue.summary(slug, locale),
			seen,
			percent,
			score: pass?.score,
			completed: completedAt !== null,
			/** What reads differently since it was completed. */
			changed,
			asked: asked && {
				...asked,
				urgency: assignments.urgencyOf(asked.dueOn, today),
				partOf: asked.path && paths.titleOf(asked.path, locale)
			},
			/** The page on which it goes on. */
			next: section ? `/learn/${slug}/${section}` : `/roleplay/${lesson.scenario}`,
			atRolePlay: !section
		};
	});
	const weight = (item: (typeof items)[number]) => [
		item.completed ? 3 : item.asked ? 0 : item.percent > 0 ? 1 : 2,
		item.asked?.dueOn ?? ''
	];
	return items.sort((a, b) => {
		const [x, y] = [weight(a), weight(b)];
		return Number(x[0]) - Number(y[0]) || String(x[1]).localeCompare(String(y[1]));
	});
}
