import type { Person } from '#lib/accounts/policy.ts';
import { dayOf, now } from '#lib/platform/clock.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as assignments from './assignments.server.ts';
import * as catalogue from './catalogue.server.ts';
import * as paths from './paths.server.ts';
import * as progress from './progress.server.ts';
import * as rolePlays from './role-plays.server.ts';

export type Item = Awaited<ReturnType<typeof of>>[number];
export type RolePlay = Awaited<ReturnType<typeof everything>>['rolePlays'][number];

/** Every module with where the person stands and where it goes on; what is due first, then what is begun, then the rest. */
export const of = async (person: Person, locale: Locale, at = now()) => (await everything(person, locale, at)).items;

/** The same, and the role-plays that they are asked to play, soonest first. */
export async function everything(person: Person, locale: Locale, at = now()) {
	const [mine, due] = await Promise.all([progress.of(person.id, locale), assignments.of(person, at)]);
	const today = dayOf(at, person.company.timeZone);
	const items = catalogue.slugs.map((slug) => {
		const asked = due.find((row) => row.module === slug);
		return itemOf(slug, mine.get(slug)!, asked && shown(asked, today, locale), locale);
	});
	const weight = (item: (typeof items)[number]) => [
		item.open ? (item.asked ? 0 : item.percent > 0 ? 1 : 2) : 3,
		item.asked?.dueOn ?? ''
	];
	items.sort((a, b) => {
		const [x, y] = [weight(a), weight(b)];
		return Number(x[0]) - Number(y[0]) || String(x[1]).localeCompare(String(y[1]));
	});
	return {
		items,
		rolePlays: due
			.filter(({ scenario, doneAt }) => scenario && !doneAt)
			.map((asked) => ({ ...rolePlays.summary(asked.scenario!, locale), asked: shown(asked, today, locale) }))
	};
}

function itemOf(slug: string, done: progress.Progress, asked: ReturnType<typeof shown> | undefined, locale: Locale) {
	const { seen, percent, pass, completedAt, changed } = done;
	const lesson = catalogue.lesson(slug, locale);
	const section = (changed[0] ?? lesson.sections.find((section) => !seen.includes(section.id)))?.id;
	const completed = completedAt !== null;
	const refresh = completed && asked?.doneAt === null;
	return {
		...catalogue.summary(slug, locale),
		seen,
		percent,
		score: pass?.score,
		completed,
		/** Completed, and asked again: what has changed since, and its role-play. */
		refresh,
		open: !completed || refresh,
		/** What reads differently since it was completed. */
		changed,
		asked,
		/** The page on which it goes on. */
		next: section ? `/learn/${slug}/${section}` : `/roleplay/${lesson.scenario}`,
		atRolePlay: !section
	};
}

const shown = ({ assignmentId: _, subject: __, ...asked }: assignments.Asked, today: string, locale: Locale) => ({
	...asked,
	urgency: assignments.urgencyOf(asked.dueOn, today),
	partOf: asked.path && paths.titleOf(asked.path, locale)
});
