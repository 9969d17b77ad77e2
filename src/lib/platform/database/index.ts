import { env } from '../env.server.ts';
import type { Database, Tx } from './database.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

export type { Database, Tx } from './database.ts';

export const openDatabase = (url: string): Database =>
	/^postgres(ql)?:/.test(url) ? openPostgres(url) : openSqlite(url.replace(/^file:/, ''));

let opened: Database | undefined;
/** The app's database. Opened on first use: the build imports this module too. */
export const db = () => (opened ??= openDatabase(env().DATABASE_URL));
export const transaction = <T>(work: (tx: Tx) => Promise<T>, limitMs?: number) => db().transaction(work, limitMs);
