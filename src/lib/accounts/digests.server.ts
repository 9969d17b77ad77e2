import { and, asc, eq, gt, gte, inArray, isNull, lt, lte } from 'drizzle-orm';
import { dayOf } from '#lib/platform/clock.ts';
import { db, type Tx } from '#lib/platform/database/index.ts';
import { DEFAULTS, isTime, overviewWeek } from './mail-times.ts';
import { holdsAt } from './people.server.ts';
import { companies, digests, grants, mailPreferences, people, pins } from './tables.server.ts';

export type Reader = {
	id: string;
	/** None before they joined: then their news waits in the inbox. */
	email: string | null;
	off: string[];
	zone: string;
	companyZone: string;
	/** The reader's own day. */
	day: string;
	/** The week (its Monday) whose overview of their teams they are still to get. */
	weekly?: string;
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
			password: people.passwordHash,
			pin: pins.hash,
			chosen: mailPreferences,
			companyZone: companies.timeZone
		})
		.from(people)
		.innerJoin(companies, eq(companies.id, people.companyId))
		.leftJoin(pins, eq(pins.personId, people.id))
		.leftJoin(mailPreferences, eq(mailPreferences.personId, people.id))
		.where(and(gt(people.id, after), isNull(people.leftAt)))
		.orderBy(asc(people.id))
		.limit(BATCH);
	const theirHour = rows
		.map(({ chosen, email: address, password, pin, ...row }) => {
			const zone = chosen?.timeZone ?? row.companyZone;
			const email = password || pin ? address : null;
			return { ...row, email, times: chosen ?? DEFAULTS, off: chosen?.off ?? [], zone, day: dayOf(at, zone) };
		})
		.filter(({ times, zone }) => isTime(times, zone, at));
	const planned = await keptAmong('daily', theirHour);
	const waiting = theirHour.filter((reader) => !planned.has(keyOf(reader)));
	const weeks = await weeksOf(waiting, at);
	const readers = waiting.map(({ times: _, ...reader }) => ({ ...reader, weekly: weeks.get(reader.id) }));
	return { readers, last: rows.length === BATCH ? rows.at(-1)!.id : undefined };
}

/** Nobody is planned for twice: those for whom this is the first time today. */
export async function claim(tx: Tx, readers: Reader[], at: Date): Promise<Reader[]> {
	if (readers.length === 0) return [];
	const claimed = await tx
		.insert(digests)
		.values(readers.map(({ id, day }) => ({ personId: id, kind: 'daily' as const, day, at })))
		.onConflictDoNothing()
		.returning({ id: digests.personId });
	const first = new Set(claimed.map(({ id }) => id));
	return readers.filter(({ id }) => first.has(id));
}

/** The lead had the overview of this week. */
export const keepWeek = (tx: Tx, personId: string, week: string, at: Date) =>
	tx.insert(digests).values({ personId, kind: 'weekly', day: week, at }).onConflictDoNothing();

/** What was planned for these people weeks ago. */
export const forget = (tx: Tx, personIds: string[], before: string) =>
	tx.delete(digests).where(and(inArray(digests.personId, personIds), lt(digests.day, before)));

const keyOf = ({ id, day }: Pick<Reader, 'id' | 'day'>) => `${id} ${day}`;

/** For which of these people on which of these days there is one already. */
async function keptAmong(kind: 'daily' | 'weekly', readers: Pick<Reader, 'id' | 'day'>[]) {
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
				eq(digests.kind, kind),
				inArray(digests.day, [...new Set(readers.map(({ day }) => day))])
			)
		);
	return new Set(rows.map(keyOf));
}

/** The week whose overview is still to come, for the leads among these people, who are in the order of their ids. */
async function weeksOf(readers: Pick<Reader, 'id' | 'zone'>[], at: Date): Promise<Map<string, string>> {
	const inTime = readers.flatMap(({ id, zone }) => {
		const day = overviewWeek(at, zone);
		return day ? [{ id, day }] : [];
	});
	if (inTime.length === 0) return new Map();
	const rows = await db()
		.read.selectDistinct({ id: grants.personId })
		.from(people)
		.innerJoin(grants, eq(grants.personId, people.id))
		.where(and(gte(people.id, inTime[0]!.id), lte(people.id, inTime.at(-1)!.id), eq(grants.role, 'lead'), holdsAt(at)));
	const leads = new Set(rows.map(({ id }) => id));
	const leading = inTime.filter(({ id }) => leads.has(id));
	const kept = await keptAmong('weekly', leading);
	return new Map(leading.filter((lead) => !kept.has(keyOf(lead))).map(({ id, day }) => [id, day]));
}
