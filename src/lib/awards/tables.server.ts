import { people, units } from '../accounts/tables.server.ts';
import { id, index, instant, json, oneOf, table, text, uniqueIndex } from '../platform/database/columns.ts';
import type { Evidence, Rules } from './rules.ts';

const person = () =>
	text()
		.notNull()
		.references(() => people.id);

/** One award, one store, one month: two managers open the same round. */
export const awardRounds = table(
	'award_rounds',
	{
		id: id(),
		award: oneOf(['empathy-award']).notNull(),
		unitId: text()
			.notNull()
			.references(() => units.id),
		/** `2026-11`, by the company's calendar. */
		month: text().notNull(),
		/** As they were when the round opened; later changes of rules do not touch it. */
		rules: json<Rules>().notNull(),
		openedBy: person(),
		openedAt: instant().notNull()
	},
	(t) => [uniqueIndex('award_rounds_once_uq').on(t.unitId, t.month, t.award)]
);

/** Said once and never changed. */
export const announcements = table(
	'announcements',
	{
		id: id(),
		roundId: text()
			.notNull()
			.references(() => awardRounds.id),
		citation: text().notNull(),
		announcedBy: person(),
		at: instant().notNull()
	},
	(t) => [uniqueIndex('announcements_round_uq').on(t.roundId), index('announcements_at_ix').on(t.at)]
);

export const awardWinners = table(
	'award_winners',
	{
		id: id(),
		announcementId: text()
			.notNull()
			.references(() => announcements.id),
		personId: person(),
		/** What the decision rested on. */
		evidence: json<Evidence>().notNull()
	},
	(t) => [
		uniqueIndex('award_winners_once_uq').on(t.announcementId, t.personId),
		index('award_winners_person_ix').on(t.personId)
	]
);
