import * as doors from '#lib/accounts/doors.server.ts';
import * as pins from '#lib/accounts/pins.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import { PASSWORD, PIN, type Key } from '#tests/support/store.ts';

const AT_THE_DOOR: Key[] = ['lotta', 'eero', 'sanne', 'noor', 'joonas', 'kaisa', 'daan'];

/** Both stores have a code on the wall, and some come in by PIN. */
export async function seedDoors(actors: Record<Key, Person>, unitIds: Record<string, string>, at: Date) {
	await doors.open(actors.omar, unitIds.Shoes!, at);
	await doors.open(actors.ines, unitIds.Garden!, at);
	const form = { pinNow: PASSWORD, pin: PIN, pinAgain: PIN };
	await Promise.all(AT_THE_DOOR.map((key) => pins.change(actors[key], form, at)));
}
