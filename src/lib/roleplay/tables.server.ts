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
	(t) => [index('attempts_person_scenario_ix').on(t.personId, t.scenario)]
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
