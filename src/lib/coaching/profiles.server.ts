import type { Person } from '#lib/accounts/policy.ts';
import { dayOf, daysBetween, now } from '#lib/platform/clock.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as facts from './facts.server.ts';
import { profile, type Standing } from './profile.ts';
import * as suggestions from './suggestions.server.ts';

export type Shown = Awaited<ReturnType<typeof of>>['skills'][number];

/**
 * Somebody's skills in words: each source with its level, how many facts and how long ago; and one thing to practise. The
 * figures behind the words stay here. The caller asks whether the reader may see them.
 */
export async function of(person: Pick<Person, 'id' | 'company'>, locale: Locale, at = now()) {
	const standings = profile(await facts.of([person.id], at), at);
	return {
		skills: standings.map((standing) => shown(standing, person.company.timeZone, at)),
		suggestion: await suggestions.of(person, standings, locale, at)
	};
}

function shown({ skill, level, sources }: Standing, zone: string, at: Date) {
	const days = (last: Date) => Math.max(0, daysBetween(dayOf(last, zone), dayOf(at, zone)));
	return {
		skill,
		level,
		sources: sources.map(({ source, n, level, last }) => ({ source, n, level, daysAgo: days(last) }))
	};
}
