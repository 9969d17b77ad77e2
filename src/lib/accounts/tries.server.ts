import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { and, count, eq, gt, lt, type SQL } from 'drizzle-orm';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import { Refused } from '#lib/platform/errors.ts';
import { signInFailures } from './tables.server.ts';

const WINDOW_MS = 15 * 60_000;

/** Failures in the window that are too many: of one person at one place, of one person anywhere, of one place. */
type Limits = { pair: number; who: number; where: number };
/** A try to get in: as whom, from where. Only hashes are kept: this is no list of who tried what. */
export type Try = { who: string; where: string; limits: Limits; at: Date };
type Failure = { emailHash: string; addressHash: string; at: Date };

/**
 * Counts a try as a failure until `forgive` says that it succeeded, so that guesses sent all at once cannot outrun the
 * count. Too many are refused for a while, right or not.
 */
export async function expectFailure({ who, where, limits, at }: Try): Promise<string> {
	const failure = { emailHash: hashOf(who), addressHash: hashOf(where), at };
	if (await isThrottled(db().read, failure, limits)) throw new Refused('sign_in_throttled', 429); // without waiting to write
	return transaction(async (tx) => {
		if (await isThrottled(tx, failure, limits)) throw new Refused('sign_in_throttled', 429);
		const [made] = await tx.insert(signInFailures).values(failure).returning({ id: signInFailures.id });
		return made!.id;
	});
}

export const forgive = (failureId: string) =>
	transaction(async (tx) => {
		await tx.delete(signInFailures).where(eq(signInFailures.id, failureId));
	});

export const forget = (tx: Tx, at: Date) =>
	tx.delete(signInFailures).where(lt(signInFailures.at, new Date(at.getTime() - WINDOW_MS)));

/** One IPv6 customer has a whole /64, so its first four groups are the place that tries come from. */
export function networkOf(address: string) {
	if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
	const [head = '', tail] = address.split('::');
	const groups = head.split(':').filter(Boolean);
	const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length;
	return [...groups, ...Array<string>(missing).fill('0'), ...(tail ?? '').split(':')].slice(0, 4).join(':');
}

async function isThrottled(tx: Pick<Tx, 'select'>, failure: Failure, limits: Limits) {
	const since = gt(signInFailures.at, new Date(failure.at.getTime() - WINDOW_MS));
	const byWho = eq(signInFailures.emailHash, failure.emailHash);
	const byWhere = eq(signInFailures.addressHash, failure.addressHash);
	const most = async (limit: number, ...same: SQL[]) => {
		if (limit === Infinity) return false;
		const [row] = await tx
			.select({ n: count() })
			.from(signInFailures)
			.where(and(...same, since));
		return row!.n >= limit;
	};
	return (
		(await most(limits.pair, byWho, byWhere)) || (await most(limits.who, byWho)) || (await most(limits.where, byWhere))
	);
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
