import { and, asc, isNull } from 'drizzle-orm';
import { isLearnerOf } from '#lib/accounts/crowd.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import * as reminders from '#lib/learning/reminders.server.ts';
import * as subjects from '#lib/learning/subjects.server.ts';
import * as team from '#lib/learning/team.server.ts';
import { dayOf, daysBetween, now } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as scenarios from '#lib/roleplay/scenarios.server.ts';
import type { Skill } from '#lib/roleplay/skills.ts';
import * as stuck from '#lib/roleplay/stuck.server.ts';
import { firstOf, LISTS, pressedBy, view, worstFirst, type List } from './attention.ts';
import * as praise from './praise.server.ts';
import { watchRequests } from './tables.server.ts';

export type Attention = Awaited<ReturnType<typeof of>>;
/** A row with the list in which it stands. */
export type Entry = { [L in List]: { list: L; row: Attention[L][number] } }[List];
type Row = Entry['row'];
export type Needs = NonNullable<Awaited<ReturnType<typeof today>>>;

/** A word of praise is due for a week. */
const RECENTLY_MS = 7 * 24 * 3_600_000;
/** As many teams as are counted for a first page, and as many as it shows. */
const MOST_TEAMS = 40;
const SHOWN_TEAMS = 12;

/** Who needs a human, list by list, each person once in each. */
export async function of(actor: Person, crowd: team.Crowd, locale: Locale, at = now()) {
	const zone = actor.company.timeZone;
	const recently = new Date(at.getTime() - RECENTLY_MS);
	const [reminded, everStuck, watching] = await Promise.all([
		reminders.today(crowd.unitIds, zone, at),
		stuck.inUnits(crowd.unitIds, recently, at),
		watchesIn(crowd.unitIds, at)
	]);
	const overcame = everStuck.filter(({ passedAt }) => passedAt);
	const praised = await praise.of(actor, crowd, overcame, recently, locale, at);
	const members = new Map(crowd.members.map(({ id, name, teamId }) => [id, { id, name, teamId }]));
	const pressed = (urgency: 'overdue' | 'soon') =>
		pressedBy(crowd.members, urgency).map(({ who, tasks, since }) => ({
			...{ who, since, days: daysBetween(since, crowd.day), n: tasks.length },
			title: subjects.titleOf(tasks[0]!.subject, locale),
			reminded: tasks.every(({ subject }) => reminded.has(reminders.keyOf({ personId: who.id, subject })))
		}));
	return {
		overdue: pressed('overdue'),
		soon: pressed('soon'),
		stuck: stuckRows(everStuck, members, zone, locale),
		watch: watching
			.filter(({ personId, teamId }) => members.get(personId)?.teamId === teamId)
			.map(({ personId, skill, note, at }) => ({ who: members.get(personId)!, skill, note, since: dayOf(at, zone) })),
		praise: praised
			.filter(({ personId }) => members.has(personId))
			.map(({ personId, deeds, inPerson }) => ({
				...{ who: members.get(personId)!, inPerson },
				since: dayOf(deeds[0]!.at, zone),
				deeds: deeds.map(({ kind, title, practice }) => ({ kind, title, practice }))
			}))
	};
}

/** As a page shows it: the first of every list, or one of them whole. */
export function shown(lists: Attention, only: List | null, page: number) {
	const { lists: parts, ...rest } = view<Row>(lists, only, page);
	return {
		...rest,
		lists: parts.map(({ list, n, rows }) => ({
			...{ list, n, entries: rows.map((row) => ({ list, row })) as Entry[] },
			reminded: lists[list].every((row) => 'reminded' in row && row.reminded)
		}))
	};
}

/** The same for a first page: the first few of the only team, or how many in each of several teams, the worst first. */
export async function today(actor: Person, locale: Locale, at = now(), most = 4) {
	const mine = await team.all(actor, MOST_TEAMS, at);
	if (!mine) return null;
	const { teams, ...crowd } = mine;
	const lists = await of(actor, crowd, locale, at);
	if (teams.length === 1) return { team: teams[0]!, first: firstOf<Row>(lists, most) as Entry[], teams: [] };
	const counted = teams.map((team) => ({ team, counts: counts(lists, team.id) }));
	const waiting = counted.filter(({ counts }) => LISTS.some((list) => counts[list] > 0));
	return { team: null, first: [], teams: worstFirst(waiting).slice(0, SHOWN_TEAMS) };
}

const counts = (lists: Record<List, { who: { teamId: string } }[]>, teamId: string) =>
	Object.fromEntries(
		LISTS.map((list) => [list, lists[list].filter(({ who }) => who.teamId === teamId).length])
	) as Record<List, number>;

type Who = { id: string; name: string; teamId: string };

/** With which customers, and for which module; the latest on top. */
function stuckRows(all: stuck.Stuck[], members: Map<string, Who>, zone: string, locale: Locale) {
	const still = all.filter(({ personId, passedAt }) => !passedAt && members.has(personId));
	return [...Map.groupBy(still, ({ personId }) => personId)]
		.map(([personId, mine]) => {
			const latest = mine.toSorted((a, b) => b.since.getTime() - a.since.getTime());
			return {
				who: members.get(personId)!,
				since: dayOf(latest[0]!.since, zone),
				customers: latest.map(({ scenario, tries }) => ({ tries, ...namesOf(scenario, locale) }))
			};
		})
		.sort((a, b) => b.since.localeCompare(a.since) || a.who.name.localeCompare(b.who.name));
}

function namesOf(slug: string, locale: Locale) {
	const module = scenarios.all().find((scenario) => scenario.slug === slug)?.graph.module;
	return { customer: scenarios.titleOf(slug, locale), module: module ? catalogue.titleOf(module, locale) : null };
}

/** Who asked to be watched, the longest wait first. */
async function watchesIn(unitIds: string[], at: Date) {
	const rows = await db()
		.read.select()
		.from(watchRequests)
		.where(and(isLearnerOf(unitIds, watchRequests.personId, at), isNull(watchRequests.closedAt)))
		.orderBy(asc(watchRequests.at), asc(watchRequests.id));
	return rows.map((row) => ({ ...row, skill: row.skill as Skill | null }));
}
