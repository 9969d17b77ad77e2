import { people, units } from '../accounts/tables.server.ts';
import { id, index, instant, int, oneOf, table, text } from '../platform/database/columns.ts';

/**
 * What customers said, as somebody read it off the shop's own figures: `favourable` of `n`. Never changed: a later row
 * for the same indicator, team, person and month takes its place.
 */
export const readings = table(
	'readings',
	{
		id: id(),
		/** csat: answers of 4 or 5 among answers; retention: customers who came back among customers. */
		indicator: oneOf(['csat', 'retention']).notNull(),
		/** The team. */
		unitId: text()
			.notNull()
			.references(() => units.id),
		/** Null for the team as a whole. */
		personId: text().references(() => people.id),
		/** `2026-11`, by the company's calendar. */
		month: text().notNull(),
		n: int().notNull(),
		favourable: int().notNull(),
		enteredBy: text()
			.notNull()
			.references(() => people.id),
		at: instant().notNull()
	},
	(t) => [
		index('readings_unit_month_ix').on(t.unitId, t.month),
		index('readings_person_month_ix').on(t.personId, t.month)
	]
);
