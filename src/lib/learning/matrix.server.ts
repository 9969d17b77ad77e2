import * as m from '#lib/paraglide/messages.js';
import { dayOf } from '#lib/platform/clock.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as catalogue from './catalogue.server.ts';
import { pageOf, shown, type Filter } from './matrix.ts';
import * as paths from './paths.server.ts';
import * as progress from './progress.server.ts';
import * as subjects from './subjects.server.ts';
import type { Member, Task, Team } from './team.server.ts';

export type Matrix = Awaited<ReturnType<typeof of>>;
export type Cell = Matrix['rows'][number]['cells'][number];

/** Members × what was asked of them: a page of the team, of those whom the filter lets through. */
export async function of({ members, teams }: Team, filter: Filter, locale: Locale) {
	const within = filter.path ? new Set(paths.modulesOf(filter.path)) : undefined;
	const columns = columnsOf(members, within, filter.every);
	const found = shown(members, filter, within);
	const { rows, page, pages } = pageOf(found, filter.page);
	const progressOf = await progress.ofMany(
		rows.map(({ id }) => id),
		locale
	);
	const teamOf = new Map(teams.map(({ id, name }) => [id, name]));
	return {
		columns: columns.map((subject) => ({ subject, title: subjects.titleOf(subject, locale) })),
		/** What nobody was asked stays out until somebody wants it. */
		hidden: filter.every ? 0 : columnsOf(members, within, true).length - columns.length,
		...{ page, pages, found: found.length, members: members.length },
		rows: rows.map(({ id, name, teamId, tasks }) => ({
			...{ id, name, team: teamOf.get(teamId) ?? null },
			cells: columns.map((subject) => ({
				subject,
				...cellOf(
					tasks.find((task) => task.subject === subject),
					progressOf.get(id)!.get(subject)
				)
			}))
		}))
	};
}

/** All of a team as a sheet, in the reader's language: a line for each thing that somebody was asked. */
export function sheet({ members, teams, unit }: Team, zone: string, locale: Locale) {
	const teamOf = new Map([unit, ...teams].map(({ id, name }) => [id, name]));
	const said = { overdue: m.state_overdue(), soon: m.state_soon(), later: m.state_open() };
	return {
		head: [
			...[m.name(), m.team(), m.sheet_subject(), m.sheet_path(), m.sheet_state()],
			...[m.sheet_due(), m.sheet_done(), m.sheet_asked_by()]
		],
		rows: members.flatMap(({ name, teamId, tasks }) => {
			const who = [name, teamOf.get(teamId) ?? ''];
			if (tasks.length === 0) return [[...who, '', '', m.state_nothing(), '', '', '']];
			return tasks.map(({ subject, path, urgency, dueOn, doneAt, assignedBy }) => [
				...[...who, subjects.titleOf(subject, locale), path ? paths.titleOf(path, locale) : ''],
				...[urgency ? said[urgency] : m.done(), dueOn, doneAt ? dayOf(doneAt, zone) : '', assignedBy]
			]);
		})
	};
}

/** What somebody was asked first, in the order of the catalogue, then role-plays; then what nobody was asked. */
function columnsOf(members: Member[], within: Set<string> | undefined, every: boolean) {
	const asked = new Set(members.flatMap(({ tasks }) => tasks.map(({ subject }) => subject)));
	const rolePlays = [...asked].filter((subject) => !catalogue.exists(subject)).sort();
	return [
		...catalogue.slugs.filter((slug) => asked.has(slug)),
		...rolePlays,
		...(every ? catalogue.slugs.filter((slug) => !asked.has(slug)) : [])
	].filter((subject) => !within || within.has(subject));
}

/** A refresh that is asked counts as open, also for somebody who completed the module before. */
function cellOf(task?: Task, own?: progress.Progress) {
	const done = task ? !task.urgency : Boolean(own?.completedAt);
	const percent = own && !own.completedAt ? own.percent : 0;
	return {
		status: done ? ('done' as const) : percent > 0 ? ('going' as const) : ('open' as const),
		...{ percent, dueOn: task?.dueOn ?? null, urgency: task?.urgency ?? null }
	};
}
