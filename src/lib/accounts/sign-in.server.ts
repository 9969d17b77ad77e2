import { createHash } from 'node:crypto';
import { and, count, eq, gt, isNull, lt } from 'drizzle-orm';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { Refused } from '#lib/platform/errors.ts';
import { verifyPassword } from './passwords.server.ts';
import { people, signInFailures } from './tables.server.ts';

const WINDOW_MS = 15 * 60_000;
/** Failures in the window: for one e-mail address, and for all that come from one network address (a shop shares one). */
const LIMITS = { email: 8, address: 100 };

/**
 * The id of the person with this e-mail and password. Unknown, wrong, not yet joined and left look alike and take
 * alike: the password is always verified. Too many failures are refused for a while, right password or not.
 */
export async function check(email: string, password: string, address: string, at = now()): Promise<string> {
	const failureId = await expectFailure({ emailHash: hashOf(email.toLowerCase()), addressHash: hashOf(address), at });
	const [person] = await db()
		.read.select({ id: people.id, passwordHash: people.passwordHash })
		.from(people)
		.where(and(eq(people.email, email.toLowerCase()), isNull(people.leftAt)));
	if (!(await verifyPassword(person?.passwordHash, password))) throw new Refused('sign_in_wrong');
	await transaction(async (tx) => {
		await tx.delete(signInFailures).where(eq(signInFailures.id, failureId));
	});
	return person!.id;
}

/** A try counts as a failure until it has succeeded, so that guesses sent all at once cannot outrun the count. */
const expectFailure = (failure: { emailHash: string; addressHash: string; at: Date }) =>
	transaction(async (tx) => {
		const recent = async (column: 'emailHash' | 'addressHash') => {
			const since = new Date(failure.at.getTime() - WINDOW_MS);
			const same = and(eq(signInFailures[column], failure[column]), gt(signInFailures.at, since));
			const [row] = await tx.select({ n: count() }).from(signInFailures).where(same);
			return row!.n;
		};
		if ((await recent('emailHash')) >= LIMITS.email || (await recent('addressHash')) >= LIMITS.address)
			throw new Refused('sign_in_throttled', 429);
		const [made] = await tx.insert(signInFailures).values(failure).returning({ id: signInFailures.id });
		return made!.id;
	});

export const forgetFailures = (tx: Tx, at: Date) =>
	tx.delete(signInFailures).where(lt(signInFailures.at, new Date(at.getTime() - WINDOW_MS)));

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
