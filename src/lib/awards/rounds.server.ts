import { and, count, eq } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import { addDays, dayEnd, dayOf, now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import * as candidates from './candidates.server.ts';
import * as definitions from './definitions.server.ts';
import type { Open } from './forms.ts';
import * as log from './log.server.ts';
import { canDecide } from './policy.ts';
import { openPeriods } from './round-list.server.ts';
import { rulesOf } from './rules.ts';
import { awardRounds, nominations } from './tables.server.ts';

export { list } from './round-list.server.ts';

/** How long nominations may stay open, in days. */
const NOMINATING = 62;

/** Opens a round of an award with the rules that hold now, or gives the round that is already open. */
export async function open(
	actor: Person,
	{ award, unitId, period, nominationsUntil }: Pick<Open, 'award' | 'unitId' | 'period'> & Partial<Open>,
	at = now()
) {
	const zone = actor.company.timeZone;
	const unit = await units.find(actor, unitId);
	const definition = (await definitions.forUnits([unit])).find(({ key }) => key === award);
	if (!definition || !canDecide(actor, unit, definition.rules)) throw new NotFound();
	const { name, rules } = definition;
	if (!openPeriods(rules.period, zone, at).includes(period)) throw new Refused('award_wrong_month');
	const until = nominationsUntil ? lastDay(nominationsUntil, zone, at) : null;
	return transaction(async (tx) => {
		const round = { award, name, unitId, rules, nominationsUntil: until };
		const [opened] = await tx
			.insert(awardRounds)
			.values({ ...round, month: period, openedBy: actor.id, openedAt: at })
			.onConflictDoNothing()
			.returning({ id: awardRounds.id });
		if (!opened) return (await idOf(tx, award, unitId, period))!;
		await log.append(tx, opened.id, { by: actor.id, at, entry: log.opening({ ...round, period }) });
		return opened.id;
	});
}

/**
 * A round as those who decide see it: until letters are picked only what speaks for each candidate, and of the picked ones
 * then who they are.
 */
export async function find(actor: Person, roundId: string, at = now()) {
	const { unit, rules, ...round } = await decidedBy(actor, roundId);
	const story = await log.storyOf(db().read, roundId);
	const [shown, steps, decision, nominated] = await Promise.all([
		story ? candidates.shown(actor, story) : [],
		log.stepsOf(roundId),
		candidates.decisionOf(roundId),
		db().read.select({ n: count() }).from(nominations).where(eq(nominations.roundId, roundId))
	]);
	return {
		id: roundId,
		award: round.award,
		name: round.name,
		unit: { id: unit.id, name: unit.name },
		period: round.month,
		rules,
		openedAt: round.openedAt,
		phase: round.phase,
		steps,
		nominationsUntil: round.nominationsUntil,
		isLate: round.nominationsUntil !== null && round.nominationsUntil < at,
		nominationCount: nominated[0]!.n,
		candidates: shown,
		decision
	};
}

/** A round on which the actor decides; any other does not exist for them. */
export async function decidedBy(actor: Person, roundId: string) {
	const [round] = await db().read.select().from(awardRounds).where(eq(awardRounds.id, roundId));
	if (!round) throw new NotFound();
	const unit = await units.get(round.unitId);
	const rules = rulesOf(round.rules);
	if (!canDecide(actor, unit, rules)) throw new NotFound();
	return { ...round, rules, unit };
}

async function idOf(tx: Tx, award: string, unitId: string, period: string) {
	const [round] = await tx
		.select({ id: awardRounds.id })
		.from(awardRounds)
		.where(and(eq(awardRounds.unitId, unitId), eq(awardRounds.month, period), eq(awardRounds.award, award)));
	return round?.id;
}

/** The end of the last day for nominations: not over yet, and not so far off that nobody decides. */
function lastDay(day: string, zone: string, at: Date) {
	const today = dayOf(at, zone);
	if (day < today || day > addDays(today, NOMINATING)) throw new Refused('nominations_until_wrong');
	return dayEnd(day, zone);
}
