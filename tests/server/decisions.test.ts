import { beforeEach, describe, expect, it } from 'vitest';
import { grants } from '#lib/accounts/tables.server.ts';
import * as announcements from '#lib/awards/announcements.server.ts';
import * as decisions from '#lib/awards/decisions.server.ts';
import * as rounds from '#lib/awards/rounds.server.ts';
import * as shortlist from '#lib/awards/shortlist.server.ts';
import { announcements as table, awardLog, awardWinners } from '#lib/awards/tables.server.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import * as badges from '#lib/recognition/badges.server.ts';
import * as support from '#tests/support/awards.ts';
import { finishPath, forAll, NOBODY, nominate, once, shortlisted } from '#tests/support/awards.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { handlers } from '../../src/jobs.server.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const FRIDAY = new Date('2026-11-20T15:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
let round: string;
beforeEach(async () => {
	({ people, units } = await freshStore());
	for (const key of ['eero', 'femke', 'sanne', 'tom'] as const) await finishPath(people[key]);
	round = await support.open(people.omar, units.Shoes!);
});

type Key = keyof typeof people;
const ready = () => shortlisted(people.omar, round);
const decide = (by: Key, winners: Key[], more = {}) =>
	support.decide(
		people[by],
		round,
		winners.map((key) => people[key]),
		more,
		NOW
	);
const nobody = (by: Key) => decisions.decide(people[by], round, { ...NOBODY, ...once() }, NOW);
const withdraw = (by: Key, at = NOW) => decisions.withdraw(people[by], round, once(), at);
const seen = (by: Key = 'omar', at = NOW) => rounds.find(people[by], round, at);
const rows = async () => [await db().read.$count(table), await db().read.$count(awardWinners)];
const wears = async (key: Key) => (await badges.mine(people[key].id)).some(({ kind }) => kind === 'empathy-award');
const feed = (key: Key, at: Date) => announcements.feed(people[key], 5, at);

describe('a decision', () => {
	it('names up to three winners, each with a citation of their own', async () => {
		await ready();
		await expect(decide('omar', ['eero', 'femke', 'sanne', 'tom'])).rejects.toMatchObject({ key: 'award_too_many' });
		const winners = [
			{ id: people.eero.id, citation: 'Eero kept the shop calm while the lights were out.' },
			{ id: people.femke.id, citation: 'Femke wrote to a customer whom we had let down.' }
		];
		const id = await decisions.decide(people.omar, round, { ...forAll([]), winners }, NOW);
		const told = await announcements.find(people.maya, id, NOW);
		expect(told.winners.map(({ name, citation }) => [name, citation])).toEqual([
			['Eero Salo', winners[0]!.citation],
			['Femke Jansen', winners[1]!.citation]
		]);
		const steps = ['opened', 'closed', 'shortlisted', 'decided', 'announced'];
		expect(told.steps.map(({ kind, by }) => [kind, by])).toEqual(steps.map((kind) => [kind, 'Omar Haddad']));
	});

	it('is for candidates whose letters were picked', async () => {
		await shortlisted(people.omar, round, ['A', 'B', 'C']);
		const names = (await seen()).candidates.flatMap(({ who }) => who?.name ?? []);
		const [left] = (['eero', 'femke', 'sanne', 'tom'] as const).filter((key) => !names.includes(people[key].name));
		for (const key of [left!, 'maya', 'kaisa', 'lotta'] as const)
			await expect(decide('omar', [key])).rejects.toThrow(NotFound);
		expect(await rows()).toEqual([0, 0]);
	});

	it('says nobody twice, and does not say nobody at all', async () => {
		await ready();
		await expect(decide('omar', ['eero', 'eero'])).rejects.toMatchObject({ key: 'field_invalid' });
		await expect(decide('omar', [])).rejects.toMatchObject({ key: 'award_pick_winner' });
	});

	it('can be that nobody wins, with a reason, and without a look at the names', async () => {
		await expect(nobody('omar')).rejects.toMatchObject({ key: 'round_moved_on', status: 409 });
		await shortlist.close(people.omar, round, once(), NOW);
		const id = await nobody('omar');
		expect(await announcements.find(people.maya, id, NOW)).toMatchObject({ ...NOBODY, winners: [] });
		expect(await feed('maya', NOW)).toMatchObject([{ id, outcome: 'none', reason: NOBODY.reason, winners: [] }]);
		expect(await jobs.drain(handlers)).toBe(0); // no award is no mail
	});

	it('by several managers at once is one; the others hear that it is done', async () => {
		await ready();
		const all = await Promise.allSettled([
			decide('omar', ['eero']),
			decide('saga', ['femke']),
			decide('omar', ['sanne'], { announceAt: FRIDAY }),
			nobody('saga')
		]);
		const refused = all.filter((result) => result.status === 'rejected');
		expect(refused).toHaveLength(3);
		for (const { reason } of refused)
			expect(reason).toMatchObject({ key: expect.stringMatching(/^award_already_(decided|announced)$/), status: 409 });
		expect((await rows())[0]).toBe(1);
	});

	it('is never one’s own, neither alone nor among others', async () => {
		const learner = { personId: people.omar.id, role: 'learner' as const, unitId: units.Trail! };
		await transaction(async (tx) => {
			await tx.insert(grants).values({ ...learner, from: new Date('2026-10-01T09:00:00Z') });
		});
		await finishPath(people.omar);
		await ready();
		expect((await seen()).candidates.find(({ mine }) => mine)!.who!.name).toBe('Omar Haddad');
		for (const winners of [['omar'], ['eero', 'omar']] as Key[][])
			await expect(decide('omar', winners)).rejects.toThrow(NotAllowed);
		const id = await decide('saga', ['omar'], { announceAt: FRIDAY });
		await expect(withdraw('omar')).rejects.toThrow(NotAllowed);
		expect((await announcements.find(people.saga, id, NOW)).winners).toMatchObject([{ name: 'Omar Haddad' }]);
	});

	it('tells in public how the one who decided stands to the winner', async () => {
		const lead = { role: 'lead' as const, unitId: units.Trail!, unitKind: 'team' as const };
		const both = { ...people.omar, grants: [...people.omar.grants, lead] };
		await nominate(people.omar, round, people.femke);
		await ready();
		const id = await support.decide(both, round, [people.femke, people.eero], {}, NOW);
		const { winners } = await announcements.find(people.maya, id, NOW);
		expect(winners.map(({ name, conflicts }) => [name, conflicts])).toEqual([
			['Eero Salo', []],
			['Femke Jansen', ['nominated', 'own-team']]
		]);
	});

	it.each(['lotta', 'maya', 'eero', 'ines'] as const)('is nothing for %s', async (key) => {
		await ready();
		await expect(decide(key, ['femke'])).rejects.toThrow(NotFound);
		await expect(nobody(key)).rejects.toThrow(NotFound);
		await expect(withdraw(key)).rejects.toThrow(NotFound);
		expect(await rows()).toEqual([0, 0]);
	});
});

describe('a decision that waits for its hour', () => {
	it('is seen by those who decide and by nobody else, and comes out with its laurels and mails', async () => {
		await ready();
		const id = await decide('omar', ['eero'], { announceAt: FRIDAY });
		const before = new Date(FRIDAY.getTime() - 1);
		for (const key of ['maya', 'eero', 'lotta'] as const) {
			await expect(announcements.find(people[key], id, before)).rejects.toThrow(NotFound);
			expect(await feed(key, before)).toEqual([]);
		}
		expect((await announcements.find(people.saga, id, before)).winners).toMatchObject([{ name: 'Eero Salo' }]);
		expect(await feed('omar', before)).toEqual([]);
		expect(await announcements.hall(people.maya, units.Shoes!, 5, before)).toEqual([]);
		expect(await jobs.drain(handlers, () => before)).toBe(0);
		expect([await wears('eero'), (await seen()).phase]).toEqual([false, 'decided']);

		expect(await jobs.drain(handlers, () => FRIDAY)).toBe(13); // the announcement itself, and twelve mails
		expect([await wears('eero'), (await seen()).phase]).toEqual([true, 'announced']);
		expect((await announcements.find(people.maya, id, FRIDAY)).steps.at(-1)).toMatchObject({
			kind: 'announced',
			by: null
		});
		expect(await announcements.hall(people.maya, units.Shoes!, 5, FRIDAY)).toMatchObject([{ id }]);
	});

	it('may wait sixty days, and not for yesterday', async () => {
		await ready();
		const days = (n: number) => new Date(NOW.getTime() + n * 24 * 3_600_000);
		await expect(decide('omar', ['eero'], { announceAt: days(61) })).rejects.toMatchObject({
			key: 'award_announce_far'
		});
		await expect(decide('omar', ['eero'], { announceAt: days(-1) })).rejects.toMatchObject({
			key: 'award_announce_past'
		});
		await decide('omar', ['eero'], { announceAt: days(60) });
	});

	it('can be withdrawn and decided anew; only the second one comes out, and the log keeps both', async () => {
		await ready();
		await decide('omar', ['eero'], { announceAt: FRIDAY });
		await expect(decide('saga', ['femke'])).rejects.toMatchObject({ key: 'award_already_decided', status: 409 });
		await withdraw('saga');
		expect([(await seen()).phase, await rows()]).toEqual(['deciding', [0, 0]]);
		const id = await decide('omar', ['femke'], { announceAt: FRIDAY });
		await jobs.drain(handlers, () => FRIDAY);
		expect([await wears('eero'), await wears('femke')]).toEqual([false, true]);
		expect(await feed('maya', FRIDAY)).toMatchObject([{ id, winners: [{ name: 'Femke Jansen' }] }]);
		const kinds = (await db().read.select().from(awardLog))
			.sort((a, b) => a.number - b.number)
			.map(({ entry }) => entry.kind);
		expect(kinds.slice(3)).toEqual(['decided', 'withdrawn', 'decided', 'announced']);
	});

	it('stands from its hour on, also while nobody has sent it out yet', async () => {
		await ready();
		const id = await decide('omar', ['eero'], { announceAt: FRIDAY });
		await expect(withdraw('omar', FRIDAY)).rejects.toMatchObject({ key: 'award_already_announced', status: 409 });
		expect(await announcements.find(people.maya, id, FRIDAY)).toMatchObject({ id });
		const monday = new Date('2026-11-23T08:00:00Z'); // the server was down over the weekend
		await jobs.drain(handlers, () => monday);
		expect(await wears('eero')).toBe(true);
	});
});
