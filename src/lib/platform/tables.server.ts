import { id, index, instant, int, json, oneOf, primaryKey, table, text } from './database/columns.ts';

/** Slow or outside work, written in the transaction of the act that asks for it and done after. */
export const jobs = table(
	'jobs',
	{
		id: id(),
		name: text().notNull(),
		payload: json<Record<string, string>>().notNull(),
		status: oneOf(['waiting', 'done', 'dead']).notNull().default('waiting'),
		runAt: instant().notNull(),
		attempts: int().notNull().default(0),
		leasedUntil: instant(),
		lastError: text(),
		createdAt: instant().notNull(),
		endedAt: instant()
	},
	(t) => [index('jobs_status_run_at_ix').on(t.status, t.runAt)]
);

/** What was answered to a submission, so that sending it again changes nothing. */
export const submissions = table(
	'submissions',
	{
		by: text().notNull(),
		id: text().notNull(),
		bodyHash: text().notNull(),
		answer: json<unknown>(),
		at: instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.by, t.id] }), index('submissions_at_ix').on(t.at)]
);
