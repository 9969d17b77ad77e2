import { and, eq, isNull } from 'drizzle-orm';
import { now } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import { Refused } from '#lib/platform/errors.ts';
import { verifyPassword } from './passwords.server.ts';
import type { Person } from './policy.ts';
import { people, pins } from './tables.server.ts';
import * as tries from './tries.server.ts';

/**
 * Few for one person from one place; more for one person from anywhere, so that a stranger elsewhere cannot shut them
 * out by guessing; more again for a place, because a shop shares one.
 */
const LIMITS = { pair: 8, who: 60, where: 100 };

/**
 * The id of the person with this e-mail and password. Unknown, wrong, not yet joined and left look alike and take
 * alike: the password is always verified. Too many failures are refused for a while, right password or not.
 */
export async function check(email: string, password: string, address: string, at = now()): Promise<string> {
	const who = email.toLowerCase();
	const failureId = await tries.expectFailure({ who, where: tries.networkOf(address), limits: LIMITS, at });
	const [person] = await db()
		.read.select({ id: people.id, passwordHash: people.passwordHash })
		.from(people)
		.where(and(eq(people.email, who), isNull(people.leftAt)));
	if (!(await verifyPassword(person?.passwordHash, password))) throw new Refused('sign_in_wrong');
	await tries.forgive(failureId);
	return person!.id;
}

/**
 * The same for a password that somebody signed in is asked for again: a borrowed phone guesses no better. Who has none
 * is asked for their PIN.
 */
export async function confirm({ id }: Pick<Person, 'id'>, secret: string, at = now()) {
	const failureId = await tries.expectFailure({ who: id, where: `person ${id}`, limits: LIMITS, at });
	const [held] = await db()
		.read.select({ password: people.passwordHash, pin: pins.hash })
		.from(people)
		.leftJoin(pins, eq(pins.personId, people.id))
		.where(eq(people.id, id));
	const right = await verifyPassword(held?.password ?? held?.pin, secret);
	if (!right) throw new Refused(held?.password ? 'password_wrong' : 'pin_present_wrong');
	await tries.forgive(failureId);
}
