import * as people from '#lib/accounts/people.server.ts';
import { canOversee, type Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import { dayOf, now } from '#lib/platform/clock.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as assignments from './assignments.server.ts';
import * as catalogue from './catalogue.server.ts';
import * as paths from './paths.server.ts';
import * as progress from './progress.server.ts';
import * as reminders from './reminders.server.ts';

type Cell = {
	module: string;
	status: 'done' | 'going' | 'open';
	percent: number;
	dueOn: string | null;
	urgency: assignments.Urgency | null;
	remindedToday: boolean;
};

export type Overview = Awaited<ReturnType<typeof overview>>;
export type Need = Overview['needs'][number];
type Row = { id: string; name: string; teamId: string; cells: Cell[] };

/** Members × modules of a team, and first those who need a human. For its lead and those above. */
export async function overview(actor: Person, teamId: string, locale: Locale, at = now()) {
	const team = await units.find(actor, teamId);
	if (team.kind !== 'team' || !canOversee(actor, team)) throw new NotFound();
	const [rows, standing] = await Promise.all([
		rowsOf([teamId], actor.company.timeZone, locale, at),
		assignments.standing(teamId)
	]);
	return {
		team: { id: team.id, name: team.name },
		modules: catalogue.summaries(locale),
		standing: standing.map(({ module, path, dueAfterDays }) => ({
			key: (path ?? module)!,
			title: path ? paths.titleOf(path, locale) : catalogue.titleOf(module!, locale),
			dueAfterDays
		})),
		rows,
		needs: needs(rows, locale)
	};
}

/** Teams whose needs fit on a first page; who looks after more opens them one by one. */
const FIRST_PAGE = 12;

/** Of each team that the actor looks after, who needs a human today: those that have somebody, or the only one. */
export async function needsOf(actor: Person, locale: Locale, at = now()) {
	const teams = await units.under(actor, ['lead', 'manager', 'admin'], 'team');
	if (teams.length === 0 || teams.length > FIRST_PAGE) return [];
	const rows = await rowsOf(
		teams.map((team) => team.id),
		actor.company.timeZone,
		locale,
		at
	);
	return teams
		.map((team) => ({
			team,
			needs: needs(
				rows.filter((row) => row.teamId === team.id),
				locale
			)
		}))
		.filter(({ needs }) => teams.length === 1 || needs.length > 0);
}

async function rowsOf(teamIds: string[], zone: string, locale: Locale, at: Date): Promise<Row[]> {
	const today = dayOf(at, zone);
	const members = await people.members(teamIds, at);
	const ids = members.map((member) => member.id);
	const [progressOf, dueOf, reminded] = await Promise.all([
		progress.ofMany(ids, locale),
		assignments.ofMembers(members, zone),
		reminders.today(ids, zone, at)
	]);
	return members.map(({ id, name, teamId }) => ({
		id,
		name,
		teamId,
		cells: catalogue.slugs.map((module): Cell => {
			const { completedAt, percent } = progressOf.get(id)!.get(module)!;
			const dueOn = dueOf.get(id)!.find((due) => due.module === module)?.dueOn ?? null;
			const open = dueOn !== null && !completedAt;
			return {
				module,
				status: completedAt ? 'done' : percent > 0 ? 'going' : 'open',
				percent,
				dueOn,
				urgency: open ? assignments.urgencyOf(dueOn, today) : null,
				remindedToday: reminded.has(`${id} ${module}`)
			};
		})
	}));
}

/** Overdue first, then due within three days; the longest wait on top. */
function needs(rows: Row[], locale: Locale) {
	return rows
		.flatMap(({ id, name, cells }) =>
			cells.map((cell) => ({ id, name, cell, title: catalogue.titleOf(cell.module, locale) }))
		)
		.filter(({ cell }) => cell.urgency === 'overdue' || cell.urgency === 'soon')
		.sort((a, b) => a.cell.dueOn!.localeCompare(b.cell.dueOn!) || a.name.localeCompare(b.name));
}
