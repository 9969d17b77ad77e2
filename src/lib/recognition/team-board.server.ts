import { and, eq, inArray, sum } from 'drizzle-orm';
import type { Named } from '#lib/accounts/units.server.ts';
import { db } from '#lib/platform/database/index.ts';
import { monthsOf, periodSpan } from '#lib/platform/periods.ts';
import * as badges from './badges.server.ts';
import type { Badge } from './badges.server.ts';
import * as listed from './listed.server.ts';
import { FEWEST, ranked, unranked } from './ranking.ts';
import type { Shown } from './settings.server.ts';
import { standings } from './tables.server.ts';

type Look = { period: string; zone: string; asOf: Date; shown: Shown };
export type TeamRow = {
	id: string;
	name: string;
	/** Null where they are somebody else's and the company keeps them private. */
	points: number | null;
	rank: number | null;
	tied: boolean;
	badges: Badge[];
};
export type TeamBoard = Awaited<ReturnType<typeof of>>;

/** The people of a team as this reader may see them, whoever asks for it. Who opted out is in neither rows nor sum. */
export async function of(reader: { id: string }, unit: Named, { period, zone, asOf, shown }: Look) {
	const [members, scored] = await Promise.all([
		listed.names(unit.id, listed.endOf(periodSpan(period, zone), asOf)),
		db()
			.read.select({ personId: standings.personId, points: sum(standings.points).mapWith(Number) })
			.from(standings)
			.where(and(eq(standings.teamId, unit.id), inArray(standings.month, monthsOf(period)), eq(standings.listed, true)))
			.groupBy(standings.personId)
	]);
	const pointsOf = new Map(scored.map((row) => [row.personId, row.points]));
	const people = members.map((member) => ({ ...member, points: pointsOf.get(member.id) ?? 0 }));
	const seen = shown === 'off' ? people.filter(({ id }) => id === reader.id) : people;
	const worn = await badges.of(seen.map(({ id }) => id));
	const last = monthsOf(period).at(-1)!;
	const dressed = seen.map((person) => ({
		...person,
		badges: (worn.get(person.id) ?? [])
			.filter((badge) => monthsOf(badge.month).at(-1)! <= last)
			.map(({ kind, month }) => ({ kind, month }))
	}));
	const rows: TeamRow[] =
		shown === 'ranks'
			? ranked(dressed, (row) => row.points)
			: unranked(dressed.map((row) => (row.id === reader.id ? row : { ...row, points: null })));
	const isSmall = people.length < FEWEST && shown !== 'ranks';
	return {
		unit: { id: unit.id, name: unit.name },
		period,
		shown,
		members: people.length,
		/** What they have together; null where it would tell what one of them has. */
		total: isSmall ? null : scored.reduce((sum, { points }) => sum + points, 0),
		rows
	};
}
