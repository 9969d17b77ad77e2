import type { Person } from '#lib/accounts/policy.ts';
import * as corrections from '#lib/recognition/corrections.server.ts';
import { bestPath } from '#lib/roleplay/engine/scoring.ts';
import * as scenarios from '#lib/roleplay/scenarios.server.ts';
import type { Key } from '#tests/support/store.ts';
import * as conversations from './conversations.server.ts';

const DAY_MS = 24 * 3_600_000;

/** A conversation that went too well too fast, and a correction with its reason. */
export async function seedLedger(actors: Record<Key, Person>, at: Date) {
	const daysAgo = (days: number) => new Date(at.getTime() - days * DAY_MS);
	const customer = scenarios.current('loyal-regular');
	const best = bestPath(customer.graph).turns.map((turn) => turn.choice);
	await conversations.play(actors.sanne, customer, best, daysAgo(32), 1_500);
	await corrections.write(
		actors.omar,
		{
			personId: actors.femke.id,
			amount: 30,
			note: 'The tablet was offline when Femke met her last customer; I stood beside her.',
			submission: crypto.randomUUID()
		},
		daysAgo(31)
	);
}
