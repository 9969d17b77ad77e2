import type { Person } from '#lib/accounts/policy.ts';
import * as attempts from '#lib/roleplay/attempts.server.ts';
import { advance, begin, offer } from '#lib/roleplay/engine/play.ts';
import type { Scenario } from '#lib/roleplay/engine/graph.ts';

/** As long as people take for a turn. */
const READING_MS = 45_000;

/** Plays these choices with a customer, the last of them at that moment. */
export async function play(
	actor: Person,
	{ slug, graph }: Scenario,
	choices: string[],
	end: Date,
	turnMs = READING_MS
) {
	const before = (turns: number) => new Date(end.getTime() - turns * turnMs);
	const id = await attempts.start(actor, slug, crypto.randomUUID(), before(choices.length));
	const { attempt } = await attempts.findOwn(actor, id);
	let played = begin(graph);
	for (const choice of choices) {
		const turn = played.turns.length + 1;
		const reply = offer(graph, played, attempt.seed).indexOf(choice);
		await attempts.submitTurn(actor, id, { turn, reply }, actor.locale ?? 'en', before(choices.length - turn));
		played = advance(graph, played, choice)!;
	}
}
