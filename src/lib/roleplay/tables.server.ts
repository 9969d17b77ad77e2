import { people } from '../accounts/tables.server.ts';
import { bool, id, index, instant, int, json, primaryKey, table, text } from '../platform/database/columns.ts';
import type { Scenario } from './engine/graph.ts';
import type { Score } from './engine/scoring.ts';

/** A role-play as it was when an attempt began: an attempt finishes on the version it started with. */
export const scenarioVersions = table('scenario_versions', {
	version: text().primaryKey(),
	slug: text().notNull(),
	body: json<Pick<Scenario, 'graph' | 'words'>>().notNull(),
	at: instant().notNull()
});

export const attempts = table(
	'attempts',
	{
		id: id(),
		personId: text()
			.notNull()
			.references(() => people.id),
		scenario: text().notNull(),
		version: text()
			.notNull()
			.references(() => scenarioVersions.version),
		/** Decides the order in which replies are shown. */
		seed: int().notNull(),
		startedAt: instant().notNull(),
		endedAt: instant(),
		/** 0–100, in whole points; null until it is over. */
		score: int(),
		passed: bool(),
		result: json<Score>(),
		ending: text()
	},
	(t) => [
		index('attempts_person_scenario_ix').on(t.personId, t.scenario),
		index('attempts_person_ended_ix').on(t.personId, t.endedAt),
		index('attempts_version_ix').on(t.version, t.personId)
	]
);

/**
 * Another line tried from a turn of a finished attempt: practice, private, beside the score and never in it. Up to that
 * turn it is the attempt's own conversation.
 */
export const rewinds = table(
	'rewinds',
	{
		id: id(),
		attemptId: text()
			.notNull()
			.references(() => attempts.id),
		fromTurn: int().notNull(),
		startedAt: instant().notNull(),
		endedAt: instant(),
		ending: text()
	},
	(t) => [index('rewinds_attempt_ix').on(t.attemptId)]
);

export const rewindTurns = table(
	'rewind_turns',
	{
		rewindId: text()
			.notNull()
			.references(() => rewinds.id),
		/** Counted from the beginning of the conversation. */
		number: int().notNull(),
		choice: text().notNull(),
		at: instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.rewindId, t.number] })]
);

/** One reply. The number is the client-made id: the same turn again is the same row. */
export const turns = table(
	'turns',
	{
		attemptId: text()
			.notNull()
			.references(() => attempts.id),
		number: int().notNull(),
		scene: text().notNull(),
		choice: text().notNull(),
		trustBefore: int().notNull(),
		trustAfter: int().notNull(),
		at: instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.attemptId, t.number] })]
);

/** The person let those who lead them read one of their conversations; ended, it is theirs alone again. */
export const attemptShares = table('attempt_shares', {
	attemptId: text()
		.primaryKey()
		.references(() => attempts.id),
	at: instant().notNull(),
	endedAt: instant()
});

/** Whether people of this company may share a conversation with their lead at all. The last row holds; none: they may not. */
export const sharingSettings = table('sharing_settings', {
	id: id(),
	allowed: bool().notNull(),
	setBy: text()
		.notNull()
		.references(() => people.id),
	at: instant().notNull()
});
