import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as library from '@digitalbazaar/vc';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import * as announcements from '#lib/awards/announcements.server.ts';
import * as checks from '#lib/awards/badge-checks.server.ts';
import * as credentials from '#lib/awards/credentials.server.ts';
import { load } from '#lib/awards/credentials/contexts.ts';
import * as badges from '#lib/awards/own-badges.server.ts';
import * as revocations from '#lib/awards/revocations.server.ts';
import { awardWinners, issuerKeys, credentials as table } from '#lib/awards/tables.server.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import { award, CITATION, finishPath, once, open } from '#tests/support/awards.ts';
import { altered, issued } from '#tests/support/badge.ts';
import { freshStore } from '#tests/support/fresh.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const TOMORROW = new Date('2026-11-19T09:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

type Key = keyof typeof people;
/** November's empathy award of Shoes; where each of them finds it. */
async function awarded(keys: Key[], announceAt?: Date) {
	for (const key of keys) await finishPath(people[key], NOW);
	const winners = keys.map((key) => people[key]);
	const announcement = await award(
		people.omar,
		await open(people.omar, units.Shoes!, {}, NOW),
		winners,
		{ announceAt },
		NOW
	);
	const seen = await announcements.find(people.omar, announcement, NOW);
	return keys.map((key) => ({
		announcement,
		winner: seen.winners.find(({ id }) => id === people[key].id)!.winnerId
	}));
}
const make = (key: Key, place: Parameters<typeof badges.find>[1], at = NOW) =>
	badges.make(people[key], place, 'en', at);
const eeros = async () => {
	const [place] = await awarded(['eero']);
	return { place: place!, id: await make('eero', place!) };
};
const revoke = ({ winner }: { winner: string }, at = TOMORROW) =>
	revocations.revoke(people.omar, winner, { reason: 'The score was somebody else’s.', ...once() }, at);
const checked = (badge: object) => checks.check(Buffer.from(JSON.stringify(badge)), NOW);
const verified = async (credential: object) => {
	const suite = new DataIntegrityProof({ cryptosuite });
	const options = { suite, documentLoader: load, now: NOW, checkStatus: async () => ({ verified: true }) };
	return (await library.verifyCredential({ credential, ...options })).verified;
};

describe('a winner’s badge', () => {
	it('is made once, asked for twenty times at once; and so is the key', async () => {
		const [eero, femke] = await awarded(['eero', 'femke']);
		const asked = Array.from({ length: 20 }, (_, i) => (i % 2 ? make('eero', eero!) : make('femke', femke!)));
		expect(new Set(await Promise.all(asked)).size).toBe(2);
		const rows = await db().read.select().from(table);
		expect(rows.map(({ winnerId }) => winnerId).sort()).toEqual([eero!.winner, femke!.winner].sort());
		const [key, ...more] = await db().read.select().from(issuerKeys);
		expect(more).toEqual([]);
		for (const { id } of rows) {
			expect(await credentials.find(id, NOW)).toMatchObject({ state: 'genuine', revokedAt: null });
			expect((await credentials.signed(id)).issuer.id).toBe(key!.id);
		}
	});

	it('verifies with the library, as it is and out of its picture', async () => {
		const { id } = await eeros();
		const signed = await credentials.signed(id);
		expect(await verified(signed)).toBe(true);
		expect(signed.id).toBe(credentials.addressOf(id));
		const genuine = { state: 'genuine', name: 'Empathy award, November 2026', pageId: id };
		expect(await checked(signed)).toMatchObject(genuine);
		const picture = await credentials.picture(id);
		expect(await checks.check(picture, NOW)).toMatchObject(genuine);
		expect(picture.length).toBeLessThan(60_000); // what the page that checks it takes
	});

	it('is not genuine with one letter changed, on its own or in the database', async () => {
		const { id } = await eeros();
		const signed = await credentials.signed(id);
		const changed = altered(signed, ['credentialSubject', 'achievement', 'name'], 'Empathy award, November 2027');
		expect(await verified(changed)).toBe(false);
		expect(await checked(changed)).toEqual({ state: 'proof' });
		await transaction(async (tx) => void (await tx.update(table).set({ body: changed })));
		expect(await credentials.find(id, NOW)).toMatchObject({ state: 'proof' });
	});

	it('says in the winner’s language what for, and names nobody', async () => {
		const [place] = await awarded(['eero']);
		const signed = await credentials.signed(await badges.make(people.eero, place!, 'fi', NOW));
		const { achievement } = signed.credentialSubject;
		expect(achievement).toMatchObject({ inLanguage: 'fi', name: 'Empatiapalkinto, marraskuu 2026' });
		expect(achievement.description).toContain('Shoes, Halla & Co');
		expect(achievement.criteria.narrative).toContain(catalogue.titleOf(catalogue.EMPATHY_PATH[0]!, 'fi'));
		expect(signed.issuer.name).toBe('Halla & Co');
		for (const told of ['Eero', 'Omar', people.eero.email, people.eero.id, CITATION])
			expect(JSON.stringify(signed)).not.toContain(told);
	});

	it('belongs to an address, and says only whether that is the one', async () => {
		const { id } = await eeros();
		expect(await credentials.isFor(id, people.eero.email!)).toBe(true);
		expect(await credentials.isFor(id, ' EERO@Halla.example ')).toBe(true);
		expect(await credentials.isFor(id, people.maya.email!)).toBe(false);
	});

	it('is theirs also when they prefer not to be shown', async () => {
		const [place] = await awarded(['noor']);
		await optOuts.choose(people.noor, false, NOW);
		expect(await credentials.find(await make('noor', place!), NOW)).toMatchObject({ state: 'genuine' });
	});
});

describe('there is no badge', () => {
	it.each(['maya', 'femke', 'lotta', 'omar', 'saga'] as const)('of Eero’s for %s', async (key) => {
		const [eero, femke] = await awarded(['eero', 'femke']);
		await expect(badges.find(people[key], eero!, NOW)).rejects.toThrow(NotFound);
		await expect(make(key, eero!)).rejects.toThrow(NotFound);
		await expect(make(key, { ...femke!, winner: eero!.winner })).rejects.toThrow(NotFound);
		expect(await db().read.select().from(table)).toEqual([]);
		await expect(credentials.revocations()).rejects.toThrow(NotFound);
	});

	it('before the hour', async () => {
		const [place] = await awarded(['eero'], TOMORROW);
		await expect(make('eero', place!, new Date(TOMORROW.getTime() - 1))).rejects.toThrow(NotFound);
		const signed = await credentials.signed(await make('eero', place!, TOMORROW));
		expect(signed.validFrom).toBe('2026-11-19T09:00:00Z');
	});

	it('of another announcement, nor of a whole team', async () => {
		const [place] = await awarded(['eero']);
		await expect(make('eero', { ...place!, announcement: place!.winner })).rejects.toThrow(NotFound);
		const team = { personId: null, unitId: units.Everyday! };
		await transaction(async (tx) => void (await tx.update(awardWinners).set(team)));
		await expect(make('eero', place!)).rejects.toThrow(NotFound);
	});

	it('of an award that was revoked', async () => {
		const [place] = await awarded(['eero']);
		await revoke(place!);
		await expect(make('eero', place!, TOMORROW)).rejects.toThrow(NotFound);
	});
});

describe('after a revocation', () => {
	it('a badge stays readable, as revoked, and stands in the list', async () => {
		const [eero, femke] = await awarded(['eero', 'femke']);
		const [id, other] = [await make('eero', eero!), await make('femke', femke!)];
		expect(await credentials.revocations()).toMatchObject({ revokedCredential: [] });
		await revoke(eero!);
		const signed = await credentials.signed(id);
		const said = { state: 'revoked', revokedAt: TOMORROW };
		expect(await credentials.find(id, TOMORROW)).toMatchObject(said);
		expect(await checked(signed)).toMatchObject({ ...said, pageId: id });
		expect(await checks.check(await credentials.picture(id), NOW)).toMatchObject(said);
		expect(await badges.find(people.eero, eero!, TOMORROW)).toMatchObject({ badgeId: id, revokedAt: TOMORROW });
		expect(await credentials.find(other, TOMORROW)).toMatchObject({ state: 'genuine' });
		const list = await credentials.revocations();
		expect(list).toMatchObject({
			id: signed.credentialStatus!.id,
			issuer: signed.issuer.id,
			revokedCredential: [{ id: signed.id, revoked: true }]
		});
	});
});

describe('of somebody erased', () => {
	const forget = () => transaction((tx) => credentials.forgetCredentials(tx, people.eero.id));

	it('there is no page, no file and no hash; a copy still has its signature', async () => {
		const [eero, femke] = await awarded(['eero', 'femke']);
		const [id, other] = [await make('eero', eero!), await make('femke', femke!)];
		const copy = await credentials.signed(id);
		await forget();
		for (const ask of [credentials.find, credentials.signed, credentials.picture])
			await expect(ask(id, NOW)).rejects.toThrow(NotFound);
		await expect(credentials.isFor(id, people.eero.email!)).rejects.toThrow(NotFound);
		const [row] = await db().read.select().from(table).where(eq(table.id, id));
		expect(row!.body).toEqual({ id: copy.id });
		expect(await checked(copy)).toMatchObject({ state: 'genuine', pageId: undefined });
		expect(await credentials.find(other, NOW)).toMatchObject({ state: 'genuine' });
	});

	it('a revoked badge stays in the list', async () => {
		const { place, id } = await eeros();
		await revoke(place);
		await forget();
		expect((await credentials.revocations()).revokedCredential).toEqual([
			{ id: credentials.addressOf(id), revoked: true }
		]);
	});
});

describe('what is handed in', () => {
	it('may be signed by somebody else', async () => {
		expect(await checks.check(Buffer.from(JSON.stringify(issued)), new Date('2026-12-01T08:00:00Z'))).toEqual({
			state: 'foreign'
		});
		await eeros();
		expect(await checked(issued)).toEqual({ state: 'time' });
	});

	it.each([
		['nothing', '', 'unreadable'],
		['a letter', 'Dear shop', 'unreadable'],
		['half a badge', JSON.stringify(issued).slice(0, 500), 'unreadable'],
		['other JSON', '{"type":"OpenBadgeCredential"}', 'shape'],
		['half a picture', Buffer.from('89504e470d0a1a0a00', 'hex'), 'empty'],
		['noise', Buffer.from('ffd8ffe000104a464946', 'hex'), 'unreadable']
	])('may be %s', async (_, given, state) => {
		expect(await checks.check(Buffer.from(given as string), NOW)).toEqual({ state });
	});
});
