import { and, asc, eq, inArray } from 'drizzle-orm';
import { grants, people, units } from '#lib/accounts/tables.server.ts';
import { db } from '#lib/platform/database/index.ts';
import { idOf, type Who } from './log.ts';

export type Named = { id: string; kind: 'person' | 'team'; name: string; team: string; teamId: string | undefined };
type Row = { personId: string | null; unitId: string | null };

/** Of a row that holds one of the two. */
export const whoOf = ({ personId, unitId }: Row): Who => (personId ? { personId } : { unitId: unitId! });

/**
 * People and teams by name, whoever asks; of a person the team too, where they belong or, once they have left, belonged
 * last.
 */
export async function of(whos: Who[]): Promise<Map<string, Named>> {
	const personIds = whos.flatMap((who) => ('personId' in who ? who.personId : []));
	const unitIds = whos.flatMap((who) => ('unitId' in who ? who.unitId : []));
	const [persons, teams] = await Promise.all([peopleOf(personIds), teamsOf(unitIds)]);
	return new Map([...persons, ...teams].map((named) => [named.id, named]));
}

/** The same for rows that hold one of the two. */
export const ofRows = (rows: Row[]) => of(rows.map(whoOf));

/** By name; the database sorts no names as people do. */
export const byName = <T>(rows: T[], nameOf: (row: T) => string) =>
	[...rows].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));

export const idOfRow = (row: Row) => idOf(whoOf(row));

async function peopleOf(ids: string[]): Promise<Named[]> {
	if (ids.length === 0) return [];
	const rows = await db()
		.read.select({ id: people.id, name: people.name, team: units.name, teamId: units.id })
		.from(people)
		.leftJoin(grants, and(eq(grants.personId, people.id), eq(grants.role, 'learner')))
		.leftJoin(units, eq(units.id, grants.unitId))
		.where(inArray(people.id, ids))
		.orderBy(asc(grants.from)); // the last one stays
	const named = rows.map(({ team, teamId, ...person }) => ({
		...person,
		kind: 'person' as const,
		team: team ?? '',
		teamId: teamId ?? undefined
	}));
	return [...new Map(named.map((person) => [person.id, person])).values()];
}

async function teamsOf(ids: string[]): Promise<Named[]> {
	if (ids.length === 0) return [];
	const rows = await db().read.select({ id: units.id, name: units.name }).from(units).where(inArray(units.id, ids));
	return rows.map((team) => ({ ...team, kind: 'team', team: '', teamId: team.id }));
}
