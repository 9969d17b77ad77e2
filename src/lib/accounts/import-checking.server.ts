import { and, count, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import { excluded } from '#lib/platform/database/batches.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { Refused, type MessageKey } from '#lib/platform/errors.ts';
import { breathe } from '#lib/platform/progress.ts';
import { judge, placesOf, rowsAfter, type Judging, type Verdict } from './import-judging.server.ts';
import { withAbove, type Place } from './import-places.ts';
import { importRows, imports } from './tables.server.ts';

/** Works out what each row of a list would do: a thousand at a time, and on from there if it was interrupted. */
export async function check(importId: string) {
	const [list] = await db().read.select().from(imports).where(eq(imports.id, importId));
	if (list?.status !== 'reading') return;
	const judging: Judging = {
		actorId: list.by,
		places: await placesOf(db().read, importId),
		lines: await recognised(importId)
	};
	for (let line = 0; ;) {
		const rows = await rowsAfter(db().read, importId, line, ['unchecked']);
		if (rows.length === 0) break;
		const verdicts = await judge(db().read, rows, judging);
		if (!(await keep(importId, verdicts))) return; // it was set aside meanwhile
		line = rows.at(-1)!.line;
		await breathe();
	}
	await finish(importId);
}

/** Keeps what was found out, and counts it once, whoever else checks the same rows. */
export const keep = (importId: string, verdicts: Verdict[]) =>
	transaction(async (tx) => {
		const [going] = await tx
			.update(imports)
			.set({ status: 'reading' }) // as it is: others wait here until this is done
			.where(and(eq(imports.id, importId), eq(imports.status, 'reading')))
			.returning({ id: imports.id });
		if (!going) return false;
		const open = await unchecked(tx, importId, verdicts);
		if (open.length === 0) return true;
		await write(tx, importId, open);
		await tx
			.update(imports)
			.set({ checked: sql`${imports.checked} + ${open.length}` })
			.where(eq(imports.id, importId));
		return true;
	});

async function unchecked(tx: Tx, importId: string, verdicts: Verdict[]) {
	const lines = verdicts.map(({ line }) => line);
	const rows = await tx
		.select({ line: importRows.line })
		.from(importRows)
		.where(and(eq(importRows.importId, importId), inArray(importRows.line, lines), eq(importRows.step, 'unchecked')));
	const open = new Set(rows.map(({ line }) => line));
	return verdicts.filter(({ line }) => open.has(line));
}

/** What was found out about rows, and that units are wanted which they need. */
export async function write(tx: Tx, importId: string, verdicts: Verdict[]) {
	const told = verdicts.map(({ line, step, problems = null, changes = null, before = null, known }) => ({
		importId,
		line,
		cells: {}, // as it was: only what is set below changes
		step,
		problems,
		changes,
		before,
		personId: known?.id ?? null
	}));
	const { step, problems, changes, before, personId } = importRows;
	await tx
		.insert(importRows)
		.values(told)
		.onConflictDoUpdate({
			target: [importRows.importId, importRows.line],
			set: excluded({ step, problems, changes, before, personId })
		});
	const wanted = new Set<Place>(verdicts.flatMap(({ target }) => (target ? withAbove(target.place) : [])));
	const lines = [...wanted].filter(({ line }) => line < 0).map(({ line }) => line);
	for (const line of lines)
		await tx
			.update(importRows)
			.set({ step: 'add' })
			.where(and(eq(importRows.importId, importId), eq(importRows.line, line), eq(importRows.step, 'unchecked')));
}

/** A unit that only faulty rows name does not come. */
const finish = (importId: string, problem: MessageKey | null = null) =>
	transaction(async (tx) => {
		const [going] = await tx
			.update(imports)
			.set({ status: 'checked', problem })
			.where(and(eq(imports.id, importId), eq(imports.status, 'reading')))
			.returning({ rows: imports.rows });
		if (!going) return;
		await tx
			.delete(importRows)
			.where(and(eq(importRows.importId, importId), eq(importRows.step, 'unchecked'), lt(importRows.line, 0)));
		await tx
			.update(imports)
			.set({ checked: going.rows, tally: await tallyOf(tx, importId) })
			.where(eq(imports.id, importId));
	});

/** How many rows of people do what, and how many units come. */
export async function tallyOf(tx: Pick<Tx, 'select'>, importId: string): Promise<Record<string, number>> {
	const mine = eq(importRows.importId, importId);
	const steps = await tx
		.select({ step: importRows.step, n: count() })
		.from(importRows)
		.where(and(mine, gt(importRows.line, 0)))
		.groupBy(importRows.step);
	const [coming] = await tx
		.select({ n: count() })
		.from(importRows)
		.where(and(mine, lt(importRows.line, 0), eq(importRows.step, 'add')));
	return { ...Object.fromEntries(steps.map(({ step, n }) => [step, n])), units: coming!.n };
}

/** How much a list does, or did. */
export const amount = ({ add = 0, change = 0, leave = 0, return: back = 0, units = 0 }: Record<string, number>) =>
	add + change + leave + back + units;

/** What an import did is known by its rows alone: without them it cannot be undone. */
export async function mustBeKept(tx: Tx, { id, tally }: typeof imports.$inferSelect) {
	const [row] = await tx.select({ line: importRows.line }).from(importRows).where(eq(importRows.importId, id)).limit(1);
	if (!row && amount(tally) > 0) throw new Refused('import_undo_forgotten', 409);
}

/** Who was recognised in which row before an interruption. */
async function recognised(importId: string) {
	const rows = await db()
		.read.select({ line: importRows.line, personId: importRows.personId })
		.from(importRows)
		.where(and(eq(importRows.importId, importId), gt(importRows.line, 0)));
	return new Map(rows.flatMap(({ line, personId }) => (personId ? [[personId, line] as const] : [])));
}
