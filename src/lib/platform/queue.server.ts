import { and, asc, count, desc, eq, gte, isNull, lt, lte, min, or } from 'drizzle-orm';
import { daySpan, now } from './clock.ts';
import { db, transaction } from './database/index.ts';
import { NotFound } from './errors.ts';
import { wake } from './jobs.server.ts';
import { jobs } from './tables.server.ts';

export type Status = 'waiting' | 'dead';

const LATE_MS = 5 * 60_000;
const PAGE = 30;

/** How much waits and since when, what ought to have been done by now, what was given up, what got done today. */
export async function overview(zone: string, at = now()) {
	const late = new Date(at.getTime() - LATE_MS);
	const [waiting, due, overdue, dead, done] = await Promise.all([
		tally(eq(jobs.status, 'waiting')),
		tally(and(eq(jobs.status, 'waiting'), lte(jobs.runAt, at))),
		tally(and(eq(jobs.status, 'waiting'), lt(jobs.runAt, late))),
		tally(eq(jobs.status, 'dead')),
		tally(and(eq(jobs.status, 'done'), gte(jobs.runAt, daySpan(at, zone).from)))
	]);
	return { waiting: waiting.n, since: due.first, late: overdue.n, dead: dead.n, doneToday: done.n };
}

/** What waits, the next first; or what was given up, the latest first. Never what a mail says. */
export async function list(status: Status, page = 1) {
	const where = eq(jobs.status, status);
	const [rows, total] = await Promise.all([
		db()
			.read.select()
			.from(jobs)
			.where(where)
			.orderBy(status === 'dead' ? desc(jobs.runAt) : asc(jobs.runAt), asc(jobs.id))
			.limit(PAGE)
			.offset((page - 1) * PAGE),
		db().read.$count(jobs, where)
	]);
	return {
		jobs: rows.map(({ payload, ...row }) => ({ ...row, personId: payload.personId })),
		pages: Math.max(1, Math.ceil(total / PAGE))
	};
}

/** One that was given up gets its tries back; one that waits for its next try gets it now. */
export async function retry(id: string, at = now()) {
	const isAtRest = or(eq(jobs.status, 'dead'), and(eq(jobs.status, 'waiting'), isNull(jobs.leasedUntil)));
	if ((await revive(and(eq(jobs.id, id), isAtRest), at)) === 0) throw new NotFound();
}

/** Everything that was given up gets its tries back. */
export const retryAll = (at = now()) => revive(eq(jobs.status, 'dead'), at);

/** Throws away what was given up. */
export async function discard(id: string) {
	const gone = await transaction((tx) =>
		tx
			.delete(jobs)
			.where(and(eq(jobs.id, id), eq(jobs.status, 'dead')))
			.returning({ id: jobs.id })
	);
	if (gone.length === 0) throw new NotFound();
}

async function revive(which: ReturnType<typeof and>, at: Date) {
	const revived = await transaction((tx) =>
		tx
			.update(jobs)
			.set({ status: 'waiting', attempts: 0, runAt: at, endedAt: null, lastError: null })
			.where(which)
			.returning({ id: jobs.id })
	);
	wake();
	return revived.length;
}

async function tally(where: ReturnType<typeof and>) {
	const [row] = await db()
		.read.select({ n: count(), first: min(jobs.runAt) })
		.from(jobs)
		.where(where);
	return row!;
}
