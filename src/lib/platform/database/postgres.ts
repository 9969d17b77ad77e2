import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import {
	onRead,
	onWrite,
	refuseNesting,
	Rehearsed,
	rehearsing,
	runWork,
	type Database,
	type Reader,
	type Tx
} from './database.ts';
import { isLostRace } from './errors.ts';

const MIGRATE_LOCK = 727_002;
const RETRY_MS = 10_000;

/**
 * Writers run side by side, each as if alone (SERIALIZABLE). One that loses a race runs again; the losers of this
 * process take turns, so that a crowd at one row thins out instead of losing to itself.
 */
export function openPostgres(url: string): Database {
	const options = { max: 10, onnotice: () => {} };
	const writer = postgres(url, { ...options, connection: { default_transaction_isolation: 'serializable' } });
	const reader = postgres(url, { ...options, connection: { default_transaction_read_only: true } });
	const write = drizzle(writer, { casing: 'snake_case', logger: onWrite });

	const runOnce = <T>(work: (tx: Tx) => Promise<T>, limitMs?: number, rehearsal = false) =>
		write.transaction(async (tx) => {
			const value = await runWork(() => work(tx as unknown as Tx), limitMs);
			if (rehearsal) throw new Rehearsed();
			return value;
		});

	async function run<T>(work: (tx: Tx) => Promise<T>, limitMs?: number) {
		if (rehearsing()) await rehearse(work, limitMs);
		return runOnce(work, limitMs);
	}

	async function rehearse<T>(work: (tx: Tx) => Promise<T>, limitMs?: number) {
		try {
			await runOnce(work, limitMs, true);
		} catch (error) {
			if (!(error instanceof Rehearsed)) throw error;
		}
	}

	async function runAgain<T>(work: (tx: Tx) => Promise<T>, limitMs?: number) {
		const deadline = performance.now() + (limitMs ?? RETRY_MS);
		for (let wait = 1; ; wait = Math.min(wait * 2, 50)) {
			try {
				return await run(work, limitMs);
			} catch (error) {
				if (!isLostRace(error) || performance.now() > deadline) throw error;
				await sleep(Math.random() * wait); // other processes have losers too
			}
		}
	}

	let losers: Promise<unknown> = Promise.resolve();
	return {
		read: drizzle(reader, { casing: 'snake_case', logger: onRead }) as unknown as Reader,
		async transaction<T>(work: (tx: Tx) => Promise<T>, limitMs?: number) {
			refuseNesting();
			try {
				return await run(work, limitMs);
			} catch (error) {
				if (!isLostRace(error)) throw error;
			}
			const result = losers.then(() => runAgain(work, limitMs));
			losers = result.catch(() => {}); // the caller hears of it; the next loser only waits for it to be over
			return result;
		},
		async migrate(folder = 'drizzle/postgres') {
			const one = postgres(url, { ...options, max: 1 });
			try {
				await one`select pg_advisory_lock(${MIGRATE_LOCK})`;
				await applyMigrations(drizzle(one), { migrationsFolder: folder });
			} finally {
				await one.end();
			}
		},
		async close() {
			await Promise.all([reader.end(), writer.end()]);
		}
	};
}
