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
		/** What was asked at once, with one press, has one batch. */
		batchId: text(),
		/** A module; or a whole path, of which the modules are worked out when it is read; or a role-play, to be passed anew. */
		module: text(),
		path: text(),
		scenario: text(),
		/** One person; some people (`assignment_people`); those who are in the unit today; those who join it from now on. */
		audience: oneOf(['person', 'people', 'unit', 'joiners']).notNull(),
		/** The people concerned belong to it or to something below. */
		unitId: text()
			.notNull()
			.references(() => units.id),
		personId: text().references(() => people.id),
		/** Whom of the unit it concerns. */
		role: oneOf(['learner', 'lead', 'manager']).notNull().default('learner'),
		/** `2026-11-30`, by the company's calendar; null where days after joining count. */
		dueOn: text(),
		dueAfterDays: int(),
		/** Again so many months after it was due; null: once. */
		everyMonths: int(),
		note: text(),
		assignedBy: person(),
		at: instant().notNull()
	},
	(t) => [
		check(
			'assignments_one_subject',
			sql`(case when ${t.module} is null then 0 else 1 end) + (case when ${t.path} is null then 0 else 1 end) + (case when ${t.scenario} is null then 0 else 1 end) = 1`
		),
		index('assignments_unit_ix').on(t.unitId),
		index('assignments_person_ix').on(t.personId),
		index('assignments_batch_ix').on(t.batchId)
	]
);

/** The people of a batch that was asked of some. */
export const assignmentPeople = table('assignment_people', { batchId: text().notNull(), personId: person() }, (t) => [
	primaryKey({ columns: [t.batchId, t.personId] }),
	index('assignment_people_person_ix').on(t.personId)
]);

/** What became of a wish afterwards. The last one counts; those before say what was decided then. */
export const assignmentChanges = table(
	'assignment_changes',
	{
		id: id(),
		assignmentId: text()
			.notNull()
			.references(() => assignments.id),
		/** Whom it concerns; null: everybody. */
		personId: text().references(() => people.id),
		/** More time; let off, with a reason; taken back. */
		kind: oneOf(['extended', 'waived', 'withdrawn']).notNull(),
		dueOn: text(),
		reason: text(),
		by: person(),
		at: instant().notNull()
	},
	(t) => [
		index('assignment_changes_assignment_ix').on(t.assignmentId),
		index('assignment_changes_person_ix').on(t.personId)
	]
);

/** Each time that somebody passed a role-play: what is asked again, or asked for its own sake, is done by the next one. */
export const scenarioPasses = table(
	'scenario_passes',
	{
		attemptId: text().primaryKey(),
		personId: person(),
		scenario: text().notNull(),
		score: int().notNull(),
		at: instant().notNull()
	},
	(t) => [index('scenario_passes_person_ix').on(t.personId, t.scenario, t.at)]
);

export const reminders = table(
	'reminders',
	{
		id: id(),
		personId: person(),
		/** A module's slug, or `roleplay/` and a customer's. */
		subject: text().notNull(),
		remindedBy: person(),
		/** One a day for each person and subject, whoever presses. */
		day: text().notNull(),
		at: instant().notNull()
	},
	(t) => [uniqueIndex('reminders_day_uq').on(t.personId, t.subject, t.day)]
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
