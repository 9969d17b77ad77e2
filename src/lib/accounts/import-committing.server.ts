import { isDeepStrictEqual } from 'node:util';
import { and, eq, isNull } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { now } from '#lib/platform/clock.ts';
import { batchesOf } from '#lib/platform/database/batches.ts';
import { transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import * as progress from '#lib/platform/progress.ts';
import { amount, tallyOf, write } from './import-checking.server.ts';
import { judge, placesOf, rowsAfter, type Judging, type StagedRow, type Verdict } from './import-judging.server.ts';
import type { Places } from './import-places.ts';
import { LONG_MS } from './import-staging.server.ts';
import { writePeople } from './import-writing.server.ts';
import { isAdmin, type Person } from './policy.ts';
import { grants, importRows, imports, people, units, unitTree } from './tables.server.ts';

/** What belongs to a unit that is new: learning asks everybody who joins a team for their first week. */
export type Furnish = (tx: Tx, actor: Pick<Person, 'id'>, teamId: string, at: Date) => Promise<void>;

/** What people were told about changed while they looked. */
class Stale extends Error {
	readonly verdicts: Verdict[];
	constructor(verdicts: Verdict[]) {
		super('the company has changed since the list was checked');
		this.verdicts = verdicts;
	}
}

/** Asks for a checked list to be done. `without` says how many faulty rows are left out, so that nobody leaves them out unseen. */
export const ask = (
	actor: Person,
	importId: string,
	{ without, invite }: { without: number; invite: boolean },
	at = now()
) =>
	transaction(async (tx) => {
		if (!isAdmin(actor)) throw new NotFound();
		const [list] = await tx.select().from(imports).where(eq(imports.id, importId));
		if (!list) throw new NotFound();
		const { problem = 0 } = list.tally;
		if (list.status !== 'checked' || problem !== without) throw new Refused('import_moved_on', 409);
		if (amount(list.tally) === 0) throw new Refused('import_nothing', 409);
		await tx.update(imports).set({ status: 'committing', problem: null, by: actor.id }).where(eq(imports.id, importId));
		await jobs.withdraw(tx, 'commit-import', (payload) => payload.importId === importId);
		await jobs.enqueue(tx, 'commit-import', [{ importId, invite: invite ? 'yes' : '' }], at);
	});

/**
 * Does all of a list, or nothing: in one transaction, in which every row is judged once more. Where that gives another
 * answer than the one that was shown, nothing is done, and the new answer is shown.
 */
export async function commit(importId: string, invite: boolean, furnish: Furnish, at = now()) {
	try {
		await transaction((tx) => commitAll(tx, importId, invite, furnish, at), LONG_MS);
	} catch (error) {
		if (!(error instanceof Stale)) throw error;
		await showAgain(importId, error.verdicts);
	} finally {
		progress.over(importId);
	}
}

async function commitAll(tx: Tx, importId: string, invite: boolean, furnish: Furnish, at: Date) {
	const [list] = await tx
		.update(imports)
		.set({ status: 'committed', committedAt: at })
		.where(and(eq(imports.id, importId), eq(imports.status, 'committing')))
		.returning();
	if (!list) return;
	const { companyId } = await stillAdmin(tx, list.by);
	const places = await placesOf(tx, importId);
	const judging: Judging = { actorId: list.by, places, lines: new Map(), act: { at, renamed: new Map() } };
	for (const teamId of await addUnits(tx, importId, places, at))
		await furnish(tx, { id: list.by }, teamId, new Date(at.getTime() - 1)); // who joins at once joins after
	const stale: Verdict[] = [];
	for (let line = 0, done = 0; ;) {
		const rows = await rowsAfter(tx, importId, line, ['add', 'change', 'leave', 'return']);
		if (rows.length === 0) break;
		const verdicts = await judge(tx, rows, judging);
		stale.push(...verdicts.filter((verdict, i) => !isAsShown(verdict, rows[i]!)));
		if (stale.length === 0)
			await writePeople(tx, importId, verdicts, { companyId, invitedBy: invite ? list.by : null, at });
		line = rows.at(-1)!.line;
		progress.report(importId, (done += rows.length));
		await progress.breathe();
	}
	if (stale.length > 0) throw new Stale(stale);
}

const isAsShown = ({ step, changes, before, known }: Verdict, row: StagedRow) =>
	step === row.step &&
	(known?.id ?? null) === row.personId &&
	isDeepStrictEqual(changes ?? null, row.changes) &&
	isDeepStrictEqual(before ?? null, row.before);

/** Who asked for it must still be one who may. */
async function stillAdmin(tx: Tx, personId: string) {
	const [held] = await tx
		.select({ companyId: people.companyId })
		.from(grants)
		.innerJoin(people, eq(people.id, grants.personId))
		.where(and(eq(grants.personId, personId), eq(grants.role, 'admin'), isNull(grants.until), isNull(people.leftAt)));
	if (!held) throw new NotFound();
	return held;
}

/** Adds the units that are still missing, from above; gives the new teams. */
async function addUnits(tx: Tx, importId: string, places: Places, at: Date) {
	const added = [];
	const tree: { unitId: string; ancestorId: string }[] = [];
	for (const place of places.planned) {
		const there = places.existing(place);
		places.settle(place, there?.id ?? uuidv7());
		if (there) continue;
		added.push(place);
		for (let above = place as typeof place | null; above; above = above.parent)
			tree.push({ unitId: place.id!, ancestorId: above.id! });
	}
	for (const some of batchesOf(added))
		await tx
			.insert(units)
			.values(some.map(({ id, kind, name, parent }) => ({ id: id!, kind, name, parentId: parent!.id, createdAt: at })));
	for (const some of batchesOf(tree)) await tx.insert(unitTree).values(some);
	for (const { id, line } of added)
		await tx
			.update(importRows)
			.set({ before: { unitId: id } })
			.where(and(eq(importRows.importId, importId), eq(importRows.line, line)));
	return added.filter(({ kind }) => kind === 'team').map(({ id }) => id!);
}

/** Rows that would do something else by now say what, and the list waits to be confirmed anew. */
const showAgain = (importId: string, verdicts: Verdict[]) =>
	transaction(async (tx) => {
		const marked = verdicts.map((verdict) => ({ ...verdict, problems: verdict.problems ?? [MOVED_ON] }));
		for (const some of batchesOf(marked)) await write(tx, importId, some);
		await tx
			.update(imports)
			.set({ status: 'checked', problem: 'import_stale', tally: await tallyOf(tx, importId) })
			.where(and(eq(imports.id, importId), eq(imports.status, 'committing')));
	}, LONG_MS);

const MOVED_ON = { field: '', key: 'import_row_moved_on' } as const;
