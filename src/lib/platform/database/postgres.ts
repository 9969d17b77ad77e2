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
const TRIES = 20;

/** Writers run side by side, each as if alone (SERIALIZABLE); one that loses a race runs again after a short, random wait. */
export function openPostgres(url: string): Database {
	const options = { max: 10, onnotice: () => {} };
	const writer = postgres(url, { ...options, connection: { default_transaction_isolation: 'serializable' } });
	const reader = postgres(url, { ...options, connection: { default_transaction_read_only: true } });
	const write = drizzle(writer, { casing: 'snake_case', logger: onWrite });

	const runOnce = <T>(work: (tx: Tx) => Promise<T>, rehearsal = false) =>
		write.transaction(async (tx) => {
			const value = await runWork(() => work(tx as unknown as Tx));
			if (rehearsal) throw new Rehearsed();
			return value;
		});

	async function rehearse<T>(work: (tx: Tx) => Promise<T>) {
		try {
			await runOnce(work, true);
		} catch (error) {
			if (!(error instanceof Rehearsed)) throw error;
		}
	}

	return {
		read: drizzle(reader, { casing: 'snake_case', logger: onRead }) as unknown as Reader,
		async transaction<T>(work: (tx: Tx) => Promise<T>) {
			refuseNesting();
			for (let attempt = 1; ; attempt++) {
				try {
					if (rehearsing()) await rehearse(work);
					return await runOnce(work);
				} catch (error) {
					if (attempt === TRIES || !isLostRace(error)) throw error;
					await sleep(Math.random() * Math.min(2 ** attempt, 100));
				}
			}
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
