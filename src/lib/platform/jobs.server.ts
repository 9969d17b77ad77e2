import { and, asc, count, desc, eq, isNull, lte, or } from 'drizzle-orm';
import { now } from './clock.ts';
import { db, transaction, type Tx } from './database/index.ts';
import { NotFound } from './errors.ts';
import { log, scrub } from './log.server.ts';
import { jobs } from './tables.server.ts';

/** Does one job. It may run twice (a crash between the work and its mark), so `job.id` is its idempotency key. */
export type Handler = (payload: Record<string, string>, job: { id: string; attempt: number }) => Promise<void>;
export type Handlers = Record<string, Handler>;

const LEASE_MS = 60_000;
const POLL_MS = 5_000;
const TRIES = 8;
const WAKE_MS = 100;

let wake = () => {};

/** Asks for work in the transaction of the act that needs it: no act without its job, no job without its act. */
export async function enqueue(tx: Tx, name: string, payloads: Record<string, string>[], at = now()) {
	for (let i = 0; i < payloads.length; i += 500)
		await tx
			.insert(jobs)
			.values(payloads.slice(i, i + 500).map((payload) => ({ name, payload, runAt: at, createdAt: at })));
	setTimeout(() => wake(), WAKE_MS).unref(); // a hint, once the act is likely committed; the next poll finds it anyway
}

/** Runs what is due until nothing is. Returns how many were tried. */
export async function drain(handlers: Handlers, asOf = now): Promise<number> {
	for (let tried = 0; ; tried++) {
		const job = await lease(asOf());
		if (!job) return tried;
		await run(job, handlers, asOf);
	}
}

/** Works in the background until stopped; stopping waits for the job in hand. */
export function startWorker(handlers: Handlers, housekeeping: () => Promise<void>) {
	let stopping = false;
	let rest: Promise<void> = Promise.resolve();
	const loop = (async () => {
		let keptAt = 0;
		while (!stopping) {
			rest = pause();
			try {
				if (performance.now() - keptAt > 3_600_000 || keptAt === 0) {
					keptAt = performance.now();
					await housekeeping();
				}
				await drain(handlers);
			} catch (error) {
				log().error({ error: scrub(error) }, 'worker');
			}
			if (!stopping) await rest;
		}
	})();
	return async function stop() {
		stopping = true;
		wake();
		await loop;
	};
}

/** For the admin's page: what waits, what was given up, newest first. */
export async function overview(limit = 100) {
	const [tally, recent] = await Promise.all([
		db().read.select({ status: jobs.status, n: count() }).from(jobs).groupBy(jobs.status),
		db()
			.read.select()
			.from(jobs)
			.where(or(eq(jobs.status, 'waiting'), eq(jobs.status, 'dead')))
			.orderBy(desc(jobs.runAt))
			.limit(limit)
	]);
	return { tally: Object.fromEntries(tally.map((row) => [row.status, row.n])), recent };
}

/** A dead job gets its tries back. */
export async function revive(id: string) {
	const revived = await transaction(
		async (tx) =>
			await tx
				.update(jobs)
				.set({ status: 'waiting', attempts: 0, runAt: now(), endedAt: null })
				.where(and(eq(jobs.id, id), eq(jobs.status, 'dead')))
				.returning({ id: jobs.id })
	);
	if (revived.length === 0) throw new NotFound();
	wake();
}

export const forget = (tx: Tx, before: Date) =>
	tx.delete(jobs).where(and(eq(jobs.status, 'done'), lte(jobs.runAt, before)));

function pause() {
	return new Promise<void>((resolve) => {
		const timer = setTimeout(resolve, POLL_MS);
		timer.unref();
		wake = () => {
			clearTimeout(timer);
			resolve();
		};
	});
}

const lease = (at: Date) =>
	transaction(async (tx) => {
		const [job] = await tx
			.select()
			.from(jobs)
			.where(
				and(eq(jobs.status, 'waiting'), lte(jobs.runAt, at), or(isNull(jobs.leasedUntil), lte(jobs.leasedUntil, at)))
			)
			.orderBy(asc(jobs.runAt))
			.limit(1);
		if (!job) return undefined;
		const attempts = job.attempts + 1;
		await tx
			.update(jobs)
			.set({ attempts, leasedUntil: new Date(at.getTime() + LEASE_MS) })
			.where(eq(jobs.id, job.id));
		return { ...job, attempts };
	});

async function run(job: typeof jobs.$inferSelect, handlers: Handlers, asOf: () => Date) {
	try {
		if (job.attempts > TRIES) throw new Error('the server went down at each try');
		const handler = handlers[job.name];
		if (!handler) throw new Error(`no handler for the job ${job.name}`);
		await handler(job.payload, { id: job.id, attempt: job.attempts });
		await mark(job, { status: 'done', endedAt: asOf(), lastError: null });
	} catch (error) {
		const dead = job.attempts >= TRIES;
		const lastError = scrub(error).message.slice(0, 500);
		log().warn({ job: job.name, id: job.id, attempt: job.attempts, dead, error: lastError }, 'job failed');
		const runAt = new Date(asOf().getTime() + 15_000 * 4 ** (job.attempts - 1));
		await mark(job, dead ? { status: 'dead', endedAt: asOf(), lastError } : { runAt, lastError });
	}
}

/** A worker that comes back after its lease ran out marks nothing: the job is another's by now. */
const mark = ({ id, attempts }: typeof jobs.$inferSelect, change: Partial<typeof jobs.$inferInsert>) =>
	transaction(async (tx) => {
		await tx
			.update(jobs)
			.set({ ...change, leasedUntil: null })
			.where(and(eq(jobs.id, id), eq(jobs.attempts, attempts)));
	});
