import type { Person } from '#lib/accounts/policy.ts';
import * as announcements from '#lib/awards/announcements.server.ts';
import * as congratulations from '#lib/awards/congratulations.server.ts';
import * as consents from '#lib/recognition/screen-consents.server.ts';
import type { Key } from '#tests/support/store.ts';

/** Who wants to be named on the wall of the break room, and who congratulated last month's winners. */
const ON_SCREEN: Key[] = [
	'omar',
	'lotta',
	'eero',
	'sanne',
	'wei',
	'femke',
	'joonas',
	'aisha',
	'huimin',
	'kaisa',
	'maya'
];
const CHEERS: Key[] = ['omar', 'lotta', 'pieter', 'eero', 'sanne', 'tom', 'noor', 'ines', 'huimin', 'grace'];

export async function seedFaces(actors: Record<Key, Person>, at: Date) {
	for (const key of ON_SCREEN) await consents.choose(actors[key], true, at);
	for (const key of CHEERS)
		for (const { id, award, winners } of await announcements.feed(actors[key], 10, at))
			if (award === 'empathy-award' && winners.some(({ me, revoked }) => !me && !revoked))
				await congratulations.give(actors[key], id, at);
}
