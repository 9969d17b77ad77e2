import { AsyncLocalStorage } from 'node:async_hooks';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';

type Full = BaseSQLiteDatabase<'async', unknown, Record<string, never>>;
/** Only what both engines share. Always `await` a query; `.get()`, `.all()` and `.run()` exist on SQLite only. */
export type Reader = Pick<Full, 'select' | 'selectDistinct' | '$count' | 'with' | '$with'>;
export type Tx = Reader & Pick<Full, 'insert' | 'update' | 'delete'>;

export interface Database {
	/** Committed data only; both engines refuse writes here. */
	read: Reader;
	/**
	 * One act, all or nothing, as if alone. `work` may run more than once (PostgreSQL retries a lost race),
	 * so it does database work only: no mail, no hashing, no fetch, nothing remembered outside. One that is meant to
	 * take long says for how long it may.
	 */
	transaction<T>(work: (tx: Tx) => Promise<T>, limitMs?: number): Promise<T>;
	migrate(folder?: string): Promise<void>;
	/** Waits for writers, folds the write-ahead log back into the file, lets go. */
	close(): Promise<void>;
}

const LIMIT_MS = 10_000;
const current = new AsyncLocalStorage<symbol>();
const open = new Set<symbol>();

export function refuseNesting() {
	if (current.getStore()) throw new Error('transaction() inside transaction(): pass `tx` down instead');
}

/** What one request asks of the database; `statements`, if given, collects the queries themselves. */
type Tally = { queries: number; statements?: string[] };
const counter = new AsyncLocalStorage<Tally>();
/** Counts the queries of one request: for its log line, and for the tests that forbid N + 1 and whole-table reads. */
export const countQueries = <T>(tally: Tally, work: () => T): T => counter.run(tally, work);
function count(query: string) {
	const tally = counter.getStore();
	if (!tally) return;
	tally.queries++;
	tally.statements?.push(query);
}

export const onRead = { logQuery: count };
/** Drizzle calls this before each query, so a query that outlives its transaction (a forgotten await) fails. */
export const onWrite = {
	logQuery(query: string) {
		if (!open.has(current.getStore()!)) throw new Error('query outside its transaction');
		count(query);
	}
};

/** Tests set this: every transaction runs, is rolled back and runs again, as a lost race would make it. */
export const rehearsing = () => process.env.REHEARSE_TRANSACTIONS === '1';
export class Rehearsed extends Error {}

/** The inner await matters: a Drizzle query runs when it is awaited, and that must happen in here. */
export async function runWork<T>(work: () => Promise<T>, limitMs = LIMIT_MS): Promise<T> {
	const id = Symbol();
	let timer: NodeJS.Timeout | undefined;
	const limit = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('transaction took too long')), limitMs);
	});
	open.add(id);
	try {
		return await current.run(id, async () => await Promise.race([work(), limit]));
	} finally {
		clearTimeout(timer);
		open.delete(id);
	}
}
