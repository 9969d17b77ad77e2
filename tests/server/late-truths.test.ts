// What turns out, changes or goes wrong after a round has opened, and what then becomes of the award. Each test is one
// line of docs/decisions/011-late-truths.md.
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import * as persons from '#lib/accounts/people.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import * as announcements from '#lib/awards/announcements.server.ts';
import * as decisions from '#lib/awards/decisions.server.ts';
import * as erasure from '#lib/awards/erasure.server.ts';
import * as revocations from '#lib/awards/revocations.server.ts';
import * as shortlist from '#lib/awards/shortlist.server.ts';
import { awardWinners, nominations as nominationTable } from '#lib/awards/tables.server.ts';
import { passes } from '#lib/learning/tables.server.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import * as badges from '#lib/recognition/badges.server.ts';
import * as boards from '#lib/recognition/boards.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import {
	award,
	CITATION,
	decide,
	finishPath,
	NOBODY,
	nominate,
	once,
	open,
	shortlisted
} from '#tests/support/awards.ts';
import { freshStore } from '#tests/support/fresh.ts';
import * as mailbox from '#tests/support/mailbox.ts';
import { handlers } from '../../src/jobs.server.ts';
import * as verify from '../../src/verify.server.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const FRIDAY = new Date('2026-11-20T15:00:00Z');
const REASON = 'The customer was a friend, and the story was not true.';

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
let round: string;
beforeEach(async () => {
	({ people, units } = await freshStore());
	await finishPath(people.eero);
	await finishPath(people.femke);
	round = await open(people.omar, units.Shoes!);
	mailbox.empty();
});

type Key = keyof typeof people;
const win = (...keys: Key[]) =>
	award(
		people.omar,
		round,
		keys.map((key) => people[key]),
		{},
		NOW
	);
const find = (key: Key, id: string, at = NOW) => announcements.find(people[key], id, at);
const shown = async (key: Key, at = NOW) => (await announcements.recent(people[key], 5, at)).flatMap((a) => a.winners);
const wears = async ({ id }: { id: string }) => (await badges.mine(id)).some(({ kind }) => kind === 'empathy-award');
const nothingAmiss = async () => expect(await verify.awards()).toMatchObject({ differences: 0, first: [] });

describe('a score', () => {
	it('that is corrected after closing changes nothing that was frozen; who finds the award wrong revokes it', async () => {
		await shortlisted(people.omar, round);
		await transaction(
			async (tx) => void (await tx.update(passes).set({ score: 10 }).where(eq(passes.personId, people.eero.id)))
		);
		const id = await decide(people.omar, round, [people.eero], {}, NOW);
		const [winner] = (await find('maya', id)).winners;
		expect(winner!.evidence.median).toBe(90);
		await nothingAmiss();
		await revocations.revoke(people.omar, winner!.winnerId, { reason: REASON, ...once() }, NOW);
		await nothingAmiss();
	});
});

describe('a winner', () => {
	it('who opts out before the hour, or after it, is named to nobody but themselves and those who decide', async () => {
		await shortlisted(people.omar, round);
		const id = await decide(people.omar, round, [people.eero], { announceAt: FRIDAY }, NOW);
		await optOuts.choose(people.eero, false, NOW);
		await jobs.drain(handlers, () => FRIDAY);
		expect(mailbox.letters().map(({ to }) => to)).toEqual([people.eero.email]);
		await expect(find('maya', id, FRIDAY)).rejects.toThrow(NotFound);
		for (const key of ['eero', 'omar'] as const)
			expect(await shown(key, FRIDAY)).toMatchObject([{ name: 'Eero Salo' }]);
		await optOuts.choose(people.eero, true, NOW);
		expect(await shown('maya', FRIDAY)).toMatchObject([{ name: 'Eero Salo' }]);
	});

	it('who leaves between the decision and its hour keeps the award under their name, and gets no mail', async () => {
		await shortlisted(people.omar, round);
		const id = await decide(people.omar, round, [people.eero], { announceAt: FRIDAY }, NOW);
		await persons.leave(people.saga, people.eero.id, NOW);
		await jobs.drain(handlers, () => FRIDAY);
		expect(mailbox.letters()).toHaveLength(11);
		expect(mailbox.letters().map(({ to }) => to)).not.toContain(people.eero.email);
		expect((await find('maya', id, FRIDAY)).winners).toMatchObject([{ name: 'Eero Salo', team: 'Everyday' }]);
	});

	it('who is erased takes the words about them along; the log stays, and still proves that nothing else was changed', async () => {
		await nominate(people.maya, round, people.eero);
		await nominate(people.eero, round, people.femke);
		const id = await win('eero', 'femke');
		await persons.leave(people.saga, people.eero.id, NOW);
		await erasure.erase(people.saga, people.eero.id);
		const told = await find('maya', id);
		expect(told.winners.map(({ name, citation }) => [name, citation]).sort()).toEqual([
			['Femke Jansen', CITATION],
			['—', null]
		]);
		expect((await db().read.select().from(nominationTable)).map(({ moment }) => moment)).toEqual(['', '']);
		expect(await verify.awards()).toMatchObject({ differences: 0, checked: { 'erased texts': 3 } });
	});

	it('who is found not to deserve it is revoked: shown as that, with the reason, and the laurel is gone everywhere', async () => {
		const id = await win('eero', 'femke');
		const eero = (await find('omar', id)).winners.find(({ name }) => name === 'Eero Salo')!;
		await jobs.drain(handlers);
		mailbox.empty();
		const revoke = (by: Person, form = once()) =>
			revocations.revoke(by, eero.winnerId, { reason: REASON, ...form }, NOW);
		for (const key of ['lotta', 'maya', 'ines'] as const) await expect(revoke(people[key])).rejects.toThrow(NotFound);
		const form = once();
		expect(await revoke(people.omar, form)).toBe(await revoke(people.omar, form));
		await expect(revoke(people.saga)).rejects.toMatchObject({ key: 'award_already_revoked', status: 409 });
		expect((await find('maya', id)).winners).toMatchObject([
			{ name: 'Eero Salo', citation: CITATION, revoked: { reason: REASON, by: 'Omar Haddad', at: NOW } },
			{ name: 'Femke Jansen', revoked: undefined }
		]);
		expect([await wears(people.eero), await wears(people.femke)]).toEqual([false, true]);
		const { rows } = await boards.team(people.maya, units.Everyday!, '2026-11', NOW);
		expect(rows.flatMap((row) => row.badges.map(({ kind }) => kind))).not.toContain('empathy-award');
		await jobs.drain(handlers);
		expect(mailbox.letters().map(({ to }) => to)).toEqual([people.eero.email]);
		await nothingAmiss();
	});

	it('of something announced changes in no other way', async () => {
		await win('eero');
		const moved = { status: 409 };
		const fails = [
			decide(people.saga, round, [people.femke], {}, NOW),
			decisions.decide(people.omar, round, { ...NOBODY, ...once() }, NOW),
			decisions.withdraw(people.omar, round, once(), NOW),
			shortlist.pick(people.omar, round, { letters: ['A'], ...once() }, NOW),
			shortlist.close(people.omar, round, once(), NOW),
			nominate(people.maya, round, people.femke)
		];
		for (const result of await Promise.allSettled(fails)) expect(result).toMatchObject({ reason: moved });
		expect(await open(people.saga, units.Shoes!)).toBe(round); // there is no second one to open
		expect(await db().read.$count(awardWinners)).toBe(1);
		expect(await shown('maya')).toMatchObject([{ name: 'Eero Salo', citation: CITATION }]);
	});

	it('of a planned announcement cannot be revoked before it: the decision is taken back', async () => {
		await shortlisted(people.omar, round);
		const id = await decide(people.omar, round, [people.eero], { announceAt: FRIDAY }, NOW);
		const { winnerId } = (await find('omar', id)).winners[0]!;
		const early = revocations.revoke(people.omar, winnerId, { reason: REASON, ...once() }, NOW);
		await expect(early).rejects.toMatchObject({ key: 'award_not_announced', status: 409 });
	});
});
