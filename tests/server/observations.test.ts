import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import * as persons from '#lib/accounts/people.server.ts';
import * as inbox from '#lib/accounts/inbox.server.ts';
import { grants, notices } from '#lib/accounts/tables.server.ts';
import * as erasure from '#lib/awards/erasure.server.ts';
import type { Observation } from '#lib/coaching/observation-forms.ts';
import * as observations from '#lib/coaching/observations.server.ts';
import * as observing from '#lib/coaching/observing.server.ts';
import { observations as table } from '#lib/coaching/tables.server.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import * as submissions from '#lib/platform/submissions.server.ts';
import { points } from '#lib/recognition/tables.server.ts';
import { freshStore } from '#tests/support/fresh.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const HOUR_MS = 3_600_000;
const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR_MS);

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

type Key = keyof typeof people;
const card = (about: Key, more: Partial<Observation> = {}): Observation => ({
	personId: people[about].id,
	marks: { greeting: 3, listening: 1 },
	evidence: 'Put the boxes down, said hello and asked what she was looking for.',
	submission: crypto.randomUUID(),
	...more
});
const observe = (by: Key, about: Key, more?: Partial<Observation>, at = NOW) =>
	observing.observe(people[by], card(about, more), at);
const rows = () => db().read.select().from(table);
const find = (by: Key, id: string, at = NOW) => observations.find(people[by], id, 'en', at);
const told = async (key: Key) => {
	const mine = await db().read.select().from(notices).where(eq(notices.personId, people[key].id));
	return (await inbox.named(mine)).map(({ kind, params }) => [kind, params.by]);
};
const move = (key: Key, team: string, at: Date) =>
	transaction(async (tx) => {
		const grant = { personId: people[key].id, role: 'learner' as const };
		await tx
			.update(grants)
			.set({ until: at })
			.where(and(eq(grants.personId, grant.personId), eq(grants.role, 'learner')));
		await tx.insert(grants).values({ ...grant, unitId: units[team]!, from: at });
	});

describe('an observation', () => {
	it('is by somebody who looks after the team, and the person hears of it', async () => {
		for (const by of ['lotta', 'omar', 'saga'] as const) await observe(by, 'eero');
		expect(await rows()).toMatchObject(
			(['lotta', 'omar', 'saga'] as const).map((by) => ({
				...{ personId: people.eero.id, observerId: people[by].id, teamId: units.Everyday },
				...{ marks: { greeting: 3, listening: 1 }, at: NOW, arrivedAt: NOW, readAt: null, answer: null }
			}))
		);
		expect(await told('eero')).toEqual([
			['observed', 'Lotta Virtanen'],
			['observed', 'Omar Haddad'],
			['observed', 'Saga Lind']
		]);
	});

	it('is of nobody else, nor of oneself: out of sight is not there', async () => {
		for (const [by, about] of [
			['pieter', 'eero'],
			['ines', 'eero'],
			['eero', 'wei'],
			['lotta', 'lotta'],
			['omar', 'lotta'],
			['saga', 'omar']
		] as const)
			await expect(observe(by, about), `${by} about ${about}`).rejects.toThrow(NotFound);
		await expect(observing.peopleOf(people.wei, units.Everyday!)).rejects.toThrow(NotAllowed);
		await expect(observing.peopleOf(people.pieter, units.Everyday!)).rejects.toThrow(NotFound);
		expect((await observing.peopleOf(people.lotta, units.Everyday!)).map(({ name }) => name)).toContain('Maya Okafor');
		expect(await rows()).toEqual([]);
	});

	it('earns nothing', async () => {
		const id = await observe('lotta', 'eero');
		await observations.answer(people.eero, id, 'Thank you!', NOW);
		expect(await db().read.select().from(points)).toEqual([]);
	});
});

describe('a card that waited on a phone', () => {
	it('arrives once, sent twenty times at once and again after its first try was forgotten', async () => {
		const same = card('eero', { by: people.lotta.id, seenAt: ago(30).toISOString() });
		const ids = await Promise.all(Array.from({ length: 20 }, () => observing.observe(people.lotta, same, NOW)));
		await transaction(async (tx) => void (await submissions.forget(tx, new Date(Date.UTC(2100, 0)))));
		ids.push(await observing.observe(people.lotta, same, NOW));
		expect(new Set(ids)).toEqual(new Set([same.submission]));
		expect(await rows()).toMatchObject([{ at: ago(30), arrivedAt: NOW }]);
		expect(await told('eero')).toHaveLength(1);
	});

	it('with other words under the same id is refused, also once the first was forgotten, and by somebody else', async () => {
		const first = card('eero');
		await observing.observe(people.lotta, first, NOW);
		const others = [{ evidence: 'Another.' }, { marks: { greeting: 0 as const } }, { personId: people.wei.id }];
		const refusal = { key: 'submission_reused', status: 409 };
		for (const other of others)
			await expect(observing.observe(people.lotta, { ...first, ...other }, NOW)).rejects.toMatchObject(refusal);
		await transaction(async (tx) => void (await submissions.forget(tx, new Date(Date.UTC(2100, 0)))));
		for (const other of others)
			await expect(observing.observe(people.lotta, { ...first, ...other }, NOW)).rejects.toMatchObject(refusal);
		await expect(observing.observe(people.omar, first, NOW)).rejects.toMatchObject(refusal);
		expect(await rows()).toHaveLength(1);
	});

	it('is not sent by whoever else is signed in', async () => {
		await expect(observe('omar', 'eero', { by: people.lotta.id })).rejects.toThrow(NotAllowed);
	});

	it.each([
		['tomorrow', ago(-24).toISOString()],
		['three weeks ago', ago(21 * 24).toISOString()],
		['nonsense', 'noon']
	])('counts as seen when it arrived if the phone says %s', async (_, seenAt) => {
		await observe('lotta', 'eero', { seenAt });
		expect(await rows()).toMatchObject([{ at: NOW, arrivedAt: NOW }]);
	});

	it('belongs to the team of the day on which it was seen, whoever moved in the meantime', async () => {
		await move('eero', 'Trail', ago(24));
		const id = await observe('lotta', 'eero', { seenAt: ago(30).toISOString() });
		expect(await rows()).toMatchObject([{ teamId: units.Everyday, at: ago(30) }]);
		await expect(observe('lotta', 'eero', { seenAt: ago(1).toISOString() })).rejects.toThrow(NotFound);
		await expect(find('pieter', id)).rejects.toThrow(NotFound);
		expect(await find('lotta', id)).toMatchObject({ person: { name: 'Eero Salo' } });
		// Pieter's phone says that he saw him before he came: it cannot be right.
		await observe('pieter', 'eero', { seenAt: ago(30).toISOString() });
		expect((await rows()).find(({ teamId }) => teamId === units.Trail)).toMatchObject({ at: NOW });
	});

	it('about somebody who has left comes too late', async () => {
		await persons.leave(people.saga, people.eero.id, ago(1));
		await expect(observe('lotta', 'eero', { seenAt: ago(2).toISOString() })).rejects.toThrow(NotFound);
	});
});

describe('reading it', () => {
	it('is for the person, for who saw it and for those who look after the team: nobody else', async () => {
		const id = await observe('omar', 'eero');
		const greeting = { skill: 'greeting', mark: 3, anchor: expect.stringMatching(/\.$/) };
		expect(await find('eero', id)).toMatchObject({ isMine: true, mayAnswer: true, isRead: false });
		for (const by of ['lotta', 'omar', 'saga'] as const)
			expect(await find(by, id)).toMatchObject({ isMine: false, mayAnswer: false, marks: [greeting, {}] });
		for (const by of ['wei', 'pieter', 'kaisa', 'ines'] as const)
			await expect(find(by, id), by).rejects.toThrow(NotFound);
		await expect(find('eero', crypto.randomUUID())).rejects.toThrow(NotFound);
	});

	it('in lists: my own, a team’s, and what somebody may read of a person', async () => {
		const [first, second] = [await observe('lotta', 'eero', {}, ago(5)), await observe('omar', 'eero')];
		await observe('lotta', 'wei');
		expect((await observations.mine(people.eero, 'fi')).map(({ id }) => id)).toEqual([second, first]);
		expect((await observations.ofTeam(people.lotta, units.Everyday!, 'en')).list).toHaveLength(3);
		await expect(observations.ofTeam(people.wei, units.Everyday!, 'en')).rejects.toThrow(NotAllowed);
		await expect(observations.ofTeam(people.pieter, units.Everyday!, 'en')).rejects.toThrow(NotFound);
		await move('eero', 'Trail', NOW);
		const third = await observe('pieter', 'eero', {}, ago(-1));
		const of = async (by: Key) => (await observations.ofPerson(people[by], people.eero.id, 'en')).map(({ id }) => id);
		expect(await of('lotta')).toEqual([second, first]);
		expect(await of('pieter')).toEqual([third]);
		expect(await of('omar')).toEqual([third, second, first]);
		expect(await of('wei')).toEqual([]);
	});

	it('is noticed once, by the person alone', async () => {
		const id = await observe('lotta', 'eero');
		await expect(observations.read(people.lotta, id, NOW)).rejects.toThrow(NotFound);
		await observations.read(people.eero, id, NOW);
		await observations.read(people.eero, id, ago(-5));
		expect(await rows()).toMatchObject([{ readAt: NOW }]);
	});

	it('gives every mark of a span to whoever works out profiles', async () => {
		await observe('lotta', 'eero', {}, ago(48));
		await observe('lotta', 'eero', { marks: { advice: 0 } }, NOW);
		await observe('lotta', 'wei', { marks: { advice: 2 } }, NOW);
		const marks = async (from: Date, until: Date) =>
			(await observations.marksOf([people.eero.id, people.maya.id], from, until)).map(({ skill, mark }) => [
				skill,
				mark
			]);
		expect(await marks(ago(72), NOW)).toEqual([
			['greeting', 3],
			['listening', 1]
		]);
		expect(await marks(ago(1), ago(-1))).toEqual([['advice', 0]]);
		expect(await observations.marksOf([], ago(72), NOW)).toEqual([]);
	});
});

describe('an answer', () => {
	it('is read by the observer, who hears of it once, and may be changed for a day', async () => {
		const id = await observe('lotta', 'eero');
		await observations.answer(people.eero, id, 'There was nobody at the till.', NOW);
		await observations.answer(people.eero, id, 'There was nobody else at the till.', ago(-23));
		expect(await find('lotta', id)).toMatchObject({ answer: 'There was nobody else at the till.', isRead: true });
		expect(await told('lotta')).toEqual([['answered', 'Eero Salo']]);
		const late = observations.answer(people.eero, id, 'Well …', ago(-24));
		await expect(late).rejects.toMatchObject({ key: 'observation_answer_closed', status: 409 });
		expect(await find('eero', id, ago(-24))).toMatchObject({ mayAnswer: false });
	});

	it('is the person’s own', async () => {
		const id = await observe('lotta', 'eero');
		for (const by of ['lotta', 'wei', 'saga'] as const)
			await expect(observations.answer(people[by], id, 'I say so.', NOW)).rejects.toThrow(NotFound);
	});
});

it('what was seen of somebody is forgotten with them; what they saw of others stays, by nobody in particular', async () => {
	const id = await observe('lotta', 'wei');
	await observe('lotta', 'eero');
	for (const key of ['eero', 'lotta'] as const) {
		await persons.leave(people.saga, people[key].id, NOW);
		await erasure.erase(people.saga, people[key].id);
	}
	expect((await rows()).map((row) => row.id)).toEqual([id]);
	expect(await find('wei', id)).toMatchObject({ observer: { name: '—' } });
});
