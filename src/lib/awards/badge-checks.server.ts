import { eq } from 'drizzle-orm';
import { now } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import { unbake } from './credentials/png.ts';
import { verify } from './credentials/sign.ts';
import * as issuerKeys from './issuer-keys.server.ts';
import { awardRevocations, credentials } from './tables.server.ts';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

/** What a badge is worth that anybody hands in, as JSON or baked into a picture. Nothing of it is kept, nothing fetched. */
export async function check(given: Uint8Array, at = now()) {
	const isPicture = PNG.equals(given.subarray(0, PNG.length));
	const text = isPicture ? unbake(given) : new TextDecoder().decode(given);
	if (text === undefined) return { state: 'empty' as const };
	const verdict = await verify(text, undefined, at);
	if (!verdict.valid) return { state: verdict.problem };
	const { id, name, issuer, credentialSubject } = verdict.credential;
	if (issuer.id !== (await issuerKeys.did())) return { state: 'foreign' as const };
	const here = await findHere(id);
	const state = here?.revokedAt ? ('revoked' as const) : ('genuine' as const);
	const language = credentialSubject.achievement.inLanguage;
	return {
		state,
		name,
		language,
		pageId: here?.isShown ? here.id : undefined,
		revokedAt: here?.revokedAt ?? undefined
	};
}

/** By the last part of its name: the installation may have moved to another address since. */
async function findHere(name: string) {
	const id = /[0-9a-f-]{36}$/.exec(name)?.[0];
	if (!id) return undefined;
	const [row] = await db()
		.read.select({ id: credentials.id, body: credentials.body, revokedAt: awardRevocations.at })
		.from(credentials)
		.leftJoin(awardRevocations, eq(awardRevocations.winnerId, credentials.winnerId))
		.where(eq(credentials.id, id));
	// Of somebody erased only the name of the badge is left, and no page.
	return row && { id: row.id, isShown: 'proof' in row.body, revokedAt: row.revokedAt };
}
