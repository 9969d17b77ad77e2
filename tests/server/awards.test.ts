import { beforeEach, describe, expect, it, test } from 'vitest';
import { grants } from '#lib/accounts/tables.server.ts';
import * as announcements from '#lib/awards/announcements.server.ts';
import * as rounds from '#lib/awards/rounds.server.ts';
import { announcements as table, awardWinners } from '#lib/awards/tables.server.ts';
import { EMPATHY_PATH } from '#lib/learning/catalogue.server.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import { jobs as jobTable } from '#lib/platform/tables.server.ts';
import * as badges from '#lib/recognition/badges.server.ts';
import * as boards from '#lib/recognition/boards.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { complete } from '#tests/support/play.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const CITATION = 'She saw that he was in a hurry and had him on his bus in six minutes.';

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

type Key = keyof typeof people;
const finishPath = async (who: Key, at = NOW) => {
	for (const module of EMPATHY_PATH) await complete(people[who], module, at);
};
const open = (month = '2026-11') => rounds.open(people.omar, units.Shoes!, month, NOW);
const form = (...winners: Key[]) => ({
	winners: winners.map((key) => people[key].id),
	citation: CITATION,
	submission: crypto.randomUUID()
});
const announce = (round: string, by: Key, body: ReturnType<typeof form>) =>
	announcements.announce(people[by], round, body, NOW);
const announced = () => db().read.select().from(table);

describe('the announcement', () => {
	beforeEach(async () => {
		await finishPath('eero');
		await finishPath('femke');
	});

	it('is on everybody’s page with why, and the laurel beside the name, at once', async () => {
		const id = await announce(await open(), 'omar', form('eero'));
		for (const key of ['maya', 'tom', 'lotta', 'saga'] as const) {
			const [first] = await announcements.recent(people[key]);
			expect(first).toMatchObject({
				id,
				citation: CITATION,
				announcedBy: 'Omar Haddad',
				store: 'Shoes',
				month: '2026-11'
			});
			expect(first!.winners).toMatchObject([{ name: 'Eero Salo', me: false, evidence: { median: 90 } }]);
		}
		expect((await announcements.find(people.eero, id)).winners).toMatchObject([{ me: true }]);
		expect(await announcements.recent(people.huimin)).toEqual([]);
		await expect(announcements.find(people.ines, id)).rejects.toThrow(NotFound);
		const { rows } = await boards.team(people.maya, units.Everyday!, '2026-11', NOW);
		expect(rows[0]).toMatchObject({
			name: 'Eero Salo',
			badges: expect.arrayContaining([{ kind: 'empathy-award', month: '2026-11' }])
		});
		expect(await boards.mine(people.eero, NOW)).toBe(240); // an award is no points
	});

	it('asks for one mail for each person of the store, and for nobody else', async () => {
		const id = await announce(await open(), 'omar', form('eero'));
		const jobs = await db().read.select().from(jobTable);
		const shoes = [
			'omar',
			'lotta',
			'pieter',
			'maya',
			'eero',
			'sanne',
			'wei',
			'noor',
			'joonas',
			'femke',
			'tom',
			'aisha'
		] as const;
		expect(jobs.map((job) => job.payload.personId).sort()).toEqual(shoes.map((key) => people[key].id).sort());
		expect(new Set(jobs.map((job) => `${job.name} ${job.payload.announcementId}`))).toEqual(
			new Set([`mail-announcement ${id}`])
		);
	});

	it('by two managers at once is one award; the second hears that it is done', async () => {
		const round = await open();
		const both = await Promise.allSettled([
			announce(round, 'omar', form('eero')),
			announce(round, 'saga', form('femke'))
		]);
		expect(both.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(both.find((result) => result.status === 'rejected')).toMatchObject({
			reason: { key: 'award_already_announced', status: 409 }
		});
		expect(await announced()).toHaveLength(1);
		expect(await db().read.select().from(awardWinners)).toHaveLength(1);
		expect(await db().read.select().from(jobTable)).toHaveLength(12);
		const laurels = [...(await badges.mine(people.eero.id)), ...(await badges.mine(people.femke.id))];
		expect(laurels.filter((badge) => badge.kind === 'empathy-award')).toHaveLength(1);
	});

	it('sent twice is the same; with another body it is refused', async () => {
		const round = await open();
		const body = form('eero', 'femke');
		const [first, second] = await Promise.all([announce(round, 'omar', body), announce(round, 'omar', body)]);
		expect(second).toBe(first);
		expect(await announce(round, 'omar', body)).toBe(first);
		const reused = { key: 'submission_reused', status: 409 };
		for (const other of [
			{ ...body, ...form('eero'), submission: body.submission },
			{ ...body, citation: `${CITATION}!` }
		])
			await expect(announce(round, 'omar', other)).rejects.toMatchObject(reused);
		expect([await announced(), await db().read.select().from(awardWinners)].map((rows) => rows.length)).toEqual([1, 2]);
	});

	it('of October’s award in November wears October, and the next one stands beside it', async () => {
		const october = new Date('2026-10-14T09:00:00Z');
		await finishPath('wei', october);
		await announce(await open('2026-10'), 'omar', form('wei'));
		await announce(await open('2026-11'), 'omar', form('wei'));
		const laurels = (await badges.mine(people.wei.id)).filter((badge) => badge.kind === 'empathy-award');
		expect(laurels.map((badge) => badge.month).sort()).toEqual(['2026-10', '2026-11']);
	});

	it.each(['ines', 'lotta', 'maya', 'eero'] as const)('is not made by %s', async (key) => {
		await expect(announce(await open(), key, form('femke'))).rejects.toThrow(NotFound);
		expect(await announced()).toEqual([]);
	});

	it.each([
		['somebody who has not completed the path', ['maya']],
		['somebody of another store', ['kaisa']],
		['one who may and one who may not', ['eero', 'maya']]
	] as const)('is not for %s', async (_, winners) => {
		await finishPath('kaisa');
		await expect(announce(await open(), 'omar', form(...winners))).rejects.toThrow(NotFound);
		expect(await announced()).toEqual([]);
	});

	it('has at most three winners', async () => {
		await finishPath('sanne');
		await finishPath('tom');
		const round = await open();
		const many = announce(round, 'omar', form('eero', 'femke', 'sanne', 'tom'));
		await expect(many).rejects.toMatchObject({ key: 'award_too_many' });
		await announce(round, 'omar', form('eero', 'femke', 'sanne', 'eero'));
		expect(await db().read.select().from(awardWinners)).toHaveLength(3);
	});
});

test('a manager who also serves in a team cannot pick themselves; another one can pick them', async () => {
	await transaction(async (tx) => {
		const from = new Date('2026-10-01T09:00:00Z');
		await tx.insert(grants).values({ personId: people.omar.id, role: 'learner', unitId: units.Trail!, from });
	});
	await finishPath('omar');
	const round = await open();
	await expect(announce(round, 'omar', form('omar'))).rejects.toThrow(NotAllowed);
	expect(await announced()).toEqual([]);
	await announce(round, 'saga', form('omar'));
	expect((await announcements.recent(people.maya))[0]!.winners).toMatchObject([{ name: 'Omar Haddad' }]);
});
