import { and, asc, count, desc, eq, gt, isNotNull, lt, ne } from 'drizzle-orm';
import { now } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as progress from '#lib/platform/progress.ts';
import { UNDO_DAYS, undoUntil } from './import-undoing.server.ts';
import { isAdmin, type Person } from './policy.ts';
import { importRows, imports, people } from './tables.server.ts';

/** Which rows of a list are looked at: those of a step; units that come with it; those with something to say. */
export const VIEWS = ['problem', 'noted', 'units', 'add', 'change', 'leave', 'return', 'same'] as const;
export type View = (typeof VIEWS)[number];
const SIZE = 50;

const HEAD = {
	id: imports.id,
	fileName: imports.fileName,
	status: imports.status,
	rows: imports.rows,
	checked: imports.checked,
	tally: imports.tally,
	problem: imports.problem,
	at: imports.at,
	committedAt: imports.committedAt,
	undoneAt: imports.undoneAt,
	by: people.name
};

/** The lists that were handed in, the newest first. */
export async function list(actor: Person, limit = 20) {
	if (!isAdmin(actor)) throw new NotFound();
	return db()
		.read.select(HEAD)
		.from(imports)
		.innerJoin(people, eq(people.id, imports.by))
		.orderBy(desc(imports.id))
		.limit(limit);
}

/** One of them, with how far it has come. */
export async function find(actor: Person, importId: string, at = now()) {
	if (!isAdmin(actor)) throw new NotFound();
	const [found] = await db()
		.read.select({ ...HEAD, columns: imports.columns, encoding: imports.encoding, delimiter: imports.delimiter })
		.from(imports)
		.innerJoin(people, eq(people.id, imports.by))
		.where(eq(imports.id, importId));
	if (!found) throw new NotFound();
	const undoable = found.status === 'committed' && undoUntil(found.committedAt!) > at;
	return {
		...found,
		done: progress.done(importId),
		...(undoable && { undoUntil: undoUntil(found.committedAt!) }),
		undoDays: UNDO_DAYS
	};
}

/** A page of its rows, and how many pages there are. Rows are forgotten once nothing can be undone. */
export async function rows(importId: string, view: View, page = 1) {
	const where = and(eq(importRows.importId, importId), shown(view));
	const [some, [total]] = await Promise.all([
		db()
			.read.select({
				line: importRows.line,
				cells: importRows.cells,
				step: importRows.step,
				changes: importRows.changes,
				problems: importRows.problems,
				name: people.name
			})
			.from(importRows)
			.leftJoin(people, eq(people.id, importRows.personId))
			.where(where)
			.orderBy(view === 'units' ? desc(importRows.line) : asc(importRows.line))
			.limit(SIZE)
			.offset((page - 1) * SIZE),
		db().read.select({ n: count() }).from(importRows).where(where)
	]);
	return { rows: some, total: total!.n, pages: Math.max(1, Math.ceil(total!.n / SIZE)) };
}

/** All rows that cannot be done, for a file in which they are put right. */
export async function faulty(actor: Person, importId: string) {
	const { columns } = await find(actor, importId);
	const found = await db()
		.read.select({ line: importRows.line, cells: importRows.cells, problems: importRows.problems })
		.from(importRows)
		.where(and(eq(importRows.importId, importId), eq(importRows.step, 'problem')))
		.orderBy(asc(importRows.line));
	return { columns, rows: found };
}

/** How many rows say something although they are done, such as what an undo could not take back. */
export const noted = (importId: string) =>
	db().read.$count(importRows, and(eq(importRows.importId, importId), shown('noted')));

function shown(view: View) {
	if (view === 'units') return and(lt(importRows.line, 0), eq(importRows.step, 'add'));
	if (view === 'noted') return and(ne(importRows.step, 'problem'), isNotNull(importRows.problems));
	return and(eq(importRows.step, view), gt(importRows.line, 0));
}
