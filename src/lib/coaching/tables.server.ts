import { people, units } from '../accounts/tables.server.ts';
import {
	bool,
	id,
	index,
	instant,
	int,
	json,
	primaryKey,
	table,
	text,
	uniqueIndex
} from '../platform/database/columns.ts';

const person = () =>
	text()
		.notNull()
		.references(() => people.id);

/** Every answer in spaced practice. Where an item stands is written in its last answer that counted. */
export const practiceAnswers = table(
	'practice_answers',
	{
		id: id(),
		personId: person(),
		/** `L3/whats-open`: a practice and one of its items. */
		item: text().notNull(),
		variant: int().notNull(),
		locale: text().notNull(),
		option: int().notNull(),
		right: bool().notNull(),
		/** Right answers in a row, this one included. */
		inRow: int().notNull(),
		/** The day by the company's calendar, and how much of the day's minutes it took. */
		day: text().notNull(),
		seconds: int().notNull(),
		/** The day on which it had become due; null where the person chose to practise what was not due. */
		dueOn: text(),
		/** When it comes again; null once it is retired. */
		nextOn: text(),
		at: instant().notNull()
	},
	(t) => [
		// An item counts once a day, whatever two tabs do.
		uniqueIndex('practice_answers_once_uq').on(t.personId, t.item, t.day)
	]
);

/** On which weekdays somebody is usually on shift, from a day on: a streak counts those. */
export const practiceRhythms = table(
	'practice_rhythms',
	{
		personId: person(),
		fromDay: text().notNull(),
		/** 1 Monday … 7 Sunday. */
		days: json<number[]>().notNull(),
		at: instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.personId, t.fromDay] })]
);

const team = () =>
	text()
		.notNull()
		.references(() => units.id);

/** What a lead saw on the floor: 0–3 by the anchors of the six skills, only those that were seen, and one line of evidence. */
export const observations = table(
	'observations',
	{
		id: id(),
		personId: person(),
		/** The team that the person belonged to on that day. */
		teamId: team(),
		observerId: person(),
		/** By skill. */
		marks: json<Record<string, number>>().notNull(),
		evidence: text().notNull(),
		/** When it was seen: by the phone that waited for a connection, never later than it arrived. */
		at: instant().notNull(),
		arrivedAt: instant().notNull(),
		readAt: instant(),
		/** What the person says to it. */
		answer: text(),
		answeredAt: instant()
	},
	(t) => [index('observations_person_at_ix').on(t.personId, t.at), index('observations_team_at_ix').on(t.teamId, t.at)]
);

/** "Watch me": somebody asks to be looked at. */
export const watchRequests = table(
	'watch_requests',
	{
		id: id(),
		personId: person(),
		teamId: team(),
		/** Null: whatever there is to see. */
		skill: text(),
		note: text(),
		at: instant().notNull(),
		/** Seen, or taken back. */
		closedAt: instant(),
		observationId: text().references(() => observations.id)
	},
	(t) => [index('watch_requests_team_ix').on(t.teamId, t.closedAt), index('watch_requests_person_ix').on(t.personId)]
);

/** A talk between two. What they agreed is read by the two of them and nobody else. */
export const oneToOnes = table(
	'one_to_ones',
	{
		id: id(),
		personId: person(),
		leadId: person(),
		teamId: team(),
		/** The day of the talk. */
		day: text().notNull(),
		wentWell: text().notNull(),
		/** The one skill to work on; null: none this time. */
		skill: text(),
		nextStep: text().notNull(),
		at: instant().notNull(),
		/** The person says: yes, this is what we said. */
		agreedAt: instant()
	},
	(t) => [index('one_to_ones_person_ix').on(t.personId, t.at), index('one_to_ones_lead_ix').on(t.leadId, t.at)]
);

/** The skill of a team's week where its lead chose one; otherwise it is worked out. Monday's date is the week. */
export const skillWeeks = table(
	'skill_weeks',
	{
		teamId: team(),
		week: text().notNull(),
		skill: text().notNull(),
		chosenBy: person(),
		at: instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.teamId, t.week] })]
);
