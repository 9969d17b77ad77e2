import { and, asc, eq, gt, gte, inArray, isNull, lt, lte } from 'drizzle-orm';
import { dayOf } from '#lib/platform/clock.ts';
import { db, type Tx } from '#lib/platform/database/index.ts';
import { DEFAULTS, isMonday, isTime } from './mail-times.ts';
import { holdsAt } from './people.server.ts';
import { companies, digests, grants, mailPreferences, people } from './tables.server.ts';

export type Reader = {
	id: string;
	email: string | null;
	off: string[];
	zone: string;
	companyZone: string;
	/** The reader's own day. */
	day: string;
	/** Gets this week's overview of their teams as well. */
	weekly: boolean;
};

const BATCH = 500;

/**
 * Of the next people after this one in the company's long list, those whose hour has come and who have had no digest
 * today; and from whom to go on, if there are more.
 */
export async function nextReaders(after: string, at: Date): Promise<{ readers: Reader[]; last?: string }> {
	const rows = await db()
		.read.select({
			id: people.id,
			email: people.email,
			chosen: mailPreferences,
			companyZone: companies.timeZone
		})
		.from(people)
		.innerJoin(companies, eq(companies.id, people.companyId))
		.leftJoin(mailPreferences, eq(mailPreferences.personId, people.id))
		.where(and(gt(people.id, after), isNull(people.leftAt)))
		.orderBy(asc(people.id))
		.limit(BATCH);
	const theirHour = rows
		.map(({ chosen, ...row }) => {
			const zone = chosen?.timeZone ?? row.companyZone;
			return { ...row, times: chosen ?? DEFAULTS, off: chosen?.off ?? [], zone, day: dayOf(at, zone) };
		})
		.filter(({ times, zone }) => isTime(times, zone, at));
	const planned = await plannedAmong(theirHour);
	const waiting = theirHour.filter((reader) => !planned.has(keyOf(reader)));
	const leads = waiting.some(({ zone }) => isMonday(at, zone))
		? await leadsAmong(rows[0]!.id, rows.at(-1)!.id, at)
		: [];
	const readers = waiting.map(({ times: _, ...reader }) => ({
		...reader,
		weekly: isMonday(at, reader.zone) && leads.includes(reader.id)
	}));
	return { readers, last: rows.length === BATCH ? rows.at(-1)!.id : undefined };
}

/** Nobody is planned for twice: those for whom this is the first time today. */
export async function claim(tx: Tx, readers: Reader[], at: Date): Promise<Reader[]> {
	if (readers.length === 0) return [];
	const rows = (kind: 'daily' | 'weekly', some: Reader[]) =>
		some.map(({ id, day }) => ({ personId: id, kind, day, at }));
	const claimed = await tx
		.insert(digests)
		.values(rows('daily', readers))
		.onConflictDoNothing()
		.returning({ id: digests.personId });
	const first = new Set(claimed.map(({ id }) => id));
	const mine = readers.filter(({ id }) => first.has(id));
	const leads = mine.filter(({ weekly }) => weekly);
	if (leads.length > 0) await tx.insert(digests).values(rows('weekly', leads)).onConflictDoNothing();
	return mine;
}

/** What was planned for these people weeks ago. */
export const forget = (tx: Tx, personIds: string[], before: string) =>
	tx.delete(digests).where(and(inArray(digests.personId, personIds), lt(digests.day, before)));

const keyOf = ({ id, day }: Pick<Reader, 'id' | 'day'>) => `${id} ${day}`;

async function plannedAmong(readers: Pick<Reader, 'id' | 'day'>[]) {
	if (readers.length === 0) return new Set<string>();
	const rows = await db()
		.read.select({ id: digests.personId, day: digests.day })
		.from(digests)
		.where(
			and(
				inArray(
					digests.personId,
					readers.map(({ id }) => id)
				),
				eq(digests.kind, 'daily'),
				inArray(digests.day, [...new Set(readers.map(({ day }) => day))])
			)
		);
	return new Set(rows.map(keyOf));
}

/** Who leads a team, of the people between these two. */
async function leadsAmong(first: string, last: string, at: Date) {
	const rows = await db()
		.read.selectDistinct({ id: grants.personId })
		.from(people)
		.innerJoin(grants, eq(grants.personId, people.id))
		.where(and(gte(people.id, first), lte(people.id, last), eq(grants.role, 'lead'), holdsAt(at)));
	return rows.map(({ id }) => id);
}
