import { and, desc, eq, gte, inArray, lt, lte, notExists, or, type SQL } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import { people } from '#lib/accounts/tables.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import { dayOf, now } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { counted, type Tally } from './given.ts';
import { isListed } from './listed.server.ts';
import { kudos, kudosHidings } from './tables.server.ts';

export type Row = typeof kudos.$inferSelect;
export type Thanks = Awaited<ReturnType<typeof toShow>>[number];
type Wall = { storeId: string; teamId?: string; before?: string };

const PAGE = 20;
const LATELY_MS = 14 * 24 * 3_600_000;

/** The thanks of a store, or of a team in it, newest first. Where somebody opted out, only its two people see it. */
export async function wall(actor: Person, { storeId, teamId, before }: Wall) {
	const store = await units.findStore(actor, storeId);
	if (teamId && !(await units.below(store.id, 'team')).some((team) => team.id === teamId)) throw new NotFound();
	const isSeen = or(isOf(actor), and(stands(), isPublic()));
	return page(actor, and(eq(kudos.storeId, store.id), teamId ? isOfTeam(teamId) : undefined, isSeen), before);
}

/** What somebody gave and got, hidden ones with the reason. */
export const mine = (actor: Person, before?: string) => page(actor, isOf(actor), before);

/** What somebody got in the last two weeks, newest first. */
export const latestFor = async (actor: Person, at = now(), limit = 3) =>
	toShow(
		actor,
		await rows(
			and(eq(kudos.toId, actor.id), stands(), gte(kudos.at, new Date(at.getTime() - LATELY_MS)), lte(kudos.at, at)),
			limit
		)
	);

/** What somebody else got since then, as far as everybody near may see it, newest first. */
export const receivedBy = async (actor: Person, personId: string, since: Date, limit = 10) =>
	toShow(
		actor,
		await rows(
			and(eq(kudos.toId, personId), gte(kudos.at, since), units.isSeenBy(actor, kudos.storeId), stands(), isPublic()),
			limit
		)
	);

/** One thanks that the actor may see. */
export async function find(actor: Person, kudosId: string) {
	const isNear = and(units.isSeenBy(actor, kudos.storeId), stands(), isPublic());
	const [row] = await rows(and(eq(kudos.id, kudosId), or(isOf(actor), isNear)), 1);
	if (!row) throw new NotFound();
	return (await toShow(actor, [row]))[0]!;
}

/** What its receiver is told of, as long as it stands. */
export const stillStanding = async (kudosId: string) => (await rows(and(eq(kudos.id, kudosId), stands()), 1))[0];

/** What the people of a team gave and got since then, as far as everybody may see it; newest first. */
export async function recentOf(teamId: string, since: Date, limit = 50) {
	const found = await rows(and(isOfTeam(teamId), gte(kudos.at, since), stands(), isPublic()), limit);
	const names = await namesOf(found);
	return found.map(({ id, fromId, toId, practice, moment, quote, at }) => ({
		...{ id, practice, moment, quote, at },
		from: { id: fromId, name: names.get(fromId)! },
		to: { id: toId, name: names.get(toId)! }
	}));
}

/** What everybody in these stores gave and got in these months, as it counts. People who opted out are in it too. */
export const tallyOf = async (storeIds: string[], months: string[]): Promise<Map<string, Tally>> =>
	counted(await standing(storeIds, months));

/** The thanks that are not hidden, in the order in which they were given. */
export async function standing(storeIds: string[], months: string[]) {
	if (storeIds.length === 0 || months.length === 0) return [];
	const { id, fromId, toId, fromTeamId, practice, month, at } = kudos;
	const found = await db()
		.read.select({ id, fromId, toId, fromTeamId, practice, month, at })
		.from(kudos)
		.where(and(inArray(kudos.storeId, storeIds), inArray(kudos.month, months), stands()));
	// Sorted here: asked to sort, SQLite would walk through all the years of a store in its order.
	return found.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
}

/** As a page shows them to this reader, in the order given. */
export async function toShow(actor: Person, found: Row[]) {
	const ids = found.map((row) => row.id);
	const [names, hidings] = await Promise.all([namesOf(found), hidingsOf(ids)]);
	return found.map((row) => {
		const hidden = hidings.get(row.id);
		return {
			id: row.id,
			from: { id: row.fromId, name: names.get(row.fromId)! },
			to: { id: row.toId, name: names.get(row.toId)! },
			practice: row.practice,
			moment: row.moment,
			quote: row.quote,
			day: dayOf(row.at, actor.company.timeZone),
			isAnswer: row.answersId !== null,
			isForMe: row.toId === actor.id,
			hidden: hidden ? { reason: hidden.reason, by: hidden.by } : null
		};
	});
}

async function page(actor: Person, where: SQL | undefined, before?: string) {
	const [last] = before && units.isId(before) ? await rows(and(where, eq(kudos.id, before)), 1) : [];
	if (before && !last) throw new NotFound();
	const older = last && or(lt(kudos.at, last.at), and(eq(kudos.at, last.at), lt(kudos.id, last.id)));
	const found = await rows(and(where, older), PAGE + 1);
	const shown = found.slice(0, PAGE);
	return { thanks: await toShow(actor, shown), before: found.length > PAGE ? shown.at(-1)!.id : null };
}

const rows = (where: SQL | undefined, limit: number): Promise<Row[]> =>
	db().read.select().from(kudos).where(where).orderBy(desc(kudos.at), desc(kudos.id)).limit(limit);

const isOf = (actor: Person) => or(eq(kudos.fromId, actor.id), eq(kudos.toId, actor.id));
const isOfTeam = (teamId: string) => or(eq(kudos.fromTeamId, teamId), eq(kudos.toTeamId, teamId));

const stands = () =>
	notExists(db().read.select({ id: kudosHidings.id }).from(kudosHidings).where(eq(kudosHidings.kudosId, kudos.id)));

/** Neither of the two has opted out. */
const isPublic = () => and(isListed(kudos.fromId), isListed(kudos.toId));

async function namesOf(found: Pick<Row, 'fromId' | 'toId'>[]) {
	const ids = [...new Set(found.flatMap((row) => [row.fromId, row.toId]))];
	if (ids.length === 0) return new Map<string, string>();
	const named = await db()
		.read.select({ id: people.id, name: people.name })
		.from(people)
		.where(inArray(people.id, ids));
	return new Map(named.map(({ id, name }) => [id, name]));
}

async function hidingsOf(kudosIds: string[]) {
	if (kudosIds.length === 0) return new Map<string, { reason: string; by: string }>();
	const hidden = await db()
		.read.select({ kudosId: kudosHidings.kudosId, reason: kudosHidings.reason, by: people.name })
		.from(kudosHidings)
		.innerJoin(people, eq(people.id, kudosHidings.hiddenBy))
		.where(inArray(kudosHidings.kudosId, kudosIds));
	return new Map(hidden.map(({ kudosId, ...rest }) => [kudosId, rest]));
}
