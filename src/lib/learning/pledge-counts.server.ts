import { and, eq, gte, lt, or, type AnyColumn } from 'drizzle-orm';
import { holdsAt } from '#lib/accounts/people.server.ts';
import { grants } from '#lib/accounts/tables.server.ts';
import { db } from '#lib/platform/database/index.ts';
import type { Locale } from '#lib/platform/language.ts';
import { textOf } from './pledges.server.ts';
import { pledges } from './tables.server.ts';

/** Fewer people than this, and a number would have a face. */
const FEWEST = 3;
/** As many as one takes in when they are read out. */
const TEXTS = 3;

type Span = { from: Date; until: Date };
export type PledgeCounts = NonNullable<Awaited<ReturnType<typeof ofTeam>>>;

/**
 * What the people of a team wanted to try in a time, what they tried and what they let go: in numbers, never by name.
 * Undefined while fewer than three of them are behind it; a text is only there when three or more chose it. `without` are
 * people who are not counted. The caller asks whether the reader may see the team.
 */
export async function ofTeam(teamId: string, { from, until }: Span, without: Set<string>, at: Date) {
	const within = (column: AnyColumn) => and(gte(column, from), lt(column, until));
	const rows = await db()
		.read.selectDistinct({ pledge: pledges })
		.from(grants)
		.innerJoin(pledges, eq(pledges.personId, grants.personId))
		.where(
			and(
				eq(grants.unitId, teamId),
				eq(grants.role, 'learner'),
				holdsAt(at),
				or(within(pledges.at), within(pledges.keptAt), within(pledges.letGoAt))
			)
		);
	const told = rows.map(({ pledge }) => pledge).filter(({ personId }) => !without.has(personId));
	const people = new Set(told.map(({ personId }) => personId)).size;
	if (people < FEWEST) return undefined;
	const happened = (when: Date | null) => when !== null && when >= from && when < until;
	const texts = [...Map.groupBy(told, ({ module, section }) => `${module}/${section}`).values()]
		.filter((same) => same.length >= FEWEST)
		.map((same) => ({ module: same[0]!.module, section: same[0]!.section, people: same.length }));
	return {
		made: told.filter((pledge) => happened(pledge.at)).length,
		kept: told.filter((pledge) => happened(pledge.keptAt)).length,
		letGo: told.filter((pledge) => happened(pledge.letGoAt)).length,
		chosen: texts
			.sort((a, b) => b.people - a.people || (`${a.module}/${a.section}` < `${b.module}/${b.section}` ? -1 : 1))
			.slice(0, TEXTS)
	};
}

/** The same with the words of the texts; one that is no longer in the lessons is left out. */
export const inWords = ({ chosen, ...counts }: PledgeCounts, locale: Locale) => ({
	...counts,
	chosen: chosen.flatMap(({ module, section, people }) => {
		const text = textOf(module, section, locale);
		return text ? [{ key: `${module}/${section}`, text, people }] : [];
	})
});
