import { randomInt } from 'node:crypto';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import * as completions from '#lib/learning/completions.server.ts';
import * as passes from '#lib/learning/passes.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import { once } from '#lib/platform/submissions.server.ts';
import * as flags from '#lib/recognition/flags.server.ts';
import * as points from '#lib/recognition/points.server.ts';
import type { Graph, Scenario } from './engine/graph.ts';
import { advance, isOver, offer, replay, type Play } from './engine/play.ts';
import { score } from './engine/scoring.ts';
import type { TurnForm } from './forms.ts';
import { hasteOf } from './pace.ts';
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
			const going = await goingOn(tx, actor, slug);
			if (going) return going;
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
	const scenario = await scenarios.at(attempt.version, attempt.scenario, tx);
	const played = await tx.select().from(turns).where(eq(turns.attemptId, attemptId)).orderBy(asc(turns.number));
	const play = replay(
		scenario.graph,
		played.map((turn) => turn.choice)
	)!;
	return { attempt, scenario, play, playedAt: played.map((turn) => turn.at) };
}

/**
 * Plays one turn; the same turn with the same reply again changes nothing. The last turn scores the attempt, and a pass
 * may complete its module, in the same transaction.
 */
export async function submitTurn(
	actor: Pick<Person, 'id' | 'name' | 'company'>,
	attemptId: string,
	{ turn, reply }: TurnForm,
	locale: Locale,
	at = now()
) {
	return transaction(async (tx) => {
		const { attempt, scenario, play, playedAt } = await findOwn(actor, attemptId, tx);
		const next = afterTurn(scenario.graph, play, (at) => offer(scenario.graph, at, attempt.seed), { turn, reply });
		if (!next) return play;
		await tx.insert(turns).values({ attemptId, number: turn, ...next.turns.at(-1)!, at });
		if (isOver(scenario.graph, next)) await finish(tx, actor, attempt, scenario, next, locale, [...playedAt, at]);
		return next;
	});
}

/**
 * The play after a turn's form, or null when that very turn has been played. Another reply to a turn that was played, a
 * turn out of order, a reply that is not on offer and a turn after the end are refused (409).
 */
export function afterTurn(
	graph: Graph,
	play: Play,
	offered: (at: Play) => string[],
	{ turn, reply }: TurnForm
): Play | null {
	if (turn <= play.turns.length) {
		const choices = play.turns.slice(0, turn - 1).map((t) => t.choice);
		if (offered(replay(graph, choices)!)[reply] === play.turns[turn - 1]!.choice) return null;
		throw new Refused('turn_already_played', 409);
	}
	if (isOver(graph, play)) throw new Refused('turn_after_end', 409);
	if (turn !== play.turns.length + 1) throw new Refused('turn_out_of_order', 409);
	const choice = offered(play)[reply];
	const next = choice === undefined ? null : advance(graph, play, choice);
	if (!next) throw new Refused('turn_not_on_offer', 409);
	return next;
}

/**
 * Refuses (409) to open what holds answers of a role-play (rewinds, models) before the attempt is over, and while the
 * actor is in the middle of another scored one with the same customer.
 */
export async function refuseLookingBack(
	actor: Pick<Person, 'id'>,
	{ graph, slug }: Scenario,
	play: Play,
	tx: Pick<Tx, 'select'> = db().read
) {
	if (!isOver(graph, play)) throw new Refused('rewind_not_over', 409);
	if (await goingOn(tx, actor, slug)) throw new Refused('rewind_while_playing', 409);
}

async function goingOn(tx: Pick<Tx, 'select'>, actor: Pick<Person, 'id'>, slug: string) {
	const [going] = await tx
		.select({ id: attempts.id })
		.from(attempts)
		.where(and(eq(attempts.personId, actor.id), eq(attempts.scenario, slug), isNull(attempts.endedAt)));
	return going?.id;
}

async function finish(
	tx: Tx,
	actor: Pick<Person, 'id' | 'name' | 'company'>,
	attempt: Attempt,
	scenario: Scenario,
	play: Play,
	locale: Locale,
	playedAt: Date[]
) {
	const at = playedAt.at(-1)!;
	const result = score(scenario.graph, play.turns);
	const passed = result.total >= scenario.graph.passMark;
	await tx
		.update(attempts)
		.set({ endedAt: at, score: result.total, passed, result, ending: play.at })
		.where(eq(attempts.id, attempt.id));
	if (!passed) return;
	const pass = { attemptId: attempt.id, score: result.total, at };
	await passes.record(tx, { ...pass, personId: actor.id, scenario: scenario.slug });
	const haste = result.total === 100 && hasteOf(scenario, play, playedAt, locale);
	if (haste) await flags.raise(tx, { personId: actor.id, kind: 'too-fast', sourceId: attempt.id, detail: haste, at });
	const { module } = scenario.graph;
	if (module) await completions.recordPass(tx, actor, { ...pass, module, locale });
	else {
		const zone = actor.company.timeZone;
		await points.grant(tx, { personId: actor.id, reason: 'roleplay-passed', sourceId: scenario.slug, at, zone });
	}
}
