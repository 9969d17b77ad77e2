import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
	onRead,
	onWrite,
	refuseNesting,
	rehearsing,
	runWork,
	type Database,
	type Reader,
	type Tx
} from './database.ts';

const LOCK_WAIT_MS = 5_000;

/**
 * Two connections on one WAL file. Readers see committed data and never wait; every write runs on the
 * writer inside BEGIN IMMEDIATE, one at a time: queued in this process, retried against other processes.
 */
export function openSqlite(file: string): Database {
	mkdirSync(dirname(file), { recursive: true });
	const writer = new Sqlite(file, { timeout: LOCK_WAIT_MS });
	writer.pragma('journal_mode = WAL');
	writer.pragma('synchronous = FULL'); // an answer that was acknowledged survives a power cut
	writer.pragma('foreign_keys = ON');
	writer.pragma('busy_timeout = 0'); // a synchronous wait would freeze the event loop; begin() waits instead
	const reader = new Sqlite(file, { timeout: 1_000 });
	reader.pragma('query_only = ON');

	rememberStatements(writer);
	rememberStatements(reader);
	const tx = drizzle(writer, { casing: 'snake_case', logger: onWrite }) as unknown as Tx;

	async function begin() {
		const deadline = performance.now() + LOCK_WAIT_MS;
		for (let wait = 1; ; wait = Math.min(wait * 2, 25)) {
			try {
				return writer.exec('begin immediate');
			} catch (error) {
				const busy = String((error as { code?: string }).code).startsWith('SQLITE_BUSY');
				if (!busy || performance.now() > deadline) throw error;
				await sleep(wait * (0.5 + Math.random()));
			}
		}
	}

	async function runOnce<T>(work: (tx: Tx) => Promise<T>, end: 'commit' | 'rollback', limitMs?: number) {
		await begin();
		try {
			const value = await runWork(() => work(tx), limitMs);
			writer.exec(end);
			return value;
		} finally {
			if (writer.inTransaction) writer.exec('rollback');
		}
	}

	let queue: Promise<unknown> = Promise.resolve();
	return {
		read: drizzle(reader, { casing: 'snake_case', logger: onRead }) as unknown as Reader,
		async transaction<T>(work: (tx: Tx) => Promise<T>, limitMs?: number) {
			refuseNesting();
			const result = queue.then(async () => {
				if (rehearsing()) await runOnce(work, 'rollback', limitMs);
				return runOnce(work, 'commit', limitMs);
			});
			queue = result.catch(() => {}); // the caller hears of it; the next writer only waits for it to be over
			return result;
		},
		async migrate(folder = 'drizzle/sqlite') {
			// Drizzle's own migrate() reads before it locks (two starting processes collide) and runs inside a
			// transaction, where SQLite ignores foreign_keys = OFF: a table rebuild's DROP would cascade to its children.
			writer.pragma('foreign_keys = OFF');
			try {
				await begin();
				writer.exec(
					'create table if not exists __drizzle_migrations (id integer primary key, hash text not null, created_at numeric)'
				);
				const done = writer
					.prepare('select coalesce(max(created_at), 0) from __drizzle_migrations')
					.pluck()
					.get() as number;
				for (const { sql, hash, folderMillis } of readMigrationFiles({ migrationsFolder: folder })) {
					if (folderMillis <= done) continue;
					for (const statement of sql) writer.exec(statement);
					writer.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run(hash, folderMillis);
				}
				const broken = writer.pragma('foreign_key_check') as unknown[];
				if (broken.length) throw new Error(`migration left ${broken.length} broken references`);
				writer.exec('commit');
			} finally {
				if (writer.inTransaction) writer.exec('rollback');
				writer.pragma('foreign_keys = ON');
			}
		},
		async close() {
			await queue;
			reader.close();
			writer.pragma('wal_checkpoint(TRUNCATE)');
			writer.close();
		}
	};
}

/** Preparing costs several times what running does, and Drizzle prepares each query anew: the same SQL is prepared once. */
function rememberStatements(connection: Sqlite.Database, most = 1_000) {
	const known = new Map<string, Sqlite.Statement>();
	const prepare = connection.prepare.bind(connection) as (sql: string) => Sqlite.Statement;
	connection.prepare = ((sql: string) => {
		const prepared = known.get(sql) ?? prepare(sql);
		if (known.size >= most) known.clear(); // lists of many lengths make many statements
		known.set(sql, prepared);
		return prepared;
	}) as typeof connection.prepare;
}
