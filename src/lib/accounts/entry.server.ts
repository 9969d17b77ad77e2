import { and, eq, isNull } from 'drizzle-orm';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { Refused } from '#lib/platform/errors.ts';
import type { Whence } from './devices.server.ts';
import * as doors from './doors.server.ts';
import { verifyPassword } from './passwords.server.ts';
import { holdsAt } from './people.server.ts';
import * as pins from './pins.server.ts';
import { grants, people, pinDevices, pins as pinRows, unitTree } from './tables.server.ts';
import * as tries from './tries.server.ts';

/** Wrong PINs: of one person at one place, of one person from devices that have not seen theirs before, of one place. */
const LIMITS = { pair: 5, who: 20, where: 60 };
/** Wrong PINs from one network, its known devices included: a colleague's own PIN, right each time, buys no more. */
const NETWORK = 240;

/** Who may come in at a store's door: its people who have a PIN. Those who came in on this device last stand first. */
export async function peopleAt(storeId: string, device: string | undefined, at = now()) {
	const rows = await db()
		.read.selectDistinct({ id: people.id, name: people.name, seenAt: pinDevices.at })
		.from(unitTree)
		.innerJoin(grants, eq(grants.unitId, unitTree.unitId))
		.innerJoin(people, eq(people.id, grants.personId))
		.innerJoin(pinRows, eq(pinRows.personId, people.id))
		.leftJoin(pinDevices, and(eq(pinDevices.personId, people.id), eq(pinDevices.deviceHash, device ?? '')))
		.where(and(eq(unitTree.ancestorId, storeId), holdsAt(at), isNull(people.leftAt)));
	return rows.sort((a, b) => Number(b.seenAt) - Number(a.seenAt) || a.name.localeCompare(b.name));
}

/**
 * The id of the person who came in by their PIN. Somebody else's person, nobody's and a wrong PIN look alike and take
 * alike. A device counts for itself only once a PIN of this store has been right on it; until then it is one of its
 * network, so that forgetting cookies buys no more guesses. Where somebody's own PIN was right before, what strangers
 * try elsewhere does not count.
 */
export async function enter(code: string, { person, pin }: { person: string; pin: string }, from: Whence, at = now()) {
	const store = await doors.find(code);
	const here = await peopleAt(store.id, from.device, at);
	const isKnown = here.some(({ seenAt }) => seenAt !== null);
	const comer = here.find(({ id }) => id === person);
	const isHome = Boolean(comer?.seenAt);
	const network = `pin network ${tries.networkOf(from.address)}`;
	const everyTry = { who: network, where: 'all', limits: { pair: NETWORK, who: Infinity, where: Infinity }, at };
	const any = await tries.expectFailure(everyTry);
	const own = await tries.expectFailure({
		who: isHome ? `pin ${person} at home` : `pin ${person}`,
		where: isKnown ? `pin device ${from.device}` : network,
		limits: isHome ? { ...LIMITS, who: Infinity } : LIMITS,
		at
	});
	const [held] = await db().read.select({ hash: pinRows.hash }).from(pinRows).where(eq(pinRows.personId, person));
	if (!(await verifyPassword(comer && held?.hash, pin))) throw new Refused('pin_wrong');
	await Promise.all([tries.forgive(own), tries.forgive(any)]);
	if (from.device) await transaction((tx) => pins.remember(tx, person, from.device!, at));
	return person;
}
