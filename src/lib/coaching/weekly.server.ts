import type { Person } from '#lib/accounts/policy.ts';
import * as team from '#lib/learning/team.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import { shortDay } from '#lib/platform/dates.ts';
import { origin } from '#lib/platform/env.server.ts';
import type { Locale } from '#lib/platform/language.ts';
import type { Section } from '#lib/platform/letters.server.ts';
import * as attention from './attention.server.ts';

/** Who looks after more teams than this opens them one by one. */
const MOST_TEAMS = 40;
const MOST = 8;

/** A lead's week: who of their teams is overdue, stuck or has earned a word. Nothing where nobody is. */
export async function of(lead: Person, locale: Locale, at = now()): Promise<Section[]> {
	const mine = await team.all(lead, MOST_TEAMS, at);
	if (!mine) return [];
	const { teams, ...crowd } = mine;
	const { overdue, stuck, praise } = await attention.of(lead, crowd, locale, at);
	const severalTeams = teams.length > 1 ? new Map(teams.map(({ id, name }) => [id, name])) : undefined;
	const section = <R extends { who: { name: string; teamId: string } }>(
		title: string,
		rows: R[],
		say: (row: R) => string
	) => {
		const named = ({ who }: R) => (severalTeams ? `${who.name} (${severalTeams.get(who.teamId)})` : who.name);
		const items = rows.slice(0, MOST).map((row) => ({ text: [named(row), say(row)].filter(Boolean).join(': ') }));
		const more = rows.length - items.length;
		return { title, items: more > 0 ? [...items, { text: m.weekly_more({ n: more }, { locale }) }] : items };
	};
	const sections = [
		section(m.weekly_overdue({ n: overdue.length }, { locale }), overdue, ({ n, title, since }) =>
			n > 1
				? m.weekly_overdue_several({ n, day: shortDay(since, locale) }, { locale })
				: m.weekly_overdue_one({ title, day: shortDay(since, locale) }, { locale })
		),
		section(m.weekly_stuck({ n: stuck.length }, { locale }), stuck, ({ customers }) =>
			new Intl.ListFormat(locale).format(customers.map(({ customer }) => customer))
		),
		section(m.weekly_praise({ n: praise.length }, { locale }), praise, ({ deeds }) =>
			new Intl.ListFormat(locale).format(deeds.flatMap(({ title }) => title || []))
		)
	].filter(({ items }) => items.length > 0);
	if (sections.length === 0) return [];
	return [
		...sections,
		{ title: m.weekly_next({}, { locale }), items: [{ text: m.weekly_open({}, { locale }), url: `${origin()}/team` }] }
	];
}
