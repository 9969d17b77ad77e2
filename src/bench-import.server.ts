import { eq } from 'drizzle-orm';
import * as checking from '#lib/accounts/import-checking.server.ts';
import * as committing from '#lib/accounts/import-committing.server.ts';
import * as staging from '#lib/accounts/import-staging.server.ts';
import * as undoing from '#lib/accounts/import-undoing.server.ts';
import { people } from '#lib/accounts/tables.server.ts';
import * as assigning from '#lib/learning/assigning.server.ts';
import { unfurnish } from '#lib/learning/units.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import { actorsByKey, openCompany } from './demo.server.ts';
import { spokenOf } from './mentions.server.ts';

export type Step = { step: string; seconds: number; peak: number };

/** Takes a list through its whole life in an empty company; gives how long each step took, and the memory at its highest. */
export async function run(bytes: Uint8Array): Promise<{ idle: number; steps: Step[] }> {
	await db().migrate();
	const { saga } = actorsByKey(await openCompany(now()));
	globalThis.gc?.();
	const idle = process.memoryUsage.rss();
	const steps: Step[] = [];
	const timed = async <T>(step: string, work: () => Promise<T>) => {
		let peak = idle;
		const look = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
		const startedAt = performance.now();
		const value = await work();
		clearInterval(look);
		steps.push({
			step,
			seconds: (performance.now() - startedAt) / 1000,
			peak: Math.max(peak, process.memoryUsage.rss())
		});
		return value;
	};
	const list = { name: 'bench.csv', bytes, submission: crypto.randomUUID() };
	const id = await timed('read and stage', () => staging.handIn(saga, list));
	await timed('check', () => checking.check(id));
	await committing.ask(saga, id, { without: 0, invite: false });
	await timed('commit', () => committing.commit(id, false, assigning.askJoiners));
	const added = await db().read.$count(people, eq(people.name, 'Person 1'));
	if (added !== 1) throw new Error('the import did not arrive');
	await undoing.ask(saga, id);
	await timed('undo', () => undoing.undo(id, { spokenOf, unfurnish }));
	await db().close();
	return { idle, steps };
}
