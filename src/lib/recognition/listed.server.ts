import { and, countDistinct, eq, gt, inArray, isNull, lte, notExists, or, sql, type AnyColumn } from 'drizzle-orm';
import { holdsAt } from '#lib/accounts/people.server.ts';
import { grants, people, unitTree } from '#lib/accounts/tables.server.ts';
import { db } from '#lib/platform/database/index.ts';
import { boardOptOuts } from './tables.server.ts';

// Who stands on boards: the learners of a unit who have not opted out. Leads and managers are in no team's figures.

export type Span = { from: Date; until: Date };

/** The instant that a list of names is for: the end of a period, or now in the present one. */
export const endOf = ({ until }: Span, asOf: Date) => (asOf < until ? asOf : new Date(until.getTime() - 1));

/** Those who belong to a unit or anything below at an instant; of these people only, if given. */
export const names = (unitId: string, at: Date, among?: string[]): Promise<{ id: string; name: string }[]> =>
	db()
		.read.selectDistinct({ id: people.id, name: people.name })
		.from(unitTree)
		.innerJoin(grants, and(eq(grants.unitId, unitTree.unitId), eq(grants.role, 'learner')))
		.innerJoin(people, eq(people.id, grants.personId))
		.where(
			and(
				eq(unitTree.ancestorId, unitId),
				among && inArray(grants.personId, among),
				holdsAt(at),
				or(isNull(people.leftAt), gt(people.leftAt, at)),
				isListed(grants.personId)
			)
		);

/** How many belonged to each team on any day of a span: who leaves takes neither the points nor the head away. */
export async function sizes(unitId: string, span: Span, asOf: Date) {
	const rows = await db()
		.read.select({ teamId: grants.unitId, members: countDistinct(grants.personId) })
		.from(unitTree)
		.innerJoin(grants, and(eq(grants.unitId, unitTree.unitId), eq(grants.role, 'learner')))
		.where(and(eq(unitTree.ancestorId, unitId), during(span, asOf), isListed(grants.personId)))
		.groupBy(grants.unitId);
	return new Map(rows.map((row) => [row.teamId, row.members]));
}

/** How many there were in all of them, each once. */
export async function size(unitId: string, span: Span, asOf: Date) {
	const [row] = await db()
		.read.select({ members: countDistinct(grants.personId) })
		.from(unitTree)
		.innerJoin(grants, and(eq(grants.unitId, unitTree.unitId), eq(grants.role, 'learner')))
		.where(and(eq(unitTree.ancestorId, unitId), during(span, asOf), isListed(grants.personId)));
	return row!.members;
}

const during = (span: Span, asOf: Date) =>
	and(lte(grants.from, endOf(span, asOf)), or(isNull(grants.until), gt(grants.until, span.from)));

/** For a query: the person in this column has not opted out. */
export const isListed = (person: AnyColumn) =>
	notExists(
		db()
			.read.select({ one: sql`1` })
			.from(boardOptOuts)
			.where(and(eq(boardOptOuts.personId, person), isNull(boardOptOuts.until)))
	);
