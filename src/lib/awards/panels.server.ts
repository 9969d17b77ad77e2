import { and, eq, inArray } from 'drizzle-orm';
import * as people from '#lib/accounts/people.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import { addDays, dayOf, daysBetween, monthOf, now } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as goals from '#lib/recognition/goals.server.ts';
import * as kudos from '#lib/recognition/kudos.server.ts';
import * as practices from '#lib/recognition/practices.server.ts';
import * as consents from '#lib/recognition/screen-consents.server.ts';
import * as settings from '#lib/recognition/settings.server.ts';
import { goals as goalTable } from '#lib/recognition/tables.server.ts';
import * as teamsBoard from '#lib/recognition/teams-board.server.ts';
import * as definitions from './definitions.server.ts';
import { mentions } from './mentions.ts';
import * as occasions from './occasions.server.ts';
import type { Screen } from './screens.server.ts';

export type Panel = Awaited<ReturnType<typeof of>>[number];

const DAY_MS = 24 * 3_600_000;
/** What a wall holds and somebody reads from three metres. */
const AWARDS = 3;
const THANKS = 6;
const THANKS_AT_ONCE = 2;
const TEAMS = 8;
const GOALS_AT_ONCE = 5;
const NEWCOMERS = 6;

/**
 * What a screen shows one after the other: what every member of its store may see, with the names of only those who
 * asked to be on it. What colleagues wrote is left out where it speaks of anybody else of the store.
 */
export async function of(screen: Screen, locale: Locale, at = now()) {
	const zone = screen.company.timeZone;
	const [today, month] = [dayOf(at, zone), monthOf(at, zone)];
	const [store, teams, shown, colleagues, members, { thanks }] = await Promise.all([
		units.get(screen.storeId),
		units.below(screen.storeId, 'team'),
		settings.shown(),
		people.holdersWithin(db().read, screen.storeId, at),
		people.members(screen.storeId, at),
		kudos.wall(viewer(screen), { storeId: screen.storeId })
	]);
	const places = [...store.ancestors, ...teams.map(({ id }) => id)];
	const [awards, board, goalPanels] = await Promise.all([
		occasions.since(places, new Date(at.getTime() - 31 * DAY_MS), at),
		teamsBoard.of(store, { period: month, zone, asOf: at, shown }),
		goalsOf(teams, month)
	]);
	const speakers = thanks.flatMap(({ from, to }) => [from.id, to.id]);
	const winners = awards.flatMap((award) => award.winners.map(({ id }) => id));
	const named = await consents.among([...new Set([...colleagues.map(({ id }) => id), ...speakers, ...winners])]);
	const silent = colleagues.filter(({ id }) => !named.has(id)).map(({ name }) => name);
	const sayable = (text: string | null) => (text && !mentions(text, silent) ? text : null);

	const week = thanks.filter(({ day, from, to }) => day > addDays(today, -7) && named.has(from.id) && named.has(to.id));
	const isNew = (member: people.Member) => member.since.getTime() > at.getTime() - 14 * DAY_MS;
	return [
		...awards.slice(0, AWARDS).map((award) => ({
			...awardPanel(award, named, sayable),
			title: definitions.nameOf(award.award, award.name, locale)
		})),
		...chunks(week.slice(0, THANKS), THANKS_AT_ONCE).map((thanks) => ({
			kind: 'thanks' as const,
			thanks: thanks.map(({ id, from, to, practice, moment }) => ({
				...{ id, from: from.name, to: to.name, practice: practices.nameOf(practice, locale) },
				moment: sayable(moment)
			}))
		})),
		...(board.rows.some(({ rank }) => rank)
			? [{ kind: 'teams' as const, month, rows: board.rows.slice(0, TEAMS) }]
			: []),
		...goalPanels,
		{
			kind: 'welcome' as const,
			day: today,
			store: store.name,
			practice: practices.nameOf(practiceOf(today), locale),
			newcomers: members.filter((member) => named.has(member.id) && isNew(member)).slice(0, NEWCOMERS)
		}
	];
}

const practiceOf = (day: string) =>
	practices.PRACTICES.at(daysBetween('2026-01-01', day) % practices.PRACTICES.length)!;

/** Somebody who belongs to the store and is nobody: all that its members see, and nothing of their own. */
const viewer = ({ id, storeId, company }: Screen): Person => ({
	...{ id, company, name: '', email: '', locale: null },
	grants: [{ role: 'learner', unitId: storeId, unitKind: 'store' }]
});

type Sayable = (text: string | null) => string | null;

/** A team needs no consent, but what is said of it may name its members: that is read where they were asked. */
function awardPanel({ id, unit, period, winners }: occasions.Occasion, named: Set<string>, sayable: Sayable) {
	const shown = winners.filter(({ id, kind }) => kind === 'team' || named.has(id));
	const isWhole = shown.length === winners.length;
	return {
		kind: 'award' as const,
		...{ id, unit, period },
		winners: shown.map(({ id, name, kind, citation }) => ({
			...{ id, name },
			citation: kind === 'person' && isWhole ? sayable(citation) : null
		})),
		isWhole
	};
}

async function goalsOf(teams: units.Named[], month: string) {
	const ids = teams.map(({ id }) => id);
	const rows = ids.length
		? await db()
				.read.selectDistinct({ teamId: goalTable.teamId })
				.from(goalTable)
				.where(and(inArray(goalTable.teamId, ids), eq(goalTable.month, month)))
		: [];
	const withGoal = teams.filter(({ id }) => rows.some((row) => row.teamId === id)).slice(0, TEAMS);
	const all = await Promise.all(withGoal.map(async ({ id, name }) => ({ id, name, ...(await goals.of(id, month))! })));
	return chunks(all, GOALS_AT_ONCE).map((goals) => ({ kind: 'goals' as const, month, goals }));
}

/** Long enough for what is written on it: from three metres one reads a dozen letters a second, or four signs. */
export function secondsFor(panel: Panel) {
	const said = panel.kind === 'award' ? panel.winners.map((w) => w.citation) : [];
	const moments = panel.kind === 'thanks' ? panel.thanks.map((t) => t.moment) : [];
	const text = [...said, ...moments].join(' ');
	const signs = text.match(/\p{Script=Han}/gu)?.length ?? 0;
	return Math.min(60, Math.ceil(14 + (text.length - signs) / 12 + signs / 4));
}

const chunks = <T>(rows: T[], size: number) =>
	Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size));
