import { and, desc, eq, gt, inArray, isNull, lte } from 'drizzle-orm';
import { people as persons, units as places } from '#lib/accounts/tables.server.ts';
import { db } from '#lib/platform/database/index.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import { announcements, awardRevocations, awardRounds, awardWinners } from './tables.server.ts';

/** An award as it may be said aloud in a room. */
export type Occasion = {
	id: string;
	award: string;
	/** What the shop calls it; null for a shipped name. */
	name: string | null;
	unit: string;
	period: string;
	at: Date;
	winners: Winner[];
};
type Winner = { id: string; name: string; kind: 'person' | 'team'; citation: string | null };

/**
 * What was announced to these units after `from`, newest first: without what was revoked, who has left and who opted
 * out. An award of which nobody is left to be named is none.
 */
export async function since(unitIds: string[], from: Date, at: Date): Promise<Occasion[]> {
	const rows = await db()
		.read.select({
			id: announcements.id,
			award: awardRounds.award,
			name: awardRounds.name,
			unit: places.name,
			period: awardRounds.month,
			at: announcements.at
		})
		.from(announcements)
		.innerJoin(awardRounds, eq(awardRounds.id, announcements.roundId))
		.innerJoin(places, eq(places.id, awardRounds.unitId))
		.where(and(inArray(awardRounds.unitId, unitIds), gt(announcements.at, from), lte(announcements.at, at)))
		.orderBy(desc(announcements.at));
	const winners = await winnersOf(rows.map((row) => row.id));
	return rows
		.map((row) => ({ ...row, winners: winners.get(row.id) ?? [] }))
		.filter(({ winners }) => winners.length > 0);
}

async function winnersOf(announcementIds: string[]): Promise<Map<string, Winner[]>> {
	if (announcementIds.length === 0) return new Map();
	const rows = await db()
		.read.select({
			announcementId: awardWinners.announcementId,
			citation: awardWinners.citation,
			person: { id: persons.id, name: persons.name, leftAt: persons.leftAt },
			team: { id: places.id, name: places.name }
		})
		.from(awardWinners)
		.leftJoin(persons, eq(persons.id, awardWinners.personId))
		.leftJoin(places, eq(places.id, awardWinners.unitId))
		.leftJoin(awardRevocations, eq(awardRevocations.winnerId, awardWinners.id))
		.where(and(inArray(awardWinners.announcementId, announcementIds), isNull(awardRevocations.id)));
	const hidden = await optOuts.among(rows.flatMap(({ person }) => person?.id ?? []));
	const isNamed = ({ person }: (typeof rows)[number]) => !person || (!person.leftAt && !hidden.has(person.id));
	const silent = new Set(rows.filter((row) => !isNamed(row)).map((row) => row.announcementId));
	const named = rows.filter(isNamed).map(({ announcementId, citation, person, team }) => ({
		...(person ?? team!),
		announcementId,
		kind: person ? ('person' as const) : ('team' as const),
		// A citation may name them all.
		citation: silent.has(announcementId) ? null : citation
	}));
	named.sort((a, b) => a.name.localeCompare(b.name));
	return Map.groupBy(named, (winner) => winner.announcementId);
}
