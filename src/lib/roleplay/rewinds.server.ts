import { and, asc, eq } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import { once } from '#lib/platform/submissions.server.ts';
import * as attempts from './attempts.server.ts';
import { isOver, offer, replay, type Play } from './engine/play.ts';
import type { Scenario } from './engine/graph.ts';
import type { RewindForm, TurnForm } from './forms.ts';
import { rewinds, rewindTurns } from './tables.server.ts';

type Actor = Pick<Person, 'id'>;

/**
 * Goes back to a turn of a finished conversation to try another line: practice beside the score, which stays as it is.
 * Refused (409) while the conversation is going, and while another scored one with this customer is: its answers would
 * be looked up here.
 */
export async function begin(actor: Actor, attemptId: string, { turn, submission }: RewindForm, at = now()) {
	return transaction((tx) =>
		once(tx, { by: actor.id, id: submission, body: { rewind: attemptId, turn } }, async () => {
			const { scenario, play } = await attempts.findOwn(actor, attemptId, tx);
			await attempts.refuseLookingBack(actor, scenario, play, tx);
			if (turn > play.turns.length) throw new Refused('rewind_no_turn', 409);
			const [made] = await tx
				.insert(rewinds)
				.values({ attemptId, fromTurn: turn, startedAt: at })
				.returning({ id: rewinds.id });
			return made!.id;
		})
	);
}

/** A rewind of the actor's own: the branch as far as it is played, beside the scored conversation. Rests like `begin`. */
export async function findOwn(actor: Actor, rewindId: string, tx: Pick<Tx, 'select'> = db().read) {
	const [rewind] = await tx.select().from(rewinds).where(eq(rewinds.id, rewindId));
	if (!rewind) throw new NotFound();
	const { attempt, scenario, play: scored } = await attempts.findOwn(actor, rewind.attemptId, tx);
	await attempts.refuseLookingBack(actor, scenario, scored, tx);
	const tried = await tx
		.select({ choice: rewindTurns.choice })
		.from(rewindTurns)
		.where(eq(rewindTurns.rewindId, rewindId))
		.orderBy(asc(rewindTurns.number));
	const kept = scored.turns.slice(0, rewind.fromTurn - 1);
	const play = replay(
		scenario.graph,
		[...kept, ...tried].map((turn) => turn.choice)
	)!;
	return {
		rewind,
		attempt,
		scenario,
		scored,
		play,
		offered: offeredIn(scenario, scored, rewind.fromTurn, attempt.seed)
	};
}

/** Plays one turn of a rewind; turns count from the beginning of the conversation. Refuses like a scored turn. */
export async function submitTurn(actor: Actor, rewindId: string, form: TurnForm, at = now()) {
	return transaction(async (tx) => {
		const { rewind, scenario, play, offered } = await findOwn(actor, rewindId, tx);
		if (form.turn < rewind.fromTurn) throw new Refused('turn_already_played', 409);
		const next = attempts.afterTurn(scenario.graph, play, offered, form);
		if (!next) return play;
		const { choice } = next.turns.at(-1)!;
		await tx.insert(rewindTurns).values({ rewindId, number: form.turn, choice, at });
		if (isOver(scenario.graph, next))
			await tx.update(rewinds).set({ endedAt: at, ending: next.at }).where(eq(rewinds.id, rewindId));
		return next;
	});
}

/** The lines tried since in a conversation, as they came. */
export async function of(attemptId: string, { words }: Scenario, locale: Locale) {
	const rows = await db()
		.read.select({ id: rewinds.id, fromTurn: rewinds.fromTurn, ending: rewinds.ending })
		.from(rewinds)
		.innerJoin(rewindTurns, and(eq(rewindTurns.rewindId, rewinds.id), eq(rewindTurns.number, rewinds.fromTurn)))
		.where(eq(rewinds.attemptId, attemptId))
		.orderBy(asc(rewinds.id));
	return rows.map(({ ending, ...row }) => ({ ...row, ending: ending ? words[locale]!.endings[ending]!.title : null }));
}

/** The replies on offer in a branch: where it leaves the scored conversation, all but the one that was made there. */
const offeredIn =
	({ graph }: Scenario, scored: Play, fromTurn: number, seed: number) =>
	(at: Play) =>
		offer(graph, at, seed).filter(
			(choice) => at.turns.length !== fromTurn - 1 || choice !== scored.turns[fromTurn - 1]!.choice
		);
