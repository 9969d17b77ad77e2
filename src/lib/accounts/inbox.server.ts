import { and, count, desc, eq, gt, inArray, isNull, lt } from 'drizzle-orm';
import { now } from '#lib/platform/clock.ts';
import { batchesOf } from '#lib/platform/database/batches.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as actors from './actors.server.ts';
import type { Person } from './policy.ts';
import { notices } from './tables.server.ts';
import type { Topic } from './topics.ts';

export { TOPICS, type Topic } from './topics.ts';

/**
 * What reaches somebody. `params` hold ids and slugs, never words: `by` is who did it, said as they are called when it is
 * read. `key` makes it reach them once, however often it is told.
 */
export type Notice = { personId: string; kind: string; params: Record<string, string>; key?: string };

/** How a domain says its kinds of notice in the reader's language; `src/notices.server.ts` knows them all. */
export type Sentences = Record<
	string,
	{ topic: Topic; say: (params: Record<string, string>, locale: Locale) => { text: string; href: string } }
>;
export type Row = typeof notices.$inferSelect;

const PAGE = 20;
const DAY_MS = 24 * 3_600_000;
/** What nobody has read or mailed for so long is no news. */
const NEWS_DAYS = 14;

/** In the transaction of the act that they hear of. */
export async function tell(tx: Tx, told: Notice[], at = now()) {
	for (let i = 0; i < told.length; i += 500)
		await tx
			.insert(notices)
			.values(told.slice(i, i + 500).map((notice) => ({ ...notice, at })))
			.onConflictDoNothing();
}

/** What was told under a key and is no longer so. */
export const takeBack = (tx: Tx, { personId, key }: { personId: string; key: string }) =>
	tx.delete(notices).where(and(eq(notices.personId, personId), eq(notices.key, key)));

/** What reached the actor, newest first. Kinds that the app does not know (any more) are left out. */
export async function list(actor: Pick<Person, 'id'>, kinds: string[], page = 1) {
	const where = and(eq(notices.personId, actor.id), inArray(notices.kind, kinds));
	const [rows, total] = await Promise.all([
		db()
			.read.select()
			.from(notices)
			.where(where)
			.orderBy(desc(notices.at), desc(notices.id))
			.limit(PAGE)
			.offset((page - 1) * PAGE),
		db().read.$count(notices, where)
	]);
	return { rows: await named(rows), pages: Math.max(1, Math.ceil(total / PAGE)) };
}

/** How much the actor has not read. */
export async function unread(actor: Pick<Person, 'id'>, kinds: string[]) {
	const [row] = await db()
		.read.select({ n: count() })
		.from(notices)
		.where(and(eq(notices.personId, actor.id), isNull(notices.readAt), inArray(notices.kind, kinds)));
	return row!.n;
}

/** Marks one as read, and gives it to go where it leads. */
export async function read(actor: Pick<Person, 'id'>, noticeId: string, at = now()): Promise<Row> {
	const own = and(eq(notices.id, noticeId), eq(notices.personId, actor.id));
	const [row] = await db().read.select().from(notices).where(own);
	if (!row) throw new NotFound();
	await transaction(async (tx) => {
		await tx
			.update(notices)
			.set({ readAt: at })
			.where(and(own, isNull(notices.readAt)));
	});
	return row;
}

export const readAll = (actor: Pick<Person, 'id'>, at = now()) =>
	transaction(async (tx) => {
		await tx
			.update(notices)
			.set({ readAt: at })
			.where(and(eq(notices.personId, actor.id), isNull(notices.readAt)));
	});

/** What these people have neither read nor had by mail, oldest first. */
export async function news(
	personIds: string[],
	kinds: string[],
	at = now(),
	tx: Pick<Tx, 'select'> = db().read
): Promise<Row[]> {
	const since = new Date(at.getTime() - NEWS_DAYS * DAY_MS);
	const rows = await tx
		.select()
		.from(notices)
		.where(
			and(
				inArray(notices.personId, personIds),
				isNull(notices.mailedAt),
				isNull(notices.readAt),
				gt(notices.at, since),
				inArray(notices.kind, kinds)
			)
		);
	return rows.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
}

/** With what those are called who did it: whoever was erased is nobody here too. */
export async function named(rows: Row[]): Promise<Row[]> {
	const names = await actors.namesOf(rows.flatMap(({ params }) => params.by ?? []));
	return rows.map((row) => {
		const by = names.get(row.params.by ?? '');
		return by === undefined ? row : { ...row, params: { ...row.params, by } };
	});
}

/** They went out by mail. */
export async function markMailed(tx: Tx, ids: string[], at = now()) {
	for (const some of batchesOf(ids)) await tx.update(notices).set({ mailedAt: at }).where(inArray(notices.id, some));
}

/** What reached these people long ago, read or not. */
export const forget = (tx: Tx, personIds: string[], before: Date) =>
	tx.delete(notices).where(and(inArray(notices.personId, personIds), lt(notices.at, before)));
