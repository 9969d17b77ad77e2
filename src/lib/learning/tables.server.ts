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
/** A module is a folder of content, so its slug is the key and nothing refers to a table. */
const module = () => text().notNull();

/** A lead's wish. Whom it concerns is worked out when it is read (see assignments.server.ts). */
export const assignments = table(
	'assignments',
	{
		id: id(),
		module: module(),
		audience: oneOf(['person', 'team', 'joiners']).notNull(),
		/** The team of the people concerned. */
		teamId: text()
			.notNull()
			.references(() => units.id),
		personId: text().references(() => people.id),
		/** `2026-11-30`, by the company's calendar; null where days after joining count. */
		dueOn: text(),
		dueAfterDays: int(),
		note: text(),
		assignedBy: person(),
		at: instant().notNull()
	},
	(t) => [index('assignments_team_ix').on(t.teamId), index('assignments_person_ix').on(t.personId)]
);

export const reminders = table(
	'reminders',
	{
		id: id(),
		personId: person(),
		module: module(),
		remindedBy: person(),
		/** One a day for each person and module, whoever presses. */
		day: text().notNull(),
		at: instant().notNull()
	},
	(t) => [uniqueIndex('reminders_day_uq').on(t.personId, t.module, t.day)]
);

export const sectionsSeen = table(
	'sections_seen',
	{ personId: person(), module: module(), section: text().notNull(), at: instant().notNull() },
	(t) => [primaryKey({ columns: [t.personId, t.module, t.section] })]
);

/** Every answer to a knowledge check; the first shows what was known, the last what was learnt. */
export const checkAnswers = table(
	'check_answers',
	{
		id: id(),
		personId: person(),
		module: module(),
		section: text().notNull(),
		option: int().notNull(),
		right: bool().notNull(),
		at: instant().notNull()
	},
	(t) => [index('check_answers_person_module_ix').on(t.personId, t.module)]
);

/** The role-play of a module is passed; the best score counts. */
export const passes = table(
	'passes',
	{
		personId: person(),
		module: module(),
		attemptId: text().notNull(),
		score: int().notNull(),
		at: instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.personId, t.module] })]
);

export const completions = table(
	'completions',
	{
		id: id(),
		personId: person(),
		module: module(),
		/** The language and version that was read: a later edit never takes the completion away. */
		locale: text().notNull(),
		version: text().notNull(),
		at: instant().notNull()
	},
	(t) => [
		uniqueIndex('completions_once_uq').on(t.personId, t.module),
		index('completions_module_at_ix').on(t.module, t.at)
	]
);
