import { is, Table } from 'drizzle-orm';
import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';
import { engine } from '../../src/lib/platform/database/columns.ts';
import { transaction } from '../../src/lib/platform/database/index.ts';
import { openStore } from './company.ts';

/** The cast on its first day, in an empty house: for `beforeEach`, so that no test sees what another one did. */
export async function freshStore(at?: Date) {
	await transaction(async (tx) => {
		for (const table of emptyFirst) await tx.delete(table);
	});
	return openStore(at);
}

const modules = import.meta.glob<Record<string, unknown>>('/src/lib/*/tables.server.ts', { eager: true });
const tables = Object.values(modules)
	.flatMap((module) => Object.values(module))
	.filter((value) => is(value, Table)) as lite.SQLiteTable[];

/** Those that refer to others before those they refer to. */
const emptyFirst: lite.SQLiteTable[] = [];
while (emptyFirst.length < tables.length) {
	const rest = tables.filter((table) => !emptyFirst.includes(table));
	const referred = new Set(rest.flatMap((table) => refersTo(table).filter((other) => other !== table)));
	emptyFirst.push(...rest.filter((table) => !referred.has(table)));
}

function refersTo(table: lite.SQLiteTable) {
	const { foreignKeys } =
		engine === 'postgres' ? pg.getTableConfig(table as unknown as pg.PgTable) : lite.getTableConfig(table);
	return foreignKeys.map((key) => key.reference().foreignTable as lite.SQLiteTable);
}
