import { and, eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import * as announcements from '#lib/awards/announcements.server.ts';
import * as decisions from '#lib/awards/decisions.server.ts';
import { hashOf, type Entry } from '#lib/awards/log.ts';
import * as revocations from '#lib/awards/revocations.server.ts';
import type { Rules } from '#lib/awards/rules.ts';
import * as shortlist from '#lib/awards/shortlist.server.ts';
import * as tables from '#lib/awards/tables.server.ts';
import { EMPATHY_PATH } from '#lib/learning/catalogue.server.ts';
import { db, transaction, type Tx } from '#lib/platform/database/index.ts';
import * as badges from '#lib/recognition/badges.server.ts';
import { award, decide, finishPath, NOBODY, nominate, once, open, shortlisted } from '#tests/support/awards.ts';
import { freshStore } from '#tests/support/fresh.ts';
import * as verify from '../../src/verify.server.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const FRIDAY = new Date('2026-11-20T15:00:00Z');
const REASON = 'The customer was a friend, and the story was not true.';

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
/** Of Shoes: November with two winners, one of them revoked; October without any. */
let november: string;
let october: string;
beforeEach(async () => {
	({ people, units } = await freshStore());
	for (const key of ['eero', 'femke', 'sanne'] as const) await finishPath(people[key]);
	november = await open(people.omar, units.Shoes!, {}, NOW);
	await nominate(people.maya, november, people.eero, NOW);
	await nominate(people.omar, november, people.femke, NOW);
	const id = await award(people.omar, november, [people.eero, people.femke], {}, NOW);
	const { winners } = await announcements.find(people.omar, id, NOW);
	await revocations.revoke(people.saga, winners[1]!.winnerId, { reason: REASON, ...once() }, NOW);
	october = await open(people.omar, units.Shoes!, { period: '2026-10' }, NOW);
	await shortlist.close(people.omar, october, once(), NOW);
	await decisions.decide(people.omar, october, { ...NOBODY, ...once() }, NOW);
});

const whats = async () => (await verify.awards()).first.map((difference) => (difference as { what: string }).what);
const write = (work: (tx: Tx) => PromiseLike<unknown>) => transaction(async (tx) => void (await work(tx)));
const winnerOf = async ({ id }: { id: string }) =>
	(await db().read.select().from(tables.awardWinners).where(eq(tables.awardWinners.personId, id)))[0]!;
const lines = () =>
	db().read.select().from(tables.awardLog).where(eq(tables.awardLog.roundId, november)).orderBy(tables.awardLog.number);
const line = async (kind: Entry['kind']) => (await lines()).find(({ entry }) => entry.kind === kind)!;

it('rebuilds every round from its log and finds no difference, in every phase', async () => {
	const garden = () => open(people.ines, units.Garden!, {}, NOW);
	await garden();
	const planned = await open(people.saga, units.Garden!, { award: 'most-thanks' }, NOW);
	expect(await verify.awards()).toEqual({
		checked: { rounds: 4, 'entries of the log': 12, 'erased texts': 0, 'rounds from before the log': 0 },
		differences: 0,
		first: []
	});
	await finishPath(people.kaisa);
	await shortlisted(people.ines, await garden(), undefined, NOW);
	await decide(people.ines, await garden(), [people.kaisa], { announceAt: FRIDAY }, NOW);
	expect(await whats()).toEqual([]);
	await decisions.withdraw(people.ines, await garden(), once(), NOW);
	await decide(people.ines, await garden(), [people.kaisa], { announceAt: FRIDAY }, NOW);
	await shortlist.close(people.saga, planned, once(), NOW);
	expect(await verify.awards()).toMatchObject({ differences: 0, checked: { rounds: 4 } });
});

/** Somebody with the database at hand changes one thing, and nothing else. */
const TAMPERED: Record<string, [(tx: Tx) => Promise<unknown>, string]> = {
	'the evidence of a winner': [
		async (tx) => {
			const { id, evidence } = await winnerOf(people.eero);
			await tx
				.update(tables.awardWinners)
				.set({ evidence: { ...evidence, median: 99 } })
				.where(eq(tables.awardWinners.id, id));
		},
		'winner'
	],
	'a citation': [
		(tx) => Promise.resolve(tx.update(tables.awardWinners).set({ citation: 'He is the best of them all.' })),
		'winner'
	],
	'the winner': [
		async (tx) => {
			const { id } = await winnerOf(people.eero);
			await tx.update(tables.awardWinners).set({ personId: people.sanne.id }).where(eq(tables.awardWinners.id, id));
		},
		'winner'
	],
	'a conflict that was said': [
		(tx) => Promise.resolve(tx.update(tables.awardWinners).set({ conflicts: [] })),
		'winner'
	],
	'who nominated': [
		(tx) =>
			Promise.resolve(
				tx
					.update(tables.nominations)
					.set({ nominatedBy: people.tom.id })
					.where(eq(tables.nominations.nominatedBy, people.maya.id))
			),
		'nomination'
	],
	'the moment of a nomination': [
		(tx) => Promise.resolve(tx.update(tables.nominations).set({ moment: 'Another moment altogether.' })),
		'nomination'
	],
	'the rules': [
		async (tx) => {
			const rules = { path: ['greeting'], maxWinners: 9, subject: 'person' } as unknown as Rules;
			await tx.update(tables.awardRounds).set({ rules }).where(eq(tables.awardRounds.id, november));
		},
		'round'
	],
	'the phase': [(tx) => Promise.resolve(tx.update(tables.awardRounds).set({ phase: 'deciding' })), 'round'],
	'why nobody': [
		(tx) => Promise.resolve(tx.update(tables.announcements).set({ reason: 'No reason at all, really.' })),
		'announcement'
	],
	'who decided': [
		(tx) => Promise.resolve(tx.update(tables.announcements).set({ announcedBy: people.saga.id })),
		'announcement'
	],
	'the hour': [(tx) => Promise.resolve(tx.update(tables.announcements).set({ at: FRIDAY })), 'announcement'],
	'why it was revoked': [
		(tx) => Promise.resolve(tx.update(tables.awardRevocations).set({ reason: 'For no reason that I can name.' })),
		'revocation'
	],
	'that it was revoked': [(tx) => Promise.resolve(tx.delete(tables.awardRevocations)), 'revocation'],
	'the last entry, which is gone': [
		async (tx) => tx.delete(tables.awardLog).where(eq(tables.awardLog.id, (await line('revoked')).id)),
		'revocation'
	],
	'an entry in the middle, which is gone': [
		async (tx) => tx.delete(tables.awardLog).where(eq(tables.awardLog.id, (await line('shortlisted')).id)),
		'hash of entry 3'
	],
	'the whole log, which is gone': [(tx) => Promise.resolve(tx.delete(tables.awardLog)), 'log'],
	'who wrote an entry': [
		async (tx) =>
			tx
				.update(tables.awardLog)
				.set({ by: people.saga.id })
				.where(eq(tables.awardLog.id, (await line('closed')).id)),
		'hash of entry 2'
	],
	'the time of an entry': [
		async (tx) =>
			tx
				.update(tables.awardLog)
				.set({ at: FRIDAY })
				.where(eq(tables.awardLog.id, (await line('shortlisted')).id)),
		'hash of entry 3'
	],
	'an entry’s evidence, with the hash made to fit': [
		async (tx) => {
			const { id, hash: _, ...link } = await line('closed');
			const entry = JSON.parse(JSON.stringify(link.entry)) as Extract<Entry, { kind: 'closed' }>;
			for (const candidate of entry.candidates) candidate.evidence.median = 99;
			const hash = hashOf((await line('opened')).hash, { ...link, entry });
			await tx.update(tables.awardLog).set({ entry, hash }).where(eq(tables.awardLog.id, id));
		},
		'hash of entry 3'
	]
};

it.each(Object.entries(TAMPERED))('finds %s', async (_, [tamper, what]) => {
	expect(await whats()).toEqual([]);
	await write(tamper);
	expect(await whats()).toContainEqual(expect.stringContaining(what));
});

it('finds a winner whom the rules kept from winning, even where log and tables agree', async () => {
	const rules = {
		...(await db().read.select().from(tables.awardRounds).where(eq(tables.awardRounds.id, november)))[0]!.rules
	};
	await write(async (tx) => {
		const changed = { ...rules, minThanksFrom: 5 };
		await tx.update(tables.awardRounds).set({ rules: changed }).where(eq(tables.awardRounds.id, november));
		let previous = '';
		for (const { id, hash: _, ...link } of await lines()) {
			const entry = link.entry.kind === 'opened' ? { ...link.entry, rules: changed } : link.entry;
			previous = hashOf(previous, { ...link, entry });
			await tx.update(tables.awardLog).set({ entry, hash: previous }).where(eq(tables.awardLog.id, id));
		}
	});
	expect(await verify.awards()).toMatchObject({
		differences: 2,
		first: Array(2).fill({ what: expect.stringMatching('winner'), found: expect.stringContaining('thanks') })
	});
});

it('counts rounds from before there was a log apart, and an open one of them goes on with a log', async () => {
	const old = async (period: string, phase: 'nominating' | 'announced') => {
		const rules = { path: EMPATHY_PATH.slice(0, 1), maxWinners: 3 } as unknown as Rules;
		const round = { award: 'empathy-award', unitId: units.Garden!, month: period, rules, phase };
		await write((tx) => tx.insert(tables.awardRounds).values({ ...round, openedBy: people.ines.id, openedAt: NOW }));
		const [row] = await db()
			.read.select()
			.from(tables.awardRounds)
			.where(and(eq(tables.awardRounds.unitId, units.Garden!), eq(tables.awardRounds.month, period)));
		return row!.id;
	};
	const announced = {
		roundId: await old('2026-10', 'announced'),
		announcedBy: people.ines.id,
		at: NOW,
		publishedAt: NOW
	};
	const going = await old('2026-11', 'nominating');
	await write(async (tx) => {
		const id = crypto.randomUUID();
		await tx.insert(tables.announcements).values({ id, ...announced });
		const won = {
			announcementId: id,
			personId: people.kaisa.id,
			citation: REASON,
			evidence: { modules: [], median: 90 }
		};
		await tx.insert(tables.awardWinners).values(won);
		const laurel = { personId: people.kaisa.id, kind: 'empathy-award', sourceId: id, at: NOW, month: '2026-10' };
		await badges.grant(tx, laurel);
	});
	expect(await verify.awards()).toMatchObject({
		differences: 0,
		checked: { rounds: 2, 'rounds from before the log': 2 }
	});

	const { id } = await winnerOf(people.kaisa);
	await revocations.revoke(people.ines, id, { reason: REASON, ...once() }, NOW);
	expect(await badges.mine(people.kaisa.id)).toEqual([]);
	await finishPath(people.huimin);
	await award(people.ines, going, [people.huimin], {}, NOW);
	expect(await verify.awards()).toMatchObject({
		differences: 0,
		checked: { rounds: 3, 'rounds from before the log': 1 }
	});
});
