import { and, asc, eq, inArray, isNull, sum } from 'drizzle-orm';
import { grants, units, unitTree } from '#lib/accounts/tables.server.ts';
import { monthOf } from '#lib/platform/clock.ts';
import type { Tx } from '#lib/platform/database/index.ts';
import { expected, type Fact } from './ledger.ts';
import { boardOptOuts, points, standings, teamStandings } from './tables.server.ts';

/** `who` is a person or a team. */
export type Difference = { who: string; what: string; found: string; expected: string };

type Read = Pick<Tx, 'select'>;
type Row = typeof points.$inferSelect;
type Due = Pick<Row, 'personId' | 'reason' | 'sourceId' | 'teamId' | 'month' | 'amount' | 'worth' | 'at'>;
type Standing = typeof standings.$inferSelect;

/**
 * Compares the ledger and the standings of some people with what follows from their facts. `astray` says by how much
 * that makes the standings of their teams wrong: `team month` → points.
 */
export async function ofPeople(tx: Read, personIds: string[], facts: Fact[], zone: string) {
	const rows = await tx.select().from(points).where(inArray(points.personId, personIds));
	const kept = await tx.select().from(standings).where(inArray(standings.personId, personIds));
	const due = await entriesDue(tx, personIds, facts, rows, zone);
	const right = await standingsDue(tx, personIds, due);
	return {
		rows: rows.length,
		standings: kept.length,
		differences: [
			...compare(said(rows, sourceOf, sayEntry), said(due, sourceOf, sayEntry)),
			...compare(said(kept, placeOf, sayStanding), said(right, placeOf, sayStanding))
		],
		astray: [...right.map((row) => ({ ...row, sign: 1 })), ...kept.map((row) => ({ ...row, sign: -1 }))]
			.filter((row) => row.listed)
			.map((row) => [`${row.teamId} ${row.month}`, row.sign * row.points] as const)
	};
}

/** Compares the standings of some teams with the sums of their people's, put right by what went astray there. */
export async function ofTeams(tx: Read, teamIds: string[], astray: Map<string, number>) {
	const kept = await tx.select().from(teamStandings).where(inArray(teamStandings.teamId, teamIds));
	const sums = await tx
		.select({
			teamId: standings.teamId,
			month: standings.month,
			storeId: standings.storeId,
			points: sum(standings.points).mapWith(Number)
		})
		.from(standings)
		.where(and(inArray(standings.teamId, teamIds), eq(standings.listed, true)))
		.groupBy(standings.teamId, standings.month, standings.storeId);
	const placeOf = (row: { teamId: string; month: string }) => `${row.teamId} ${row.month}`;
	const summed = new Set(sums.map(placeOf));
	// Where nobody is listed any more the row stays, with nothing in it.
	const empty = kept.filter((row) => !summed.has(placeOf(row))).map((row) => ({ ...row, points: 0 }));
	const right = [...sums, ...empty].map((row) => ({ ...row, points: row.points + (astray.get(placeOf(row)) ?? 0) }));
	const say = (row: { points: number; storeId: string }) => `${row.points} points, store ${row.storeId}`;
	return { standings: kept.length, differences: compare(said(kept, placeOf, say), said(right, placeOf, say)) };
}

/** The rows that the ledger should hold. A correction is its own fact: only its month and team follow from anything. */
async function entriesDue(tx: Read, personIds: string[], facts: Fact[], rows: Row[], zone: string): Promise<Due[]> {
	const memberships = await tx
		.select({ personId: grants.personId, teamId: grants.unitId, from: grants.from, until: grants.until })
		.from(grants)
		.where(and(inArray(grants.personId, personIds), eq(grants.role, 'learner')))
		.orderBy(asc(grants.from));
	const teamsOf = Map.groupBy(memberships, (row) => row.personId);
	const factsOf = Map.groupBy(facts, (fact) => fact.personId);
	const rowsOf = Map.groupBy(rows, (row) => row.personId);
	return personIds.flatMap((personId) => {
		const written = rowsOf.get(personId) ?? [];
		const earned = expected(factsOf.get(personId) ?? [], written, zone);
		const corrected = written.filter((row) => row.reason === 'correction');
		return [...earned, ...corrected.map((row) => ({ ...row, month: monthOf(row.at, zone) }))].map((due) => {
			const holds = teamsOf.get(personId)?.find(({ from, until }) => from <= due.at && (!until || until > due.at));
			return { ...due, teamId: holds?.teamId ?? null };
		});
	});
}

/** The standings that these rows add up to. */
async function standingsDue(tx: Read, personIds: string[], due: Due[]): Promise<Standing[]> {
	const teamIds = [...new Set(due.flatMap((row) => row.teamId ?? []))];
	const stores = await tx
		.select({ teamId: unitTree.unitId, storeId: units.id })
		.from(unitTree)
		.innerJoin(units, eq(units.id, unitTree.ancestorId))
		.where(and(inArray(unitTree.unitId, teamIds), eq(units.kind, 'store')));
	const hidden = await tx
		.select({ personId: boardOptOuts.personId })
		.from(boardOptOuts)
		.where(and(inArray(boardOptOuts.personId, personIds), isNull(boardOptOuts.until)));
	const storeOf = new Map(stores.map((row) => [row.teamId, row.storeId]));
	const unlisted = new Set(hidden.map((row) => row.personId));
	const right = new Map<string, Standing>();
	for (const { personId, teamId, month, amount } of due) {
		if (!teamId) continue;
		const place = placeOf({ personId, teamId, month });
		const sum = (right.get(place)?.points ?? 0) + amount;
		const [storeId, listed] = [storeOf.get(teamId)!, !unlisted.has(personId)];
		right.set(place, { personId, teamId, month, points: sum, storeId, listed });
	}
	return [...right.values()];
}

const sourceOf = (row: Due) => `${row.personId} ${row.reason} ${row.sourceId}`;
const placeOf = (row: Pick<Standing, 'personId' | 'teamId' | 'month'>) =>
	`${row.personId} standing of ${row.month} in ${row.teamId}`;
const sayEntry = ({ amount, worth, month, teamId, at }: Due) =>
	`${amount} of ${worth ?? amount}, ${month}, team ${teamId ?? 'none'}, ${at.toISOString()}`;
const sayStanding = ({ points, listed, storeId }: Standing) =>
	`${points} points, ${listed ? 'listed' : 'not listed'}, store ${storeId}`;

const said = <T>(rows: T[], keyOf: (row: T) => string, say: (row: T) => string) =>
	new Map(rows.map((row) => [keyOf(row), say(row)]));

function compare(found: Map<string, string>, right: Map<string, string>): Difference[] {
	return [...new Set([...found.keys(), ...right.keys()])]
		.filter((key) => found.get(key) !== right.get(key))
		.map((key) => {
			const [who, ...what] = key.split(' ');
			const nothing = 'no row';
			return { who: who!, what: what.join(' '), found: found.get(key) ?? nothing, expected: right.get(key) ?? nothing };
		});
}
