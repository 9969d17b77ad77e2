import { sql } from 'drizzle-orm';
import { people, units } from '../accounts/tables.server.ts';
import {
	bool,
	check,
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
/** A module is a folder of content, so its slug is the key and nothing refers to a table. */
const module = () => text().notNull();

/** A lead's wish. Whom it concerns is worked out when it is read (see assignments.server.ts). */
export const assignments = table(
	'assignments',
	{
		id: id(),
		/** A module; or a whole path, of which the modules are worked out when it is read. */
		module: text(),
		path: text(),
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
	(t) => [
		check('assignments_one_subject', sql`(${t.module} is null) <> (${t.path} is null)`),
		index('assignments_team_ix').on(t.teamId),
		index('assignments_person_ix').on(t.personId)
	]
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
	{
		personId: person(),
		module: module(),
		section: text().notNull(),
		/** Of the words that were read last; null in what was read before versions were kept. */
		version: text(),
		at: instant().notNull()
	},
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
		/** Of the section as it was answered; null in answers from before versions were kept. */
		version: text(),
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

/** What somebody wants to try on the next shift, and whether it came to it. */
export const pledges = table(
	'pledges',
	{
		id: id(),
		personId: person(),
		module: module(),
		section: text().notNull(),
		at: instant().notNull(),
		/** Tried; or let go, without a reason. */
		keptAt: instant(),
		letGoAt: instant()
	},
	(t) => [uniqueIndex('pledges_once_uq').on(t.personId, t.module, t.section)]
);

/** A path was finished. The words are those of the day: a later edit of a name or a module changes nothing here. */
export const pathCertificates = table(
	'path_certificates',
	{
		id: id(),
		personId: person(),
		path: text().notNull(),
		/** Null once the holder is forgotten. */
		name: text(),
		locale: text().notNull(),
		title: text().notNull(),
		company: text().notNull(),
		modules: json<{ slug: string; title: string; version: string }[]>().notNull(),
		at: instant().notNull(),
		revokedAt: instant(),
		revokedBy: text().references(() => people.id),
		revokedReason: text()
	},
	(t) => [uniqueIndex('path_certificates_once_uq').on(t.personId, t.path)]
);

/** "Did this help?": one vote for each person and page, the last one counts. */
export const helpVotes = table(
	'help_votes',
	{
		personId: person(),
		/** `answers/no-receipt` or `learn/promises/what-we-can`. */
		subject: text().notNull(),
		helped: bool().notNull(),
		/** What was missing, in the reader's own words. */
		note: text(),
		teamId: text().references(() => units.id),
		at: instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.personId, t.subject] }), index('help_votes_team_ix').on(t.teamId)]
);

/** How often a page was looked up in a team on a day: nobody's name, nobody's words. */
export const lookups = table(
	'lookups',
	{
		teamId: text()
			.notNull()
			.references(() => units.id),
		subject: text().notNull(),
		day: text().notNull(),
		count: int().notNull()
	},
	(t) => [primaryKey({ columns: [t.teamId, t.day, t.subject] })]
);
