import { readdirSync, readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openBadge, recipientMatches, revocationList } from '#lib/awards/credentials/achievement.ts';
import { issuerOf, makeKey } from '#lib/awards/credentials/keys.ts';
import { bake, unbake } from '#lib/awards/credentials/png.ts';
import { Credential } from '#lib/awards/credentials/shape.ts';
import { verify } from '#lib/awards/credentials/sign.ts';
import { altered, announcedAt, award, badge, issued, key } from '#tests/support/badge.ts';

describe('Open Badges 3.0 prescribes', () => {
	const fits = (json: unknown) => Credential.safeParse(json).success;

	test('what we issue', () => {
		expect(fits(issued)).toBe(true);
	});

	// The paths are those of the specification; undefined takes the member out.
	const subject = ['credentialSubject'];
	const achievement = [...subject, 'achievement'];
	const identity = [...subject, 'identifier', '0'];
	test.each<[string, string[], unknown]>([
		['a context of credentials first', ['@context', '0'], 'https://www.w3.org/2018/credentials/v1'],
		['a context of badges second', ['@context', '1'], 'https://www.w3.org/ns/credentials/v2'],
		['both contexts', ['@context'], ['https://www.w3.org/ns/credentials/v2']],
		['a name for the credential', ['id'], undefined],
		['an address as that name', ['id'], 'badge 7'],
		['never a blank node', ['id'], '_:b0'],
		['the type of a credential', ['type'], ['OpenBadgeCredential']],
		['the type of a badge', ['type'], ['VerifiableCredential', 'VerifiableCredential']],
		['types in a list', ['type'], 'OpenBadgeCredential'],
		['an issuer', ['issuer'], undefined],
		['an issuer with a name of its own', ['issuer', 'id'], undefined],
		['a profile of the issuer', ['issuer', 'type'], ['Organization']],
		['a day from which on it holds', ['validFrom'], undefined],
		['a zone with that day', ['validFrom'], '2026-11-30T08:00:00'],
		['somebody', subject, undefined],
		['the type of a subject', [...subject, 'type'], ['Person']],
		['an achievement', achievement, undefined],
		['the name of the achievement', [...achievement, 'name'], undefined],
		['its description', [...achievement, 'description'], undefined],
		['an address for it', [...achievement, 'id'], undefined],
		['its type', [...achievement, 'type'], undefined],
		['criteria', [...achievement, 'criteria'], undefined],
		['criteria that say something', [...achievement, 'criteria'], {}],
		['an achievement type that it knows', [...achievement, 'achievementType'], 'Trophy'],
		['a language', [...achievement, 'inLanguage'], 'English'],
		['an image with an address', [...achievement, 'image', 'id'], undefined],
		['the type of an image', [...achievement, 'image', 'type'], 'Picture'],
		['an identity of the recipient', [...subject, 'identifier'], undefined],
		['identities in a list', [...subject, 'identifier'], issued.credentialSubject.identifier![0]],
		['the type of an identity', [...identity, 'type'], 'Person'],
		['whether it is hashed', [...identity, 'hashed'], undefined],
		['a hash', [...identity, 'identityHash'], undefined],
		['a hash that says how', [...identity, 'identityHash'], 'ab'.repeat(32)],
		['what is hashed', [...identity, 'identityType'], undefined],
		['an identity type that it knows', [...identity, 'identityType'], 'email'],
		['evidence in a list', ['evidence'], issued.evidence![0]],
		['the type of evidence', ['evidence', '0', 'type'], undefined],
		['where to ask for the status', ['credentialStatus', 'id'], undefined],
		['how to ask', ['credentialStatus', 'type'], undefined],
		['a proof', ['proof'], []],
		['proofs in a list', ['proof'], issued.proof[0]],
		['a type of the proof', ['proof', '0', 'type'], undefined],
		['the way of signing', ['proof', '0', 'cryptosuite'], 'eddsa-jcs-2022'],
		['a proof that claims', ['proof', '0', 'proofPurpose'], 'authentication']
	])('%s', (_, path, value) => {
		expect(fits(altered(issued, path, value))).toBe(false);
	});

	test.each<[string, string[], unknown]>([
		[
			'a subject known by its own name',
			subject,
			{ ...issued.credentialSubject, id: 'did:example:maya', identifier: undefined }
		],
		['criteria on a page', [...achievement, 'criteria'], { id: 'https://attune.example/rules' }],
		['types and identities of one’s own', [...achievement, 'achievementType'], 'ext:Trophy'],
		[
			'an address in the open',
			identity,
			{ ...issued.credentialSubject.identifier![0], hashed: false, identityHash: 'a@b.example' }
		],
		['no revocation list', ['credentialStatus'], undefined],
		['two contexts', ['@context'], issued['@context'].slice(0, 2)],
		['the other name of a badge', ['type'], ['AchievementCredential', 'VerifiableCredential']]
	])('or allows %s', (_, path, value) => {
		expect(fits(JSON.parse(JSON.stringify(altered(issued, path, value))))).toBe(true);
	});

	test('a list of what was revoked', () => {
		const list = revocationList(award.revocations, award.issuer.id, [award.id]);
		expect(list).toMatchObject({ id: issued.credentialStatus!.id, issuer: issued.issuer.id });
		expect(list.revokedCredential).toEqual([{ id: issued.id, revoked: true }]);
	});
});

describe('whose a badge is', () => {
	test('cannot be read in it', () => {
		expect(JSON.stringify(issued)).not.toMatch(/maya/i);
	});

	test('can be asked with the address', () => {
		expect(recipientMatches(issued, 'maya@kaamos.example')).toBe(true);
		expect(recipientMatches(issued, ' Maya@Kaamos.example ')).toBe(true);
		expect(recipientMatches(issued, 'sanne@kaamos.example')).toBe(false);
		expect(recipientMatches(altered(badge(), ['credentialSubject', 'identifier'], undefined), award.email)).toBe(false);
	});

	test('is hashed as in the example of the specification', () => {
		const [identity] = openBadge({ ...award, email: 'a@example.com' }, 'Kosher').credentialSubject.identifier!;
		expect(identity!.identityHash).toBe('sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399');
	});

	test('has a salt of its own each time', () => {
		const salts = [1, 2, 3].map(() => openBadge(award).credentialSubject.identifier![0]!.salt);
		expect(new Set(salts).size).toBe(3);
	});
});

test('a key is made anew, can be kept as JSON and names its owner', async () => {
	expect(issuerOf(key)).toMatch(/^did:key:z6Mk\w{44}$/);
	expect(JSON.parse(JSON.stringify(key))).toEqual(key);
	expect((await makeKey()).secretKeyMultibase).not.toBe(key.secretKeyMultibase);
});

describe('a picture', () => {
	const folder = 'static/badges';
	const pictures = readdirSync(folder).filter((name) => name.endsWith('.png'));
	const picture = readFileSync(`${folder}/award.png`);
	const chunks = (png: Buffer) => png.toString('latin1').split('openbadgecredential').length - 1;

	test.each(pictures)('%s keeps the badge, which is still valid', async (name) => {
		const plain = readFileSync(`${folder}/${name}`);
		expect(plain.length).toBeLessThan(25 * 1024);
		expect([plain.readUInt32BE(16), plain.readUInt32BE(20)]).toEqual([512, 512]);
		expect(unbake(plain)).toBeUndefined();
		const verdict = await verify(unbake(bake(plain, issued)), [issuerOf(key)], announcedAt);
		expect(verdict).toEqual({ valid: true, credential: issued });
	});

	test('there is one for each award that Attune ships and for those of a shop', () => {
		expect(pictures).toEqual(
			['award', 'empathy-award', 'loyal-customers', 'most-thanks', 'team-that-learns'].map((kind) => `${kind}.png`)
		);
	});

	test('carries the badge in one chunk before its end, in the open, with its sum', () => {
		const baked = bake(picture, issued);
		const end = picture.length - 12;
		expect(baked.subarray(0, end)).toEqual(picture.subarray(0, end));
		expect(baked.subarray(-12)).toEqual(picture.subarray(-12));
		const chunk = baked.subarray(end, -12);
		expect(chunk.readUInt32BE(0)).toBe(chunk.length - 12);
		expect(chunk.readUInt32BE(chunk.length - 4)).toBe(crc32(chunk.subarray(4, -4)));
		expect(chunk.subarray(4, -4).toString()).toBe(`iTXtopenbadgecredential\0\0\0\0\0${JSON.stringify(issued)}`);
	});

	test('carries one badge only: the last', () => {
		const twice = bake(bake(picture, issued), { ...issued, name: 'Another' });
		expect(chunks(twice)).toBe(1);
		expect(JSON.parse(unbake(twice)!).name).toBe('Another');
	});

	test('keeps whatever JSON can say', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), (said) => {
				expect(JSON.parse(unbake(bake(picture, said))!)).toEqual(JSON.parse(JSON.stringify(said)));
			})
		);
	});

	test('in a language, or with a translated name, is read', () => {
		const baked = bake(picture, issued);
		const inFinnish = chunkOf(baked, `fi\0ansiomerkki\0`);
		expect(unbake(inFinnish)).toBe(JSON.stringify(issued));
	});

	test('that is compressed, cut off or none at all has no badge', () => {
		const baked = bake(picture, issued);
		const flag = baked.indexOf('openbadgecredential\0') + 20;
		expect(unbake(Buffer.from(baked).fill(1, flag, flag + 1))).toBeUndefined();
		for (const length of [0, 7, 8, 19, 20, picture.length, baked.length - 30])
			expect(unbake(baked.subarray(0, length))).toBeUndefined();
		expect(() => bake(picture.subarray(0, 200), issued)).toThrow('whole PNG');
	});

	test('of rubbish never throws', () => {
		const baked = bake(picture, issued);
		const bytes = fc.uint8Array({ maxLength: 200 });
		fc.assert(
			fc.property(bytes, fc.nat(baked.length), (rubbish, place) => {
				unbake(rubbish);
				unbake(Buffer.concat([baked.subarray(0, 8), rubbish]));
				const spoilt = Buffer.from(baked);
				spoilt.set(rubbish.subarray(0, baked.length - place), place);
				unbake(spoilt);
			})
		);
	});

	/** The same picture, its chunk with another language and translated name. */
	function chunkOf(baked: Buffer, names: string) {
		const end = picture.length - 12;
		const body = Buffer.from(`iTXtopenbadgecredential\0\0\0${names}${JSON.stringify(issued)}`);
		const numbers = Buffer.alloc(8);
		numbers.writeUInt32BE(body.length - 4);
		numbers.writeUInt32BE(crc32(body), 4);
		return Buffer.concat([
			picture.subarray(0, end),
			numbers.subarray(0, 4),
			body,
			numbers.subarray(4),
			baked.subarray(-12)
		]);
	}
});
