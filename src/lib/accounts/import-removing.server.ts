import { inArray } from 'drizzle-orm';
import { inBatches } from '#lib/platform/database/batches.ts';
import type { Tx } from '#lib/platform/database/index.ts';
import type { StagedRow } from './import-judging.server.ts';
import type { House } from './import-undoing.server.ts';
import type { Problem } from './import-values.ts';
import {
	calendarFeeds,
	digests,
	grants,
	invitations,
	mailPreferences,
	notices,
	people,
	pinDevices,
	sessions,
	units,
	unitTree
} from './tables.server.ts';

/** What goes with somebody who never came: it says nothing that anybody did. */
export const GOES_ALONG = [
	notices.personId,
	digests.personId,
	mailPreferences.personId,
	calendarFeeds.personId,
	invitations.personId,
	pinDevices.personId,
	sessions.personId,
	grants.personId
];

/** Takes people out of the house of whom nothing is left to keep. */
export async function removePeople(tx: Tx, ids: string[]) {
	if (ids.length === 0) return;
	for (const column of GOES_ALONG) await tx.delete(column.table as typeof grants).where(inArray(column, ids));
	await tx.delete(people).where(inArray(people.id, ids));
}

/** Takes away units that came with a list and are empty, from below; gives those that are not. */
export async function removeUnits(
	tx: Tx,
	rows: StagedRow[],
	{ committedAt, house }: { committedAt: Date; house: House }
) {
	const added = rows.flatMap(({ line, cells, before }) =>
		before?.unitId ? [{ line, kind: cells.kind!, id: before.unitId as string }] : []
	);
	const teams = added.filter(({ kind }) => kind === 'team').map(({ id }) => id);
	await house.unfurnish(tx, teams, new Date(committedAt.getTime() - 1));
	const kept: { line: number; problems: Problem[] }[] = [];
	for (const level of ['team', 'store', 'region']) {
		const here = added.filter(({ kind }) => kind === level);
		const ids = here.map(({ id }) => id);
		const children = await inBatches(ids, (some) =>
			tx.selectDistinct({ id: units.parentId }).from(units).where(inArray(units.parentId, some))
		);
		const members = await inBatches(ids, (some) =>
			tx.selectDistinct({ id: grants.unitId }).from(grants).where(inArray(grants.unitId, some))
		);
		const used = new Set([...children, ...members].map(({ id }) => id));
		for (const id of await house.spokenOf(tx, ids, 'units')) used.add(id);
		const empty = ids.filter((id) => !used.has(id));
		await inBatches(empty, (some) => tx.delete(unitTree).where(inArray(unitTree.unitId, some)).returning());
		await inBatches(empty, (some) => tx.delete(units).where(inArray(units.id, some)).returning());
		const stays = here.filter(({ id }) => used.has(id));
		kept.push(...stays.map(({ line }) => ({ line, problems: [{ field: 'place', key: 'import_kept_unit' } as const] })));
	}
	return kept;
}
