import { and, eq, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm';
import { now } from '#lib/platform/clock.ts';
import { batchesOf, excluded, inBatches } from '#lib/platform/database/batches.ts';
import { transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import * as progress from '#lib/platform/progress.ts';
import { mustBeKept } from './import-checking.server.ts';
import { rowsAfter, type StagedRow } from './import-judging.server.ts';
import type { Before, Changes } from './import-plan.ts';
import { LONG_MS } from './import-staging.server.ts';
import { removePeople, removeUnits } from './import-removing.server.ts';
import type { Problem } from './import-values.ts';
import { isAdmin, type Person } from './policy.ts';
import { grants, importRows, imports, people, pins } from './tables.server.ts';

/** What only those know who know every domain. */
export type House = {
	/** Those of these people or units whom some table of the house speaks of, besides their own account. */
	spokenOf: (tx: Tx, ids: string[], what: 'people' | 'units') => Promise<Set<string>>;
	/** Takes away what a new team was furnished with, where nothing became of it. */
	unfurnish: (tx: Tx, teamIds: string[], at: Date) => Promise<void>;
};
type Act = { committedAt: Date; at: Date; house: House };

/** How long a list that was done can be undone. After that, what was before is forgotten. */
export const UNDO_DAYS = 14;
export const undoUntil = (committedAt: Date) => new Date(committedAt.getTime() + UNDO_DAYS * 24 * 3_600_000);

/** Asks for an import to be taken back. */
export const ask = (actor: Person, importId: string, at = now()) =>
	transaction(async (tx) => {
		if (!isAdmin(actor)) throw new NotFound();
		const [list] = await tx.select().from(imports).where(eq(imports.id, importId));
		if (!list) throw new NotFound();
		if (list.status !== 'committed' || undoUntil(list.committedAt!) <= at) throw new Refused('import_moved_on', 409);
		await mustBeKept(tx, list);
		await tx.update(imports).set({ status: 'undoing', problem: null }).where(eq(imports.id, importId));
		await jobs.withdraw(tx, 'undo-import', (payload) => payload.importId === importId);
		await jobs.enqueue(tx, 'undo-import', [{ importId }], at);
	});

/**
 * Takes an import back in one transaction: whom it added and who did nothing here is gone; what it changed is as before
 * where nobody changed it since. What cannot be taken back is told by row.
 */
export async function undo(importId: string, house: House, at = now()) {
	try {
		await transaction(async (tx) => {
			const [list] = await tx
				.update(imports)
				.set({ status: 'undone', undoneAt: at })
				.where(and(eq(imports.id, importId), eq(imports.status, 'undoing')))
				.returning();
			if (!list) return;
			await mustBeKept(tx, list);
			const act = { committedAt: list.committedAt!, at, house };
			for (let line = 0, done = 0; ;) {
				const rows = await rowsAfter(tx, importId, line, ['add', 'change', 'leave', 'return']);
				if (rows.length === 0) break;
				await tell(tx, importId, [...(await takeAway(tx, rows, act)), ...(await putBack(tx, rows, act))]);
				line = rows.at(-1)!.line;
				progress.report(importId, (done += rows.length));
				await progress.breathe();
			}
			const added = await tx
				.select()
				.from(importRows)
				.where(and(eq(importRows.importId, importId), lt(importRows.line, 0)));
			await tell(tx, importId, await removeUnits(tx, added, act));
		}, LONG_MS);
	} finally {
		progress.over(importId);
	}
}

/** People whom the import added: gone, or ended where something of theirs would be left hanging. */
async function takeAway(tx: Tx, rows: StagedRow[], { at, house }: Act): Promise<Kept[]> {
	const added = rows.flatMap(({ step, personId, line }) =>
		step === 'add' && personId ? [{ line, id: personId }] : []
	);
	const ids = added.map(({ id }) => id);
	if (ids.length === 0) return [];
	const joined = await tx
		.select({ id: people.id })
		.from(people)
		.leftJoin(pins, eq(pins.personId, people.id))
		.where(and(inArray(people.id, ids), or(isNotNull(people.passwordHash), isNotNull(pins.hash))));
	const stays = new Set([...joined.map(({ id }) => id), ...(await house.spokenOf(tx, ids, 'people'))]);
	await removePeople(
		tx,
		ids.filter((id) => !stays.has(id))
	);
	const staying = [...stays];
	if (staying.length === 0) return [];
	await tx
		.update(people)
		.set({ leftAt: at })
		.where(and(inArray(people.id, staying), isNull(people.leftAt)));
	await tx
		.update(grants)
		.set({ until: at })
		.where(and(inArray(grants.personId, staying), isNull(grants.until)));
	return added
		.filter(({ id }) => stays.has(id))
		.map(({ line }) => ({ line, problems: [{ field: 'name', key: 'import_kept_ended' }] }));
}

type Kept = { line: number; problems: Problem[] };

/** People whom the import changed: each field as it was before, unless it is no longer what the import made of it. */
async function putBack(tx: Tx, rows: StagedRow[], { committedAt }: Act): Promise<Kept[]> {
	const changed = rows.filter(({ step, personId }) => step !== 'add' && personId);
	const ids = changed.map(({ personId }) => personId!);
	if (ids.length === 0) return [];
	const now = new Map((await tx.select().from(people).where(inArray(people.id, ids))).map((row) => [row.id, row]));
	const held = Map.groupBy(await tx.select().from(grants).where(inArray(grants.personId, ids)), (row) => row.personId);
	const taken = await takenBy(tx, changed);
	const restored: (typeof people.$inferInsert)[] = [];
	const reopened: string[] = [];
	const dropped: string[] = [];
	const kept = changed.flatMap((row) => {
		const person = now.get(row.personId!);
		if (!person) return [];
		const before = row.before as Before;
		const problems: Problem[] = [];
		const back = { ...person };
		for (const [field, { from, to }] of Object.entries(row.changes as Changes)) {
			if (!isColumn(field)) continue;
			const other = from !== null && taken.get(`${field} ${from}`);
			if (person[COLUMN[field]] !== to || (other && other !== person.id)) problems.push({ field, key: 'import_kept' });
			else (back as Record<string, unknown>)[COLUMN[field]] = from;
		}
		const mine = held.get(person.id) ?? [];
		const theirs = mine.filter(({ until }) => until === null);
		const begun = theirs.filter(({ from }) => from.getTime() === committedAt.getTime());
		const ended = mine.filter(
			({ id, until }) => before.grants.includes(id) && until?.getTime() === committedAt.getTime()
		);
		const moved = row.step === 'return' || row.step === 'leave' || ended.length > 0;
		const left = row.step === 'leave';
		const asLeft = left
			? person.leftAt?.getTime() === committedAt.getTime()
			: !person.leftAt && begun.length === theirs.length;
		if (moved && asLeft) {
			back.leftAt = before.left === null ? null : new Date(before.left);
			reopened.push(...ended.map(({ id }) => id));
			dropped.push(...begun.map(({ id }) => id));
		} else if (moved) problems.push({ field: 'place', key: 'import_kept' });
		restored.push(back);
		return problems.length ? [{ line: row.line, problems }] : [];
	});
	const { name, email, staffNumber, locale, leftAt } = people;
	if (restored.length)
		await tx
			.insert(people)
			.values(restored)
			.onConflictDoUpdate({ target: people.id, set: excluded({ name, email, staffNumber, locale, leftAt }) });
	if (dropped.length) await tx.delete(grants).where(inArray(grants.id, dropped));
	if (reopened.length) await tx.update(grants).set({ until: null }).where(inArray(grants.id, reopened));
	return kept;
}

const COLUMN = { name: 'name', email: 'email', staffNumber: 'staffNumber', language: 'locale' } as const;
const isColumn = (field: string): field is keyof typeof COLUMN => field in COLUMN;

/** Addresses and numbers from before that somebody has by now. */
async function takenBy(tx: Tx, rows: StagedRow[]) {
	const of = (field: 'email' | 'staffNumber') => rows.flatMap(({ changes }) => changes?.[field]?.from ?? []);
	const [emails, numbers] = [of('email'), of('staffNumber')];
	const found = [
		...(await inBatches(emails, (some) => tx.select().from(people).where(inArray(people.email, some)))),
		...(await inBatches(numbers, (some) => tx.select().from(people).where(inArray(people.staffNumber, some))))
	];
	return new Map<string, string>(
		found.flatMap(({ id, email, staffNumber }) => [
			[`email ${email}`, id],
			[`staffNumber ${staffNumber}`, id]
		])
	);
}

/** What stays as it is, by row. */
async function tell(tx: Tx, importId: string, kept: Kept[]) {
	for (const some of batchesOf(kept))
		await tx
			.insert(importRows)
			.values(some.map(({ line, problems }) => ({ importId, line, cells: {}, problems })))
			.onConflictDoUpdate({
				target: [importRows.importId, importRows.line],
				set: excluded({ problems: importRows.problems })
			});
}
