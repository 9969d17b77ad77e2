import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { and, count, eq, gt, isNull, lt, type SQL } from 'drizzle-orm';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { Refused } from '#lib/platform/errors.ts';
import { verifyPassword } from './passwords.server.ts';
import type { Person } from './policy.ts';
import { people, signInFailures } from './tables.server.ts';

const WINDOW_MS = 15 * 60_000;
/**
 * Failures in the window. Few for one person from one place; more for one person from anywhere, so that a stranger
 * elsewhere cannot shut them out by guessing; more again for a place, because a shop shares one.
 */
const LIMITS = { pair: 8, email: 60, address: 100 };

/**
 * The id of the person with this e-mail and password. Unknown, wrong, not yet joined and left look alike and take
 * alike: the password is always verified. Too many failures are refused for a while, right password or not.
 */
export async function check(email: string, password: string, address: string, at = now()): Promise<string> {
	const failureId = await expectFailure({
		emailHash: hashOf(email.toLowerCase()),
		addressHash: hashOf(networkOf(address)),
		at
	});
	const [person] = await db()
		.read.select({ id: people.id, passwordHash: people.passwordHash })
		.from(people)
		.where(and(eq(people.email, email.toLowerCase()), isNull(people.leftAt)));
	if (!(await verifyPassword(person?.passwordHash, password))) throw new Refused('sign_in_wrong');
	await forgive(failureId);
	return person!.id;
}

/** The same for a password that somebody signed in is asked for again: a borrowed phone guesses no better. */
export async function confirm({ id }: Pick<Person, 'id'>, password: string, at = now()) {
	const failureId = await expectFailure({
		emailHash: hashOf(id),
		addressHash: hashOf(`person ${id}`),
		at
	});
	const [person] = await db().read.select({ passwordHash: people.passwordHash }).from(people).where(eq(people.id, id));
	if (!(await verifyPassword(person?.passwordHash, password))) throw new Refused('password_wrong');
	await forgive(failureId);
}

/** A try counts as a failure until it has succeeded, so that guesses sent all at once cannot outrun the count. */
async function expectFailure(failure: { emailHash: string; addressHash: string; at: Date }) {
	if (await isThrottled(db().read, failure)) throw new Refused('sign_in_throttled', 429); // without waiting to write
	return transaction(async (tx) => {
		if (await isThrottled(tx, failure)) throw new Refused('sign_in_throttled', 429);
		const [made] = await tx.insert(signInFailures).values(failure).returning({ id: signInFailures.id });
		return made!.id;
	});
}

async function isThrottled(tx: Pick<Tx, 'select'>, failure: { emailHash: string; addressHash: string; at: Date }) {
	const since = gt(signInFailures.at, new Date(failure.at.getTime() - WINDOW_MS));
	const byEmail = eq(signInFailures.emailHash, failure.emailHash);
	const byAddress = eq(signInFailures.addressHash, failure.addressHash);
	const most = async (limit: number, ...same: SQL[]) => {
		const [row] = await tx
			.select({ n: count() })
			.from(signInFailures)
			.where(and(...same, since));
		return row!.n >= limit;
	};
	return (
		(await most(LIMITS.pair, byEmail, byAddress)) ||
		(await most(LIMITS.email, byEmail)) ||
		(await most(LIMITS.address, byAddress))
	);
}

const forgive = (failureId: string) =>
	transaction(async (tx) => {
		await tx.delete(signInFailures).where(eq(signInFailures.id, failureId));
	});

export const forgetFailures = (tx: Tx, at: Date) =>
	tx.delete(signInFailures).where(lt(signInFailures.at, new Date(at.getTime() - WINDOW_MS)));

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** One IPv6 customer has a whole /64, so its first four groups are the place that tries come from. */
function networkOf(address: string) {
	if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
	const [head = '', tail] = address.split('::');
	const groups = head.split(':').filter(Boolean);
	const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length;
	return [...groups, ...Array<string>(missing).fill('0'), ...(tail ?? '').split(':')].slice(0, 4).join(':');
}
