import { inArray, is, Table, type AnyColumn } from 'drizzle-orm';
import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';
import { GOES_ALONG } from '#lib/accounts/import-removing.server.ts';
import { people, units, unitTree } from '#lib/accounts/tables.server.ts';
import { engine } from '#lib/platform/database/columns.ts';
import { inBatches } from '#lib/platform/database/batches.ts';
import type { Tx } from '#lib/platform/database/index.ts';

const modules = import.meta.glob<Record<string, unknown>>('./lib/*/tables.server.ts', { eager: true });
const tables = Object.values(modules)
	.flatMap((module) => Object.values(module))
	.filter((value) => is(value, Table)) as lite.SQLiteTable[];

/** Every column of the house that refers to a person, or to a unit, and says that something came of them. */
const columns = {
	people: referringTo(people).filter((column) => !(GOES_ALONG as AnyColumn[]).includes(column)),
	units: referringTo(units).filter((column) => column.table !== (unitTree as Table))
};

/** Those of these people or units whom some row speaks of. */
export async function spokenOf(tx: Tx, ids: string[], what: keyof typeof columns) {
	const found = new Set<string>();
	for (const column of columns[what]) {
		const rows = await inBatches(ids, (some) =>
			tx
				.selectDistinct({ id: column as lite.AnySQLiteColumn<{ data: string }> })
				.from(column.table as lite.SQLiteTable)
				.where(inArray(column, some))
		);
		for (const { id } of rows) if (id) found.add(id as string);
	}
	return found;
}

function referringTo(target: Table): AnyColumn[] {
	return tables.flatMap((table) => {
		const { foreignKeys } =
			engine === 'postgres' ? pg.getTableConfig(table as unknown as pg.PgTable) : lite.getTableConfig(table);
		return foreignKeys.flatMap((key) => {
			const { columns, foreignTable } = key.reference();
			return foreignTable === target ? (columns as AnyColumn[]) : [];
		});
	});
}
