import { aliasedTable, and, asc, eq, gte, inArray, lt, lte, min, notExists } from 'drizzle-orm';
import { isLearnerOf } from '#lib/accounts/crowd.server.ts';
import { inBatches } from '#lib/platform/database/batches.ts';
import { db } from '#lib/platform/database/index.ts';
import * as scenarios from './scenarios.server.ts';
import { costliestScene, stuckSince } from './stuck.ts';
import { attempts, turns } from './tables.server.ts';

/** Somebody and a customer with whom they were stuck; `passedAt`: and are no more. Nothing of what was answered. */
export type Stuck = { personId: string; scenario: string; tries: number; since: Date; passedAt: Date | null };

/** Who gave up on a customer so long ago is no longer stuck, but elsewhere. */
const STUCK_DAYS = 60;
const DAY_MS = 24 * 3_600_000;

/**
 * Which learners of these units are stuck, or passed since `recently` after they were. Once passed, what somebody plays with
 * that customer is practice: it never counts against them.
 */
export async function inUnits(unitIds: string[], recently: Date, at: Date): Promise<Stuck[]> {
	const [failed, passed] = await Promise.all([failuresIn(unitIds, recently, at), passesIn(unitIds, recently, at)]);
	const passedAt = new Map(passed.map((row) => [keyOf(row), row.at!]));
	const groups = [...Map.groupBy(failed, keyOf)].map(([key, all]) => {
		const pass = passedAt.get(key) ?? null;
		return { pass, failures: all.filter((row) => !pass || row.endedAt! < pass) };
	});
	const candidates = groups.filter(({ failures }) => failures.length > 1);
	const sceneOf = await scenesOf(candidates.flatMap(({ failures }) => failures));
	return candidates.flatMap(({ pass, failures }) => {
		const { personId, scenario } = failures[0]!;
		const since = stuckSince(failures.map((row) => ({ scene: sceneOf.get(row.id)!, at: row.endedAt! })));
		return since ? [{ personId, scenario, tries: failures.length, since, passedAt: pass }] : [];
	});
}

type Failed = Awaited<ReturnType<typeof failuresIn>>[number];

/** Finished without passing, by those who had not passed before. */
function failuresIn(unitIds: string[], recently: Date, at: Date) {
	const pass = aliasedTable(attempts, 'pass');
	const passedBefore = db()
		.read.select({ id: pass.id })
		.from(pass)
		.where(
			and(
				eq(pass.personId, attempts.personId),
				eq(pass.scenario, attempts.scenario),
				eq(pass.passed, true),
				lt(pass.endedAt, recently)
			)
		);
	const { id, personId, scenario, version, endedAt } = attempts;
	return db()
		.read.select({ id, personId, scenario, version, endedAt })
		.from(attempts)
		.where(
			and(
				isLearnerOf(unitIds, attempts.personId, at),
				gte(attempts.endedAt, new Date(at.getTime() - STUCK_DAYS * DAY_MS)),
				lte(attempts.endedAt, at),
				eq(attempts.passed, false),
				notExists(passedBefore)
			)
		);
}

const passesIn = (unitIds: string[], recently: Date, at: Date) =>
	db()
		.read.select({ personId: attempts.personId, scenario: attempts.scenario, at: min(attempts.endedAt) })
		.from(attempts)
		.where(
			and(
				isLearnerOf(unitIds, attempts.personId, at),
				gte(attempts.endedAt, recently),
				lte(attempts.endedAt, at),
				eq(attempts.passed, true)
			)
		)
		.groupBy(attempts.personId, attempts.scenario);

/** Where each of these attempts lost most. */
async function scenesOf(failed: Failed[]) {
	const rows = await inBatches(
		failed.map(({ id }) => id),
		(ids) =>
			db()
				.read.select({ attemptId: turns.attemptId, choice: turns.choice })
				.from(turns)
				.where(inArray(turns.attemptId, ids))
				.orderBy(asc(turns.attemptId), asc(turns.number))
	);
	const choicesOf = Map.groupBy(rows, (row) => row.attemptId);
	const scenes = new Map<string, string | null>();
	for (const { id, version, scenario } of failed) {
		const { graph } = await scenarios.at(version, scenario);
		const choices = (choicesOf.get(id) ?? []).map(({ choice }) => choice);
		scenes.set(id, costliestScene(graph, choices));
	}
	return scenes;
}

const keyOf = ({ personId, scenario }: { personId: string; scenario: string }) => `${personId} ${scenario}`;
