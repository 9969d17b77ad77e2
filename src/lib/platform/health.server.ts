import { db } from './database/index.ts';
import { jobs } from './tables.server.ts';

let draining = false;
process.once('attune:draining' as never, () => (draining = true));

/** What keeps this process from taking work; undefined when nothing does. */
export async function obstacle(): Promise<'draining' | 'database' | undefined> {
	if (draining) return 'draining';
	return db()
		.read.select({ id: jobs.id })
		.from(jobs)
		.limit(1)
		.then(
			() => undefined,
			() => 'database'
		);
}
