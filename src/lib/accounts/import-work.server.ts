import { and, eq, inArray, lt, or } from 'drizzle-orm';
import { transaction, type Tx } from '#lib/platform/database/index.ts';
import { Refused, type MessageKey } from '#lib/platform/errors.ts';
import { Hopeless, type Handler } from '#lib/platform/jobs.server.ts';
import * as checking from './import-checking.server.ts';
import * as committing from './import-committing.server.ts';
import * as undoing from './import-undoing.server.ts';
import { importRows, imports } from './tables.server.ts';

const TRIES = 3;
/** A list that nobody confirmed is forgotten after a week. */
const WAITS_DAYS = 7;
const DAY_MS = 24 * 3_600_000;

export const check: Handler = ({ importId }, { attempt }) =>
	tried(attempt, () => checking.check(importId!), { id: importId!, from: 'reading', to: 'failed' });

export const commit =
	(furnish: committing.Furnish): Handler =>
	({ importId, invite }, { attempt }) =>
		tried(attempt, () => committing.commit(importId!, Boolean(invite), furnish), {
			id: importId!,
			from: 'committing',
			to: 'checked'
		});

export const undo =
	(house: undoing.House): Handler =>
	({ importId }, { attempt }) =>
		tried(attempt, () => undoing.undo(importId!, house), { id: importId!, from: 'undoing', to: 'committed' });

/** What stood in lists is kept as long as it can be undone; that there was one, and how many it concerned, stays. */
export async function forget(tx: Tx, at: Date) {
	const waiting = new Date(at.getTime() - WAITS_DAYS * DAY_MS);
	const undoable = new Date(at.getTime() - undoing.UNDO_DAYS * DAY_MS);
	await tx
		.update(imports)
		.set({ status: 'failed', problem: 'import_lapsed' })
		.where(and(inArray(imports.status, ['reading', 'checked']), lt(imports.at, waiting)));
	const over = tx
		.select({ id: imports.id })
		.from(imports)
		.where(
			or(
				and(inArray(imports.status, ['committed', 'undone']), lt(imports.committedAt, undoable)),
				and(eq(imports.status, 'failed'), lt(imports.at, undoable))
			)
		);
	await tx.delete(importRows).where(inArray(importRows.importId, over));
	const lapsed = tx.select({ id: imports.id }).from(imports).where(eq(imports.problem, 'import_lapsed'));
	await tx.delete(importRows).where(inArray(importRows.importId, lapsed));
}

type GiveUp = { id: string; from: 'reading' | 'committing' | 'undoing'; to: 'failed' | 'checked' | 'committed' };

/**
 * After a few tries for a reason of ours the list is no longer under way, and can be asked for again; this job never
 * tries once more. A server that goes down says nothing at its last try: the one after gives up in its place.
 */
async function tried(attempt: number, work: () => Promise<void>, list: GiveUp) {
	try {
		if (attempt > TRIES) throw new Hopeless('the server went down at each try');
		await work();
	} catch (error) {
		const isRefused = error instanceof Refused;
		if (attempt < TRIES && !isRefused) throw error;
		await giveUp(list, isRefused ? error.key : 'import_broke');
		throw new Hopeless((error as Error).message, { cause: error });
	}
}

const giveUp = ({ id, from, to }: GiveUp, problem: MessageKey) =>
	transaction(async (tx) => {
		await tx
			.update(imports)
			.set({ status: to, problem })
			.where(and(eq(imports.id, id), eq(imports.status, from)));
	});
