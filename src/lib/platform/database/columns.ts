/**
 * The one place that knows two SQL dialects exist. DATABASE_URL picks the engine when the process
 * starts; everything below is typed as its SQLite flavour so application code sees one schema.
 */
import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';
import { v7 as uuidv7 } from 'uuid';

export type Engine = 'sqlite' | 'postgres';
export const engine: Engine = /^postgres(ql)?:/.test(process.env.DATABASE_URL ?? '') ? 'postgres' : 'sqlite';

const pick = <T>(sqlite: T, postgres: unknown): T => (engine === 'postgres' ? (postgres as T) : sqlite);

export const table = pick(lite.sqliteTable, pg.pgTable);
export const index = pick(lite.index, pg.index);
export const uniqueIndex = pick(lite.uniqueIndex, pg.uniqueIndex);
export const primaryKey = pick(lite.primaryKey, pg.primaryKey);
export const check = pick(lite.check, pg.check);

export const text = pick(
	() => lite.text(),
	() => pg.text()
);
export const oneOf = <const T extends [string, ...string[]]>(values: T) =>
	pick(lite.text({ enum: values }), pg.text({ enum: values }));
export const int = pick(
	() => lite.integer(),
	() => pg.bigint({ mode: 'number' })
);
export const bool = pick(
	() => lite.integer({ mode: 'boolean' }),
	() => pg.boolean()
);
/** Date in code; integer milliseconds in SQLite, timestamptz(3) in PostgreSQL */
export const instant = pick(
	() => lite.integer({ mode: 'timestamp_ms' }),
	() => pg.timestamp({ withTimezone: true, precision: 3, mode: 'date' })
);
export const json = <T>() => pick(lite.text({ mode: 'json' }).$type<T>(), pg.jsonb().$type<T>());

/** UUIDv7: ids sort by the time they were made, so an index on them grows at its end. */
export const id = () => text().primaryKey().$defaultFn(uuidv7);
