/** The key that an installation signs with, as it is kept. */
export type Key = { publicKeyMultibase: string; secretKeyMultibase: string };

export async function makeKey(): Promise<Key> {
	const { generate } = await import('@digitalbazaar/ed25519-multikey');
	const made = await (
		await generate()
	).export({
		publicKey: true,
		secretKey: true,
		includeContext: false,
		canonicalize: true
	});
	return { publicKeyMultibase: made.publicKeyMultibase, secretKeyMultibase: made.secretKeyMultibase };
}

/** `did:key:z6Mk…`: whoever signs with this key. The name is the key itself, so nobody has to look it up. */
export const issuerOf = ({ publicKeyMultibase }: Pick<Key, 'publicKeyMultibase'>) => `did:key:${publicKeyMultibase}`;

/** `did:key:z6Mk…#z6Mk…`: the key, as a proof names it. */
export const methodOf = (key: Pick<Key, 'publicKeyMultibase'>) => `${issuerOf(key)}#${key.publicKeyMultibase}`;

const DID_KEY = /^did:key:(z6Mk[1-9A-HJ-NP-Za-km-z]{44})(?:#(.*))?$/;

/** What is found at `did:key:z6Mk…` and at its `#z6Mk…`; undefined for every other address. */
export function documentAt(url: string) {
	const [, publicKeyMultibase, fragment] = DID_KEY.exec(url) ?? [];
	if (publicKeyMultibase === undefined) return undefined;
	const id = methodOf({ publicKeyMultibase });
	const controller = issuerOf({ publicKeyMultibase });
	if (fragment === undefined)
		return { '@context': 'https://www.w3.org/ns/did/v1', id: controller, assertionMethod: [id] };
	if (fragment !== publicKeyMultibase) return undefined;
	return { '@context': 'https://w3id.org/security/multikey/v1', id, type: 'Multikey', controller, publicKeyMultibase };
}
