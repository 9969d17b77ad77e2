import { beforeEach, describe, expect, it, test } from 'vitest';
import * as announcements from '#lib/awards/announcements.server.ts';
import * as revocations from '#lib/awards/revocations.server.ts';
import { announcements as table, awardWinners } from '#lib/awards/tables.server.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { jobs as jobTable } from '#lib/platform/tables.server.ts';
import * as badges from '#lib/recognition/badges.server.ts';
import * as boards from '#lib/recognition/boards.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import * as support from '#tests/support/awards.ts';
import { CITATION, finishPath, shortlisted } from '#tests/support/awards.ts';
import { freshStore } from '#tests/support/fresh.ts';

const NOW = new Date('2026-11-18T09:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => {
	({ people, units } = await freshStore());
	await finishPath(people.eero);
	await finishPath(people.femke);
});

type Key = keyof typeof people;
const open = (period = '2026-11') => support.open(people.omar, units.Shoes!, { period }, NOW);
const ready = async (period?: string) => shortlisted(people.omar, await open(period));
const decide = (round: string, by: Key, winners: Key[], more = {}) =>
	support.decide(
		people[by],
		round,
		winners.map((key) => people[key]),
		more,
		NOW
	);
const laurelsOf = async (key: Key) =>
	(await badges.mine(people[key].id)).filter(({ kind }) => kind === 'empathy-award');

describe('an announcement', () => {
	it('is on everybody’s page with why, and the laurel beside the name, at once', async () => {
		const id = await decide(await ready(), 'omar', ['eero']);
		for (const key of ['maya', 'tom', 'lotta', 'saga'] as const) {
			const [first] = await announcements.recent(people[key]);
			expect(first).toMatchObject({
				...{ id, award: 'empathy-award', name: null, period: '2026-11', outcome: 'award' },
				...{ announcedBy: 'Omar Haddad', unit: { name: 'Shoes' }, decidedAt: NOW, rules: { maxWinners: 3 } },
				isDecider: key === 'saga'
			});
			expect(first!.winners).toMatchObject([
				{ name: 'Eero Salo', team: 'Everyday', citation: CITATION, me: false, evidence: { median: 90 } }
			]);
		}
		expect((await announcements.find(people.eero, id)).winners).toMatchObject([{ me: true }]);
		expect(await announcements.recent(people.huimin)).toEqual([]);
		await expect(announcements.find(people.ines, id)).rejects.toThrow(NotFound);
		const { rows } = await boards.team(people.maya, units.Everyday!, '2026-11', NOW);
		expect(rows.find(({ name }) => name === 'Eero Salo')!.badges).toContainEqual({
			kind: 'empathy-award',
			month: '2026-11'
		});
		expect(await boards.mine(people.eero, NOW)).toBe(240); // an award is no points
	});

	it('asks for one mail for each person of the store, and for nobody else', async () => {
		const id = await decide(await ready(), 'omar', ['eero']);
		const jobs = await db().read.select().from(jobTable);
		const shoes = [
			...(['omar', 'lotta', 'pieter', 'maya', 'eero', 'sanne'] as const),
			...(['wei', 'noor', 'joonas', 'femke', 'tom', 'aisha'] as const)
		];
		expect(jobs.map((job) => job.payload.personId).sort()).toEqual(shoes.map((key) => people[key].id).sort());
		expect(new Set(jobs.map((job) => `${job.name} ${job.payload.announcementId}`))).toEqual(
			new Set([`mail-announcement ${id}`])
		);
	});

	it('sent twice is the same; with another body it is refused', async () => {
		const round = await ready();
		const { submission } = support.once();
		const both = () => decide(round, 'omar', ['eero', 'femke'], { submission });
		const [first, second] = await Promise.all([both(), both()]);
		expect([second, await both()]).toEqual([first, first]);
		for (const other of [['eero'], ['eero', 'femke']] as Key[][])
			await expect(decide(round, 'omar', other, { submission, citation: `${CITATION}!` })).rejects.toMatchObject({
				...{ key: 'submission_reused', status: 409 }
			});
		expect([await db().read.$count(table), await db().read.$count(awardWinners)]).toEqual([1, 2]);
		expect(await db().read.$count(jobTable)).toBe(12);
	});

	it('of October’s award in November wears October, and November’s winner wears November', async () => {
		await finishPath(people.wei, new Date('2026-10-14T09:00:00Z'));
		await decide(await ready('2026-10'), 'omar', ['wei']);
		await decide(await ready('2026-11'), 'omar', ['eero']);
		expect([await laurelsOf('wei'), await laurelsOf('eero')]).toMatchObject([
			[{ month: '2026-10' }],
			[{ month: '2026-11' }]
		]);
	});
});

test('who opted out wins in private: to colleagues there is no such announcement, nor a name in the hall of fame', async () => {
	await optOuts.choose(people.femke, false, NOW);
	const id = await decide(await ready(), 'omar', ['femke']);
	const names = async (key: Key) =>
		(await announcements.recent(people[key])).flatMap((a) => a.winners.map((w) => w.name));
	for (const key of ['maya', 'pieter', 'tom'] as const) {
		await expect(announcements.find(people[key], id)).rejects.toThrow(NotFound);
		expect([await names(key), await announcements.hall(people[key], units.Shoes!)]).toEqual([[], []]);
	}
	for (const key of ['femke', 'omar', 'saga'] as const) expect(await names(key)).toEqual(['Femke Jansen']);
});

test('the hall of fame shows a store’s awards to who sees the store, and nobody whose award was revoked', async () => {
	const id = await decide(await ready(), 'omar', ['eero', 'femke']);
	const hall = async (key: Key) =>
		(await announcements.hall(people[key], units.Shoes!)).map(({ winners }) => winners.map((w) => w.name));
	expect(await hall('maya')).toEqual([['Eero Salo', 'Femke Jansen']]);
	await expect(hall('ines')).rejects.toThrow(NotFound);
	const { winners } = await announcements.find(people.omar, id);
	await revocations.revoke(people.omar, winners[0]!.winnerId, {
		reason: 'It was a colleague who had done this.',
		...support.once()
	});
	expect(await hall('maya')).toEqual([['Femke Jansen']]);
});
