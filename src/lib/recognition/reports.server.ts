import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import * as inbox from '#lib/accounts/inbox.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import { people, unitTree } from '#lib/accounts/tables.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import { dayOf, now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound, Refused } from '#lib/platform/errors.ts';
import type { Reason } from './forms.ts';
import * as all from './kudos.server.ts';
import { keyOf } from './notices.server.ts';
import * as optOuts from './opt-outs.server.ts';
import { canHide } from './policy.ts';
import { kudos, kudosHidings, kudosReports } from './tables.server.ts';

/** Asks those who look after the receiver's team to look at a thanks. Once a person: a second time changes nothing. */
export async function report(actor: Person, kudosId: string, { reason }: Reason, at = now()) {
	const { id } = await all.find(actor, kudosId);
	await transaction(async (tx) => {
		await tx.insert(kudosReports).values({ kudosId: id, reportedBy: actor.id, reason, at }).onConflictDoNothing();
	});
}

/** Takes a thanks from everybody but its two people, who read why. */
export async function hide(actor: Person, kudosId: string, { reason }: Reason, at = now()) {
	const { toId } = await checkDecides(actor, kudosId);
	await transaction(async (tx) => {
		const [hidden] = await tx
			.insert(kudosHidings)
			.values({ kudosId, hiddenBy: actor.id, reason, at })
			.onConflictDoNothing()
			.returning({ id: kudosHidings.id });
		if (!hidden) throw new Refused('kudos_already_hidden', 409);
		await inbox.takeBack(tx, { personId: toId, key: keyOf(kudosId) });
		await close(tx, actor, kudosId, at);
	});
}

/** Lets a thanks stand: what was reported of it has been looked at. */
export async function keep(actor: Person, kudosId: string, at = now()) {
	await checkDecides(actor, kudosId);
	await transaction(async (tx) => {
		await close(tx, actor, kudosId, at);
	});
}

export type Open = Awaited<ReturnType<typeof open>>[number];

/** What the actor has to decide on, with what is said against it; the longest wait first. */
export async function open(actor: Person) {
	const byThanks = Map.groupBy(await waiting(actor), ({ thanks }) => thanks.id);
	const shown = await all.toShow(
		actor,
		[...byThanks.values()].map(([first]) => first!.thanks)
	);
	return shown.map((thanks) => ({ thanks, reports: byThanks.get(thanks.id)!.map(({ report }) => report) }));
}

/** How much of it there is. */
export const openCount = async (actor: Person) => new Set((await waiting(actor)).map(({ thanks }) => thanks.id)).size;

/** One thanks for its page: whether it was the actor who reported it, and for those who decide, what is said against it. */
export async function look(actor: Person, kudosId: string) {
	const [row] = await db().read.select().from(kudos).where(eq(kudos.id, kudosId));
	if (!row) throw new NotFound();
	const mayDecide = await decides(actor, row);
	const told = mayDecide ? await waiting(actor, kudosId) : [];
	const [reported] = await db()
		.read.select({ id: kudosReports.id })
		.from(kudosReports)
		.where(and(eq(kudosReports.kudosId, kudosId), eq(kudosReports.reportedBy, actor.id)));
	return {
		thanks: told.length ? (await all.toShow(actor, [row]))[0]! : await all.find(actor, kudosId),
		mayDecide,
		reports: told.map(({ report }) => report),
		reported: Boolean(reported)
	};
}

/** Who sees it and does not decide may not; for who does not see it, it does not exist. */
async function checkDecides(actor: Person, kudosId: string) {
	const [row] = await db().read.select().from(kudos).where(eq(kudos.id, kudosId));
	if (row && (await decides(actor, row))) return row;
	await all.find(actor, kudosId);
	throw new NotAllowed();
}

/** A receiver who is in no team is looked after by the store's manager. */
const decides = async (actor: Person, row: all.Row) =>
	canHide(actor, await units.get(row.toTeamId ?? row.storeId), row);

/**
 * Open reports on thanks that the actor decides about; on one of them, if given. Where one of its two has gone off the
 * boards, only a report by these two still counts: nobody else sees the thanks any more.
 */
async function waiting(actor: Person, kudosId?: string) {
	const held = actor.grants.filter((grant) => grant.role !== 'learner').map((grant) => grant.unitId);
	const below = db().read.select({ id: unitTree.unitId }).from(unitTree).where(inArray(unitTree.ancestorId, held));
	const rows = await db()
		.read.select({ thanks: kudos, report: kudosReports, by: people.name })
		.from(kudosReports)
		.innerJoin(kudos, eq(kudos.id, kudosReports.kudosId))
		.innerJoin(people, eq(people.id, kudosReports.reportedBy))
		.where(
			and(
				isNull(kudosReports.closedAt),
				kudosId ? eq(kudosReports.kudosId, kudosId) : undefined,
				inArray(sql`coalesce(${kudos.toTeamId}, ${kudos.storeId})`, below),
				ne(kudos.fromId, actor.id),
				ne(kudos.toId, actor.id)
			)
		)
		.orderBy(asc(kudosReports.at), asc(kudosReports.id));
	const hidden = await optOuts.among(rows.flatMap(({ thanks }) => [thanks.fromId, thanks.toId]));
	return rows
		.filter(({ thanks: { fromId, toId }, report }) => {
			const isOfTheTwo = [fromId, toId].includes(report.reportedBy);
			return isOfTheTwo || !(hidden.has(fromId) || hidden.has(toId));
		})
		.map(({ thanks, report, by }) => ({
			thanks,
			report: { id: report.id, by, reason: report.reason, day: dayOf(report.at, actor.company.timeZone) }
		}));
}

const close = (tx: Tx, actor: Person, kudosId: string, at: Date) =>
	tx
		.update(kudosReports)
		.set({ closedBy: actor.id, closedAt: at })
		.where(and(eq(kudosReports.kudosId, kudosId), isNull(kudosReports.closedAt)));
