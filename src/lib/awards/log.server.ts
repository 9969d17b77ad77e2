import { asc, eq, inArray } from 'drizzle-orm';
import { db, type Tx } from '#lib/platform/database/index.ts';
import { Refused, type MessageKey } from '#lib/platform/errors.ts';
import * as names from './names.server.ts';
import { hashOf, next, replay, type Entry, type Phase, type Story } from './log.ts';
import { rulesOf } from './rules.ts';
import { awardLog, awardRounds } from './tables.server.ts';

type Line = { by: string | null; at: Date; entry: Entry };

/** What a round's log tells so far; undefined where there is none yet. */
export async function storyOf(tx: Pick<Tx, 'select'>, roundId: string): Promise<Story | undefined> {
	const entries = await linesOf(tx, roundId);
	return entries.length > 0 ? replay(entries.map(({ entry }) => entry)) : undefined;
}

/** The same, if the round is where the actor's page believed it to be. */
export async function storyIn(tx: Tx, roundId: string, ...phases: Phase[]) {
	const [round] = await tx.select({ phase: awardRounds.phase }).from(awardRounds).where(eq(awardRounds.id, roundId));
	if (!phases.includes(round!.phase)) throw new Refused(REFUSALS[round!.phase] ?? 'round_moved_on', 409);
	return storyOf(tx, roundId);
}
const REFUSALS: Partial<Record<Phase, MessageKey>> = {
	decided: 'award_already_decided',
	announced: 'award_already_announced'
};

/** Writes down what happens to a round, after all that happened before, and keeps its phase; refuses what cannot follow. */
export async function append(tx: Tx, roundId: string, line: Line) {
	const lines = await linesOf(tx, roundId);
	const last = lines.at(-1);
	if (!last && line.entry.kind !== 'opened') {
		// Opened before there was a log: it begins with what the round itself says.
		await append(tx, roundId, await openingOf(tx, roundId));
		return append(tx, roundId, line);
	}
	const entries = lines.map(({ entry }) => entry);
	const { phase } = last ? next(replay(entries), line.entry) : replay([line.entry]);
	const link = { roundId, number: (last?.number ?? 0) + 1, ...line };
	const [written] = await tx
		.insert(awardLog)
		.values({ ...link, hash: hashOf(last?.hash ?? '', link) })
		.onConflictDoNothing()
		.returning({ id: awardLog.id });
	if (!written) throw new Refused('round_moved_on', 409);
	await tx.update(awardRounds).set({ phase }).where(eq(awardRounds.id, roundId));
}

/** Every entry of these rounds, by round and in order. */
export async function linesOf(tx: Pick<Tx, 'select'>, ...roundIds: string[]) {
	if (roundIds.length === 0) return [];
	return tx
		.select()
		.from(awardLog)
		.where(inArray(awardLog.roundId, roundIds))
		.orderBy(asc(awardLog.roundId), asc(awardLog.number));
}

/** When and by whom each step of a round was taken; by nobody where the clock did it. */
export async function stepsOf(roundId: string) {
	const lines = await linesOf(db().read, roundId);
	const named = await names.of(lines.flatMap(({ by }) => (by ? { personId: by } : [])));
	return lines.map(({ entry, by, at }) => ({ kind: entry.kind, by: by ? named.get(by)!.name : null, at }));
}

async function openingOf(tx: Tx, roundId: string): Promise<Line> {
	const [round] = await tx.select().from(awardRounds).where(eq(awardRounds.id, roundId));
	const { award, name, unitId, month, rules, nominationsUntil, openedBy, openedAt } = round!;
	return {
		by: openedBy,
		at: openedAt,
		entry: opening({ award, name, unitId, period: month, rules, nominationsUntil })
	};
}

type Opening = Omit<Extract<Entry, { kind: 'opened' }>, 'kind' | 'nominationsUntil'> & {
	nominationsUntil: Date | null;
};
export const opening = ({ rules, nominationsUntil, ...round }: Opening): Entry => ({
	kind: 'opened',
	...round,
	rules: rulesOf(rules),
	nominationsUntil: nominationsUntil?.toISOString() ?? null
});
