import type { Person } from '#lib/accounts/policy.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as training from '#lib/roleplay/training.server.ts';
import type { Skill } from '#lib/roleplay/skills.ts';
import { practicesOf, skillOf } from './facts.server.ts';
import * as history from './history.server.ts';
import * as items from './items.server.ts';
import { toWorkOn, type Standing } from './profile.ts';
import { due } from './schedule.ts';

/** One thing to do for one skill: three minutes of today's practice, a lesson, a customer; `again` where all were done. */
type Way =
	| { kind: 'moment'; href: string }
	| { kind: 'lesson'; href: string; title: string }
	| { kind: 'customer'; href: string; title: string; again: boolean };
export type Suggestion = { skill: Skill; why: 'weakest' | 'unknown'; way: Way };

/** What would help somebody most now; undefined where all that is known is strong. */
export async function of(
	person: Pick<Person, 'id' | 'company'>,
	standings: Standing[],
	locale: Locale,
	at: Date
): Promise<Suggestion | undefined> {
	const focus = toWorkOn(standings);
	return focus && { ...focus, way: await wayTo(person, focus.skill, locale, at) };
}

/** The smallest step first: what is due today anyway, what they have not read, whom they have not won over. */
async function wayTo(person: Pick<Person, 'id' | 'company'>, skill: Skill, locale: Locale, at: Date): Promise<Way> {
	const [{ cards, day }, finished, customer] = await Promise.all([
		history.of(person, at),
		history.finishedBy(person.id),
		training.customerFor(person, skill, locale)
	]);
	const waits = due(cards, day).some(({ item }) => skillOf(items.practiceOf(item)) === skill);
	if (waits) return { kind: 'moment', href: '/practice' };
	const lesson = unread(skill, new Set(finished.map(({ module }) => module)), locale);
	return lesson ? { kind: 'lesson', ...lesson } : { kind: 'customer', ...customer };
}

/** The first section about the skill in a module that is not finished. */
function unread(skill: Skill, finished: Set<string>, locale: Locale) {
	const practices = practicesOf(skill);
	for (const slug of catalogue.slugs.filter((slug) => !finished.has(slug))) {
		const { sections } = catalogue.lesson(slug, locale);
		const at = sections.findIndex((section) => section.practices.some((id) => practices.includes(id)));
		if (at < 0) continue;
		const { id, title } = catalogue.module(slug, locale).sections[at]!;
		return { href: `/learn/${slug}/${id}`, title };
	}
	return undefined;
}
