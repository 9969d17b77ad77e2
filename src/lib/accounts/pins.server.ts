import { eq } from 'drizzle-orm';
import { now } from '#lib/platform/clock.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import type { ChangePin } from './forms.ts';
import { hashPassword } from './passwords.server.ts';
import type { Person } from './policy.ts';
import * as signIn from './sign-in.server.ts';
import { people, pinDevices, pins } from './tables.server.ts';

/** How somebody gets in: whether they have a password, and since when a PIN. */
export async function mine({ id }: Pick<Person, 'id'>) {
	const [held] = await db()
		.read.select({ password: people.passwordHash, pinAt: pins.at })
		.from(people)
		.leftJoin(pins, eq(pins.personId, people.id))
		.where(eq(people.id, id));
	return { hasPassword: Boolean(held?.password), pinSince: held?.pinAt ?? null };
}

/** Sets or changes the PIN of somebody signed in, who proves it with their password, or the present PIN if they have none. */
export async function change(actor: Person, { pinNow, pin }: ChangePin, at = now()) {
	await signIn.confirm(actor, pinNow, at);
	const hash = await hashPassword(pin);
	await transaction((tx) => set(tx, actor.id, hash, at));
}

export async function set(tx: Tx, personId: string, hash: string, at: Date) {
	await tx.insert(pins).values({ personId, hash, at }).onConflictDoUpdate({ target: pins.personId, set: { hash, at } });
}

/** This device has seen the right PIN: it keeps its own count of wrong ones, and shows who was here last first. */
export async function remember(tx: Tx, personId: string, deviceHash: string, at: Date) {
	await tx
		.insert(pinDevices)
		.values({ personId, deviceHash, at })
		.onConflictDoUpdate({ target: [pinDevices.personId, pinDevices.deviceHash], set: { at } });
}
