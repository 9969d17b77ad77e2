import { createHash } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { now } from '#lib/platform/clock.ts';
import { rowsOf, shapeOf } from '#lib/platform/csv-reading.ts';
import { batchesOf } from '#lib/platform/database/batches.ts';
import { transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import { breathe } from '#lib/platform/progress.ts';
import { once } from '#lib/platform/submissions.server.ts';
import { cellsOf, claimedTwice, columnsOf, lacking, type Column } from './import-columns.ts';
import type { Changes } from './import-plan.ts';
import { labelOf, Places, withAbove, type Place } from './import-places.ts';
import { isPlaceOnly, valuesOf, type Problem, type Wanted } from './import-values.ts';
import { isAdmin, type Person } from './policy.ts';
import { importRows, imports, units } from './tables.server.ts';

/** A hundred thousand rows on a slow machine, with room to spare. */
export const LONG_MS = 15 * 60_000;
const MOST_UNITS = 10_000;

type Staged = {
	line: number;
	cells: Record<string, string>;
	problems?: Problem[];
	/** Of a row of places alone. */
	placeOnly?: Wanted;
	step?: 'add' | 'unchecked';
	changes?: Changes;
};
type List = { encoding: string; delimiter: string; columns: Column[]; rows: Staged[]; names: Map<string, Names> };
type Names = Pick<Wanted, 'region' | 'store' | 'team'>;

/**
 * Takes in a list of people and units: it is read at once, and refused as a whole where it is no list; then it waits to
 * be checked against everybody who is here. `instead` names an earlier one that it corrects, which is set aside.
 */
export async function handIn(
	actor: Person,
	{ name, bytes, submission, instead }: { name: string; bytes: Uint8Array; submission: string; instead?: string },
	at = now()
): Promise<string> {
	if (!isAdmin(actor)) throw new NotFound();
	const body = { name, instead, sha256: createHash('sha256').update(bytes).digest('hex') };
	const list = await read(bytes);
	return transaction(
		(tx) =>
			once(tx, { by: actor.id, id: submission, body }, async () => {
				if (instead) await setAside(tx, actor, instead);
				const id = uuidv7();
				const places = new Places(await tx.select().from(units));
				// Those that name most come first: a store with its region, a team with its store.
				const names = [...list.names.values()].sort((a, b) => Object.keys(b).length - Object.keys(a).length);
				for (const each of names) {
					places.plan(each);
					if (places.planned.length > MOST_UNITS) throw new Refused('import_too_many_units', 400, { most: MOST_UNITS });
				}
				const comingUnits = unitsOf(places, list.rows);
				const { encoding, delimiter, columns } = list;
				const rows = list.rows.filter(({ problems, placeOnly }) => problems || !placeOnly);
				const head = { id, fileName: name.slice(0, 200), status: 'reading' as const, encoding, delimiter, columns };
				await tx.insert(imports).values({ ...head, rows: rows.length, tally: {}, by: actor.id, at });
				for (const some of batchesOf([...comingUnits, ...rows])) {
					await tx.insert(importRows).values(some.map((row) => rowOf(id, row)));
					await breathe();
				}
				await jobs.enqueue(tx, 'check-import', [{ importId: id }], at);
				return id;
			}),
		LONG_MS
	);
}

/** The name and the bytes of a file that came with a form. */
export async function fileOf(file: File | undefined) {
	if (!file) throw new Refused('import_no_file');
	return { name: file.name.replaceAll('\0', ''), bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** An earlier list is no longer to be imported; what stood in it is forgotten. */
async function setAside(tx: Tx, actor: Person, importId: string) {
	if (!isAdmin(actor)) throw new NotFound();
	const [aside] = await tx
		.update(imports)
		.set({ status: 'failed', problem: 'import_set_aside' })
		.where(and(eq(imports.id, importId), inArray(imports.status, ['reading', 'checked', 'failed'])))
		.returning({ id: imports.id });
	if (!aside) throw new Refused('import_moved_on', 409);
	await tx.delete(importRows).where(eq(importRows.importId, importId));
}

async function read(bytes: Uint8Array): Promise<List> {
	const shape = shapeOf(bytes);
	let columns: Column[] | undefined;
	const list = { rows: [] as Staged[], names: new Map<string, Names>() };
	const lines = new Map<string, number>();
	for await (const { row, cells } of rowsOf(bytes, shape)) {
		if (columns) stage(list, row, columns, cells, lines);
		else columns = headOf(cells);
		if (row % 1_000 === 0) await breathe();
	}
	if (!columns || list.rows.length === 0) throw new Refused('csv_empty');
	return { ...shape, columns, ...list };
}

function headOf(cells: string[]) {
	const columns = columnsOf(cells);
	const lack = lacking(columns);
	if (lack)
		throw new Refused(lack, 400, {
			columns: columns
				.map(({ name }) => name)
				.slice(0, 20)
				.join(', ')
		});
	const twice = claimedTwice(columns);
	if (twice) throw new Refused('import_column_twice', 400, twice);
	return columns;
}

function stage(
	{ rows, names }: Pick<List, 'rows' | 'names'>,
	line: number,
	columns: Column[],
	cells: string[],
	lines: Map<string, number>
) {
	const taken = cellsOf(columns, cells);
	const { wanted, problems } = valuesOf(taken);
	if (cells.slice(columns.length).some((cell) => cell.trim())) problems.push({ field: '', key: 'import_row_wide' });
	for (const [field, key] of keysOf(wanted)) {
		const first = lines.get(key);
		if (first) problems.push({ field, key: 'import_listed_twice', params: { row: String(first) } });
		else lines.set(key, line);
	}
	const { region, store, team } = wanted;
	if (problems.length === 0 && (region || store || team) && !wanted.left)
		names.set(`${region}\n${store}\n${team}`, {
			...(region && { region }),
			...(store && { store }),
			...(team && { team })
		});
	const placeOnly = isPlaceOnly(wanted) ? wanted : undefined;
	rows.push({ line, cells: taken, ...(placeOnly && { placeOnly }), ...(problems.length && { problems }) });
}

/** By what a row names somebody: two rows may not name the same. */
function keysOf({ name, email, staffNumber, store, team }: Wanted): [field: string, key: string][] {
	if (email || staffNumber)
		return [
			...(email ? [['email', `e ${email}`] as [string, string]] : []),
			...(staffNumber ? [['staffNumber', `s ${staffNumber}`] as [string, string]] : [])
		];
	return name ? [['name', `n ${name.toLowerCase()} ${(store ?? team ?? '').toLowerCase()}`]] : [];
}

/** Units that come with the list have lines below zero; those that stand in rows of their own are wanted in any case. */
function unitsOf(places: Places, rows: Staged[]): Staged[] {
	const asked = new Set<Place>();
	for (const row of rows) {
		if (row.problems || !row.placeOnly) continue;
		const found = places.deepest(row.placeOnly);
		if ('problem' in found) row.problems = [found.problem];
		else withAbove(found.place).forEach((place) => asked.add(place));
	}
	return places.planned.map((place) => ({
		line: place.line,
		cells: { kind: place.kind, name: place.name, above: place.parent!.id ?? String(place.parent!.line) },
		step: asked.has(place) ? 'add' : 'unchecked',
		changes: { place: { from: null, to: labelOf(place) } }
	}));
}

const rowOf = (importId: string, { line, cells, problems, step, changes }: Staged) => ({
	importId,
	line,
	cells,
	step: problems ? ('problem' as const) : (step ?? ('unchecked' as const)),
	problems: problems ?? null,
	changes: changes ?? null
});
