import { people, units } from '../accounts/tables.server.ts';
import {
	bool,
	id,
	index,
	instant,
	int,
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
		amount: int().notNull(),
		reason: oneOf(['roleplay-passed', 'module-completed']).notNull(),
		/** What earned it, in the domain that granted it. */
		sourceId: text().notNull(),
		at: instant().notNull()
	},
	(t) => [uniqueIndex('points_once_uq').on(t.personId, t.reason, t.sourceId)]
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
