import { createHash } from 'node:crypto';
import { and, eq, lt } from 'drizzle-orm';
import { now } from './clock.ts';
import type { Tx } from './database/index.ts';
import { Refused } from './errors.ts';
import { submissions } from './tables.server.ts';

type Submission = { by: string; id: string; body: unknown };

/**
 * Does `work` once for each (by, id). The same body again gets the first answer; another body under that id is
 * refused (409). `work` returns what can be stored as JSON.
 */
export async function once<T>(tx: Tx, { by, id, body }: Submission, work: () => Promise<T>): Promise<T> {
	const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
	const first = await tx
		.insert(submissions)
		.values({ by, id, bodyHash, at: now() })
		.onConflictDoNothing()
		.returning({ id: submissions.id });
	const mine = and(eq(submissions.by, by), eq(submissions.id, id));
	if (first.length === 0) {
		const [earlier] = await tx.select().from(submissions).where(mine);
		if (earlier!.bodyHash !== bodyHash) throw new Refused('submission_reused', 409);
		return earlier!.answer as T;
	}
	const answer = await work();
	await tx
		.update(submissions)
		.set({ answer: answer ?? null })
		.where(mine);
	return answer;
}

/** Nobody retries after a week. */
export const forget = (tx: Tx, before: Date) => tx.delete(submissions).where(lt(submissions.at, before));
