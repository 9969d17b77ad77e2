import { now } from '#lib/platform/clock.ts';
import type { Unsigned } from './achievement.ts';
import { issuerOf, type Key } from './keys.ts';
import { Credential } from './shape.ts';

export async function issue(badge: Unsigned, key: Key, at = now()): Promise<Credential> {
	if (badge.issuer.id !== issuerOf(key)) throw new Error('A badge is signed with the key of its issuer.');
	const { prove } = await import('./proof.ts');
	return Credential.parse({ ...badge, proof: [await prove(badge, key, at)] });
}

type Problem = 'unreadable' | 'shape' | 'issuer' | 'proof' | 'time';
type Verdict = { valid: true; credential: Credential } | { valid: false; problem: Problem };

/**
 * Judges what anybody hands in, as JSON text or read from it. `issuers`: who may have signed it; without them, anybody.
 * Whether it was revoked is another question.
 */
export async function verify(given: unknown, issuers?: readonly string[], at = now()): Promise<Verdict> {
	const json = read(given);
	if (json === undefined) return { valid: false, problem: 'unreadable' };
	const { data: credential } = Credential.safeParse(json);
	if (!credential) return { valid: false, problem: 'shape' };
	const problem = await problemOf(credential, issuers, at);
	return problem ? { valid: false, problem } : { valid: true, credential };
}

async function problemOf(credential: Credential, issuers: readonly string[] | undefined, at: Date) {
	const { issuer, proof, validFrom, validUntil } = credential;
	if (!proof[0].verificationMethod.startsWith(`${issuer.id}#`)) return 'issuer';
	const { isProven } = await import('./proof.ts');
	if (!(await isProven(credential))) return 'proof';
	if (issuers && !issuers.includes(issuer.id)) return 'issuer';
	if (at < new Date(validFrom) || (validUntil && at > new Date(validUntil))) return 'time';
}

/** Ours have some 2,000 characters. */
const LIMIT = 2 ** 16;

function read(given: unknown): unknown {
	try {
		const text = typeof given === 'string' ? given : JSON.stringify(given);
		return text.length > LIMIT ? undefined : JSON.parse(text);
	} catch {
		return undefined;
	}
}
