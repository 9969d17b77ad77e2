import { and, eq, inArray, min } from 'drizzle-orm';
import type { Tx } from '#lib/platform/database/index.ts';
import type { Fact } from '#lib/recognition/ledger.ts';
import * as scenarios from './scenarios.server.ts';
import { attempts } from './tables.server.ts';

/** What earned these people points here: the first pass of each role-play that was played for practice only. */
export async function facts(tx: Pick<Tx, 'select'>, personIds: string[]): Promise<Fact[]> {
	const passed = await tx
		.select({
			personId: attempts.personId,
			scenario: attempts.scenario,
			version: attempts.version,
			at: min(attempts.endedAt)
		})
		.from(attempts)
		.where(and(inArray(attempts.personId, personIds), eq(attempts.passed, true)))
		.groupBy(attempts.personId, attempts.scenario, attempts.version);
	const practice = new Set<string>();
	for (const [version, [row]] of Map.groupBy(passed, (row) => row.version))
		if (!(await scenarios.at(version, row!.scenario, tx)).graph.module) practice.add(version);
	return passed
		.filter(({ version }) => practice.has(version))
		.map(({ personId, scenario, at }) => ({ personId, reason: 'roleplay-passed', sourceId: scenario, at: at! }));
}
