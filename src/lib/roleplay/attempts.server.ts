import { randomInt } from 'node:crypto';
import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import * as completions from '#lib/learning/completions.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import { once } from '#lib/platform/submissions.server.ts';
import type { Scenario } from './engine/graph.ts';
import { advance, isOver, offer, replay, type Play } from './engine/play.ts';
import { score } from './engine/scoring.ts';
import type { TurnForm } from './forms.ts';
import * as scenarios from './scenarios.server.ts';
import { attempts, turns } from './tables.server.ts';

export type Attempt = typeof attempts.$inferSelect;

/** Begins a conversation, or gives the one that is still going: a second phone continues where the first one was. */
export function start(
	actor: Pick<Person, 'id'>,
	slug: string,
	submission: string,
	at = now(),
	seed = randomInt(2 ** 31)
) {
	const scenario = scenarios.current(slug);
	return transaction((tx) =>
		once(tx, { by: actor.id, id: submission, body: { start: slug } }, async () => {
			const [going] = await tx
				.select({ id: attempts.id })
				.from(attempts)
				.where(and(eq(attempts.personId, actor.id), eq(attempts.scenario, slug), isNull(attempts.endedAt)));
			if (going) return going.id;
			await scenarios.pin(tx, scenario, at);
			const [made] = await tx
				.insert(attempts)
				.values({ personId: actor.id, scenario: slug, version: scenario.version, seed, startedAt: at })
				.returning({ id: attempts.id });
			return made!.id;
		})
	);
}

/** An attempt of the actor's own; anybody else's does not exist. */
export async function findOwn(actor: Pick<Person, 'id'>, attemptId: string, tx: Pick<Tx, 'select'> = db().read) {
	const [attempt] = await tx
		.select()
		.from(attempts)
		.where(and(eq(attempts.id, attemptId), eq(attempts.personId, actor.id)));
	if (!attempt) throw new NotFound();
	const scenario = await scenarios.at(attempt.version, attempt.scenario);
	const played = await tx.select().from(turns).where(eq(turns.attemptId, attemptId)).orderBy(asc(turns.number));
	const play = replay(
		scenario.graph,
		played.map((turn) => turn.choice)
	)!;
	return { attempt, scenario, play };
}

/**
 * Plays one turn. The same turn with the same reply again changes nothing; another reply to a turn that was played,
 * a turn out of order, a reply that is not on offer and a turn after the end are refused (409). The last turn scores
 * the attempt, and a pass may complete its module, in the same transaction.
 */
export async function submitTurn(
	actor: Pick<Person, 'id' | 'company'>,
	attemptId: string,
	{ turn, reply }: TurnForm,
	locale: Locale,
	at = now()
) {
	await findOwn(actor, attemptId); // loads the pinned version before the transaction needs it
	return transaction(async (tx) => {
		const { attempt, scenario, play } = await findOwn(actor, attemptId, tx);
		if (turn <= play.turns.length) {
			const before = replay(
				scenario.graph,
				play.turns.slice(0, turn - 1).map((t) => t.choice)
			)!;
			if (offer(scenario.graph, before, attempt.seed)[reply] === play.turns[turn - 1]!.choice) return play;
			throw new Refused('turn_already_played', 409);
		}
		if (isOver(scenario.graph, play)) throw new Refused('turn_after_end', 409);
		if (turn !== play.turns.length + 1) throw new Refused('turn_out_of_order', 409);
		const choice = offer(scenario.graph, play, attempt.seed)[reply];
		const next = choice === undefined ? null : advance(scenario.graph, play, choice);
		if (!next) throw new Refused('turn_not_on_offer', 409);
		await tx.insert(turns).values({ attemptId, number: turn, ...next.turns.at(-1)!, at });
		if (isOver(scenario.graph, next)) await finish(tx, actor, attempt, scenario, next, locale, at);
		return next;
	});
}

/** The actor's finished attempts at a role-play, best first, and the one that is still going. */
export async function history(actor: Pick<Person, 'id'>, slug: string) {
	const rows = await db()
		.read.select({
			id: attempts.id,
			score: attempts.score,
			passed: attempts.passed,
			endedAt: attempts.endedAt
		})
		.from(attempts)
		.where(and(eq(attempts.personId, actor.id), eq(attempts.scenario, slug)))
		.orderBy(desc(attempts.startedAt));
	return {
		going: rows.find((row) => !row.endedAt)?.id,
		finished: rows.filter((row) => row.endedAt).sort((a, b) => b.score! - a.score!)
	};
}

async function finish(
	tx: Tx,
	actor: Pick<Person, 'id' | 'company'>,
	attempt: Attempt,
	scenario: Scenario,
	play: Play,
	locale: Locale,
	at: Date
) {
	const module = scenarios.module(scenario, locale);
	const result = score(scenario.graph, play.turns);
	const passed = result.total >= module.passMark;
	await tx
		.update(attempts)
		.set({ endedAt: at, score: result.total, passed, result, ending: play.at })
		.where(eq(attempts.id, attempt.id));
	if (!passed) return;
	await completions.recordPass(tx, actor, {
		module: module.slug,
		attemptId: attempt.id,
		score: result.total,
		locale,
		at
	});
}
