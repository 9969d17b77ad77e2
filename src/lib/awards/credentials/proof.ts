// Brings the whole JSON-LD machinery along: `sign.ts` imports it when the first badge is signed or checked.
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { from } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue, verifyCredential } from '@digitalbazaar/vc';
import type { Unsigned } from './achievement.ts';
import { load } from './contexts.ts';
import { issuerOf, methodOf, type Key } from './keys.ts';
import type { Credential } from './shape.ts';

export async function prove(badge: Unsigned, key: Key, at: Date) {
	const pair = await from({ ...key, id: methodOf(key), controller: issuerOf(key) });
	const suite = new DataIntegrityProof({ signer: pair.signer(), cryptosuite, date: at });
	const { proof } = await issue({ credential: structuredClone(badge), suite, documentLoader: load, now: at });
	return proof;
}

/** Whether the proof fits; not whether the badge is valid today or revoked. */
export async function isProven(credential: Credential) {
	const { verified } = await verifyCredential({
		credential,
		suite: new DataIntegrityProof({ cryptosuite }),
		documentLoader: load,
		now: new Date(credential.validFrom),
		checkStatus: async () => ({ verified: true })
	});
	return verified;
}
