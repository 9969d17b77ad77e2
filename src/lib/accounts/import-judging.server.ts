import { and, eq, gt, inArray, isNull, lt, ne, or } from 'drizzle-orm';
import { inBatches } from '#lib/platform/database/batches.ts';
import type { Tx } from '#lib/platform/database/index.ts';
import type { Cells } from './import-columns.ts';
import { planOf, type Known, type Plan } from './import-plan.ts';
import { Places, type Place } from './import-places.ts';
import { valuesOf, type Wanted } from './import-values.ts';
import { grants, importRows, people, units, unitTree } from './tables.server.ts';
import type { UnitKind } from './policy.ts';

type Reading = Pick<Tx, 'select' | 'selectDistinct'>;
export type StagedRow = typeof importRows.$inferSelect;
type Recognised = Known & { passwordHash: string | null };
export type Verdict = Plan & { line: number; wanted: Wanted; known?: Recognised };

/** What the rows of an import are judged by; `lines` remembers who was recognised in which row. */
export type Judging = { actorId: string; places: Places; lines: Map<string, number>; act?: Act };
/** A commit under way. Rows are judged as if it had done nothing yet; `renamed` has the names from before. */
type Act = { at: Date; renamed: Map<string, string> };

const BATCH = 1_000;

/** The units that are there and those that the list brings. */
export async function placesOf(tx: Reading, importId: string): Promise<Places> {
	const places = new Places(await tx.select().from(units));
	const coming = await tx
		.select()
		.from(importRows)
		.where(and(eq(importRows.importId, importId), lt(importRows.line, 0)));
	const planned = new Map<string, Place>();
	for (const { line, cells } of coming.sort((a, b) => b.line - a.line)) {
		const { kind, name, above } = cells as { kind: UnitKind; name: string; above: string };
		const parent = places.get(above) ?? planned.get(above);
		if (parent) planned.set(String(line), places.add(kind, name, parent, line));
	}
	return places;
}

/** The next rows of people after a line. */
export const rowsAfter = (tx: Reading, importId: string, line: number, steps: StagedRow['step'][]) =>
	tx
		.select()
		.from(importRows)
		.where(and(eq(importRows.importId, importId), gt(importRows.line, line), inArray(importRows.step, steps)))
		.orderBy(importRows.line)
		.limit(BATCH);

/** What each row would do, as people and units are now. */
export async function judge(tx: Reading, rows: StagedRow[], judging: Judging): Promise<Verdict[]> {
	const { actorId, places, lines, act } = judging;
	const wanted = rows.map((row) => ({ line: row.line, wanted: valuesOf(row.cells as Cells).wanted }));
	const find = await finder(
		tx,
		wanted.map((row) => row.wanted),
		judging
	);
	return wanted.map(({ line, wanted }) => {
		const found = find(wanted);
		if (found === 'two people')
			return { line, wanted, step: 'problem', problems: [{ field: 'staffNumber', key: 'import_two_people' }] };
		if (found === 'namesakes')
			return { line, wanted, step: 'problem', problems: [{ field: 'name', key: 'import_namesakes' }] };
		const earlier = found && lines.get(found.id);
		if (earlier && earlier !== line)
			return {
				line,
				wanted,
				step: 'problem',
				problems: [{ field: 'name', key: 'import_same_person', params: { row: String(earlier) } }]
			};
		if (found) lines.set(found.id, line);
		const plan = planOf(wanted, found, places, actorId);
		if (found && plan.changes?.name) act?.renamed.set(found.id, found.name);
		return { line, wanted, ...(found && { known: found }), ...plan };
	});
}

/** Recognises people by their e-mail, else by their staff number; who has neither, by their name in their store. */
async function finder(tx: Reading, rows: Wanted[], judging: Judging) {
	const emails = rows.flatMap(({ email }) => email ?? []);
	const numbers = rows.flatMap(({ staffNumber }) => staffNumber ?? []);
	const anonymous = rows.filter(({ name, email, staffNumber }) => name && !email && !staffNumber);
	const found = [
		...(await inBatches(emails, (some) => tx.select().from(people).where(inArray(people.email, some)))),
		...(await inBatches(numbers, (some) => tx.select().from(people).where(inArray(people.staffNumber, some))))
	];
	const namesakes = await namesakesOf(tx, anonymous, judging);
	const known = await withGrants(tx, [...found, ...namesakes.flatMap(({ found }) => found)]);
	const byEmail = new Map([...known.values()].map((person) => [person.email, person]));
	const byNumber = new Map([...known.values()].map((person) => [person.staffNumber, person]));
	const byRow = new Map(namesakes.map(({ row, found }) => [row, found]));
	return (row: Wanted): Recognised | 'two people' | 'namesakes' | undefined => {
		if (!row.email && !row.staffNumber) {
			const same = byRow.get(row) ?? [];
			return same.length > 1 ? 'namesakes' : same[0] && known.get(same[0].id);
		}
		const one = row.email ? byEmail.get(row.email) : undefined;
		const other = row.staffNumber ? byNumber.get(row.staffNumber) : undefined;
		return one && other && one !== other ? 'two people' : (one ?? other);
	};
}

/** Those of a row's name who work in its store now; in a commit, who did so just before it. */
async function namesakesOf(tx: Reading, rows: Wanted[], { places, act }: Judging) {
	const held = act
		? and(ne(grants.from, act.at), or(isNull(grants.until), eq(grants.until, act.at)))
		: isNull(grants.until);
	const here = act ? or(isNull(people.leftAt), eq(people.leftAt, act.at)) : isNull(people.leftAt);
	const nameOf = ({ id, name }: { id: string; name: string }) => (act?.renamed.get(id) ?? name).toLowerCase();
	const asked = rows.flatMap((row) => {
		const found = row.team || row.store || row.region ? places.deepest(row) : undefined;
		const place = found && 'place' in found ? found.place : undefined;
		const store = place?.kind === 'team' ? place.parent : place;
		return store?.id ? [{ row, storeId: store.id }] : [];
	});
	const stores = [...new Set(asked.map(({ storeId }) => storeId))];
	const there = await inBatches(stores, (some) =>
		tx
			.selectDistinct({ storeId: unitTree.ancestorId, person: people })
			.from(unitTree)
			.innerJoin(grants, eq(grants.unitId, unitTree.unitId))
			.innerJoin(people, eq(people.id, grants.personId))
			.where(and(inArray(unitTree.ancestorId, some), held, here))
	);
	const called = Map.groupBy(there, ({ storeId, person }) => `${storeId} ${nameOf(person)}`);
	return asked.map(({ row, storeId }) => ({
		row,
		found: (called.get(`${storeId} ${row.name!.toLowerCase()}`) ?? []).map(({ person }) => person)
	}));
}

async function withGrants(tx: Reading, found: (typeof people.$inferSelect)[]) {
	const ids = [...new Set(found.map(({ id }) => id))];
	const held = await inBatches(ids, (some) =>
		tx
			.select()
			.from(grants)
			.where(and(inArray(grants.personId, some), isNull(grants.until)))
	);
	const ofPerson = Map.groupBy(held, ({ personId }) => personId);
	return new Map(found.map((person) => [person.id, { ...person, grants: ofPerson.get(person.id) ?? [] }]));
}
