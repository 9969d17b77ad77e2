import { people, units } from '../accounts/tables.server.ts';
import {
	bool,
	id,
	index,
	instant,
	int,
	json,
	oneOf,
	primaryKey,
	table,
	text,
	uniqueIndex
} from '../platform/database/columns.ts';

const person = () =>
	text()
		.notNull()
		.references(() => people.id);
const team = () =>
	text()
		.notNull()
		.references(() => units.id);

/** The ledger: never changed, never deleted; a correction is a row of its own. */
export const points = table(
	'points',
	{
		id: id(),
		personId: person(),
		/** Where the person belonged when it happened; null for those in no team. */
		teamId: text().references(() => units.id),
		/** `2026-11`, by the company's calendar. */
		month: text().notNull(),
		/** What it earned after the cap of the day; a correction may be below zero. */
		amount: int().notNull(),
		/** What it was worth before the cap; null in a correction, and in what was earned before there was a cap. */
		worth: int(),
		reason: oneOf(['roleplay-passed', 'module-completed', 'correction']).notNull(),
		/** What earned it, in the domain that granted it. */
		sourceId: text().notNull(),
		at: instant().notNull(),
		/** Who corrected, and why. */
		by: text().references(() => people.id),
		note: text()
	},
	(t) => [
		uniqueIndex('points_once_uq').on(t.personId, t.reason, t.sourceId),
		index('points_person_at_ix').on(t.personId, t.at),
		index('points_team_month_ix').on(t.teamId, t.month)
	]
);

/** The ledger summed per person, team and month, kept in the same transaction: a board reads one index range. */
export const standings = table(
	'standings',
	{
		teamId: team(),
		month: text().notNull(),
		personId: person(),
		storeId: team(),
		points: int().notNull(),
		/** False while the person has opted out: no board counts or shows them. */
		listed: bool().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.teamId, t.month, t.personId] }),
		index('standings_store_month_ix').on(t.storeId, t.month),
		index('standings_person_ix').on(t.personId)
	]
);

/** The same summed once more, per team and month, of those who are listed: a region's board reads one row a team. */
export const teamStandings = table(
	'team_standings',
	{ teamId: team(), month: text().notNull(), storeId: team(), points: int().notNull() },
	(t) => [primaryKey({ columns: [t.teamId, t.month] }), index('team_standings_store_month_ix').on(t.storeId, t.month)]
);

/** A run that looks too good to be played by hand. Told to the lead; nothing is taken away. */
export const flags = table(
	'flags',
	{
		id: id(),
		personId: person(),
		kind: oneOf(['too-fast']).notNull(),
		/** The attempt. */
		sourceId: text().notNull(),
		/** Numbers that say why: how long it took, and how long it takes to read. */
		detail: json<{ seconds: number; leastSeconds: number }>().notNull(),
		at: instant().notNull(),
		seenBy: text().references(() => people.id),
		seenAt: instant()
	},
	(t) => [uniqueIndex('flags_once_uq').on(t.kind, t.sourceId), index('flags_person_ix').on(t.personId)]
);

export const badges = table(
	'badges',
	{
		id: id(),
		personId: person(),
		/** A module's slug, or an award's. */
		kind: text().notNull(),
		sourceId: text().notNull(),
		month: text().notNull(),
		at: instant().notNull()
	},
	(t) => [uniqueIndex('badges_once_uq').on(t.personId, t.kind, t.sourceId)]
);

export const boardOptOuts = table(
	'board_opt_outs',
	{ id: id(), personId: person(), from: instant().notNull(), until: instant() },
	(t) => [index('board_opt_outs_person_ix').on(t.personId)]
);

/** How teams are shown, for the whole company: the latest row holds. Names and ranks until somebody chooses. */
export const boardSettings = table(
	'board_settings',
	{ id: id(), shown: oneOf(['ranks', 'names', 'off']).notNull(), setBy: person(), at: instant().notNull() },
	(t) => [index('board_settings_at_ix').on(t.at)]
);

/** Who asked to be named on the screen in the break room. */
export const screenConsents = table(
	'screen_consents',
	{ id: id(), personId: person(), from: instant().notNull(), until: instant() },
	(t) => [index('screen_consents_person_ix').on(t.personId)]
);

/** Thanks from one colleague to another, for one moment. */
export const kudos = table(
	'kudos',
	{
		id: id(),
		fromId: person(),
		toId: person(),
		/** The teams of both at that time; leads and managers are in none. */
		fromTeamId: text().references(() => units.id),
		toTeamId: text().references(() => units.id),
		storeId: team(),
		/** An id of PRACTICES.md. */
		practice: text().notNull(),
		moment: text().notNull(),
		/** A customer's own words. */
		quote: text(),
		/** The thanks that this one answers. */
		answersId: text(),
		month: text().notNull(),
		at: instant().notNull()
	},
	(t) => [
		index('kudos_store_month_ix').on(t.storeId, t.month),
		index('kudos_from_month_ix').on(t.fromId, t.month),
		index('kudos_to_month_ix').on(t.toId, t.month),
		index('kudos_store_at_ix').on(t.storeId, t.at),
		index('kudos_from_team_at_ix').on(t.fromTeamId, t.at),
		index('kudos_to_team_at_ix').on(t.toTeamId, t.at)
	]
);

const thanks = () =>
	text()
		.notNull()
		.references(() => kudos.id);

/** Somebody asks the lead to look at a thanks. */
export const kudosReports = table(
	'kudos_reports',
	{
		id: id(),
		kudosId: thanks(),
		reportedBy: person(),
		reason: text().notNull(),
		at: instant().notNull(),
		/** Who looked at it: hid the thanks, or let it stand. */
		closedBy: text().references(() => people.id),
		closedAt: instant()
	},
	(t) => [
		uniqueIndex('kudos_reports_once_uq').on(t.kudosId, t.reportedBy),
		index('kudos_reports_closed_ix').on(t.closedAt)
	]
);

/** Hidden by a lead: seen and counted nowhere any more, but by its two people, with the reason. */
export const kudosHidings = table(
	'kudos_hidings',
	{ id: id(), kudosId: thanks(), hiddenBy: person(), reason: text().notNull(), at: instant().notNull() },
	(t) => [uniqueIndex('kudos_hidings_once_uq').on(t.kudosId)]
);

/** What a team wants to reach together in a month; the latest row holds. */
export const goals = table(
	'goals',
	{
		id: id(),
		teamId: team(),
		month: text().notNull(),
		measure: oneOf(['points', 'modules', 'thanks']).notNull(),
		target: int().notNull(),
		setBy: person(),
		at: instant().notNull()
	},
	(t) => [index('goals_team_month_ix').on(t.teamId, t.month)]
);
