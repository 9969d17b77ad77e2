import { people } from '../accounts/tables.server.ts';
import { bool, id, instant, int, json, primaryKey, table, text, uniqueIndex } from '../platform/database/columns.ts';

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
