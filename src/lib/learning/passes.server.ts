import { and, inArray } from 'drizzle-orm';
import { inBatches } from '#lib/platform/database/batches.ts';
import { db, type Tx } from '#lib/platform/database/index.ts';
import { scenarioPasses } from './tables.server.ts';

type Pass = { attemptId: string; personId: string; scenario: string; score: number; at: Date };

/** Somebody passed a role-play, for the first time or again. In the transaction of its last turn. */
export async function record(tx: Tx, pass: Pass) {
	await tx.insert(scenarioPasses).values(pass).onConflictDoNothing();
}

/** When these people passed these role-plays; oldest first. */
export async function of(personIds: string[], scenarios: string[]) {
	if (scenarios.length === 0) return [];
	const rows = await inBatches(personIds, (some) =>
		db()
			.read.select({ personId: scenarioPasses.personId, scenario: scenarioPasses.scenario, at: scenarioPasses.at })
			.from(scenarioPasses)
			.where(and(inArray(scenarioPasses.personId, some), inArray(scenarioPasses.scenario, scenarios)))
	);
	return rows.sort((a, b) => a.at.getTime() - b.at.getTime());
}
