import { and, asc, eq, inArray, isNull, like, lte, not, or } from 'drizzle-orm';
import { now } from './clock.ts';
import { transaction, type Tx } from './database/index.ts';
import { log, scrub } from './log.server.ts';
import { jobs } from './tables.server.ts';

/** Does one job. It may run twice (a crash between the work and its mark), so `job.id` is its idempotency key. */
export type Handler = (payload: Record<string, string>, job: { id: string; attempt: number }) => Promise<void>;
export type Handlers = Record<string, Handler>;

/** No later try will do better: it is given up at once, for an admin to read why. */
export class Hopeless extends Error {}
/** Perhaps it was done, and nobody said so: it is tried once more, not for ever. */
export class Unsure extends Error {}
/** Not a failure: it asks to be done later. */
export class Later extends Error {
	readonly until: Date;
	constructor(until: Date) {
		super('later');
		this.until = until;
	}
}

/** Mails wait for other people's servers, so they have workers of their own, and other work never queues behind them. */
type Lane = 'mails' | 'others';
const LANES: Lane[] = ['others', 'mails', 'mails', 'mails'];

const LEASE_MS = 60_000;
const POLL_MS = 5_000;
const TRIES = 8;
const WAKE_MS = 100;
const HOUR_MS = 3_600_000;
const UNSURE = 'perhaps done: ';

const resting = new Set<() => void>();
export const wake = () => resting.forEach((rouse) => rouse());

/** Asks for work in the transaction of the act that needs it: no act without its job, no job without its act. */
export async function enqueue(tx: Tx, name: string, payloads: Record<string, string>[], at = now()) {
	for (let i = 0; i < payloads.length; i += 500)
		await tx
			.insert(jobs)
			.values(payloads.slice(i, i + 500).map((payload) => ({ name, payload, runAt: at, createdAt: at })));
	setTimeout(() => wake(), WAKE_MS).unref(); // a hint, once the act is likely committed; the next poll finds it anyway
}

/** Takes back what was asked for and is not done, in the transaction of the act that asks anew. */
export async function withdraw(tx: Tx, name: string, isMeant: (payload: Record<string, string>) => boolean) {
	const waiting = await tx
		.select({ id: jobs.id, payload: jobs.payload })
		.from(jobs)
		.where(and(eq(jobs.status, 'waiting'), eq(jobs.name, name)));
	const ids = waiting.filter(({ payload }) => isMeant(payload)).map(({ id }) => id);
	if (ids.length) await tx.delete(jobs).where(inArray(jobs.id, ids));
}

/** Runs what is due until nothing is. Returns how many were tried. */
export async function drain(handlers: Handlers, asOf = now, lane?: Lane, stopping = () => false): Promise<number> {
	for (let tried = 0; ; tried++) {
		const job = stopping() ? undefined : await lease(asOf, lane);
		if (!job) return tried;
		await run(job, handlers, asOf);
	}
}

/** Works in the background until stopped; stopping waits for the jobs in hand. */
export function startWorker(handlers: Handlers, housekeeping: () => Promise<void>) {
	let stopping = false;
	let keptAt: number | undefined;
	const work = async (lane: Lane, keepsHouse: boolean) => {
		while (!stopping) {
			const rest = pause();
			try {
				if (keepsHouse && (keptAt === undefined || performance.now() - keptAt > HOUR_MS)) {
					keptAt = performance.now();
					await housekeeping();
				}
				await drain(handlers, now, lane, () => stopping);
			} catch (error) {
				log().error({ error: scrub(error) }, 'worker');
			}
			if (!stopping) await rest;
		}
	};
	const lanes = LANES.map((lane, index) => work(lane, index === 0));
	return async function stop() {
		stopping = true;
		wake();
		await Promise.all(lanes);
	};
}

export const forget = (tx: Tx, before: Date) =>
	tx.delete(jobs).where(and(eq(jobs.status, 'done'), lte(jobs.runAt, before)));

function pause() {
	return new Promise<void>((resolve) => {
		const rouse = () => {
			clearTimeout(timer);
			resting.delete(rouse);
			resolve();
		};
		const timer = setTimeout(rouse, POLL_MS);
		timer.unref();
		resting.add(rouse);
	});
}

const isMail = like(jobs.name, 'mail-%');

/** What was due when it was asked for. The lease begins when it is given: the wait to write may have been long. */
function lease(asOf: () => Date, lane?: Lane) {
	const asked = asOf();
	return transaction(async (tx) => {
		const [job] = await tx
			.select()
			.from(jobs)
			.where(
				and(
					eq(jobs.status, 'waiting'),
					lte(jobs.runAt, asked),
					or(isNull(jobs.leasedUntil), lte(jobs.leasedUntil, asked)),
					lane && (lane === 'mails' ? isMail : not(isMail))
				)
			)
			.orderBy(asc(jobs.runAt))
			.limit(1);
		if (!job) return undefined;
		const attempts = job.attempts + 1;
		await tx
			.update(jobs)
			.set({ attempts, leasedUntil: new Date(asOf().getTime() + LEASE_MS) })
			.where(eq(jobs.id, job.id));
		return { ...job, attempts };
	});
}

async function run(job: typeof jobs.$inferSelect, handlers: Handlers, asOf: () => Date) {
	try {
		if (job.attempts > TRIES) throw new Error('the server went down at each try');
		const handler = handlers[job.name];
		if (!handler) throw new Error(`no handler for the job ${job.name}`);
		await handler(job.payload, { id: job.id, attempt: job.attempts });
		await mark(job, { status: 'done', endedAt: asOf(), lastError: null });
	} catch (error) {
		if (error instanceof Later)
			return mark(job, { runAt: error.until, attempts: job.attempts - 1, lastError: job.lastError });
		const lastError = `${error instanceof Unsure ? UNSURE : ''}${scrub(error).message}`.slice(0, 500);
		const isUnsureAgain = error instanceof Unsure && job.lastError?.startsWith(UNSURE);
		const dead = job.attempts >= TRIES || error instanceof Hopeless || isUnsureAgain;
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
