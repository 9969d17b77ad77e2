import { beforeEach, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import * as persons from '#lib/accounts/people.server.ts';
import { notices, people as table } from '#lib/accounts/tables.server.ts';
import * as erasure from '#lib/awards/erasure.server.ts';
import * as observing from '#lib/coaching/observing.server.ts';
import * as talks from '#lib/coaching/talks.server.ts';
import * as watches from '#lib/coaching/watches.server.ts';
import { dayOf, now } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as boards from '#lib/recognition/boards.server.ts';
import * as giving from '#lib/recognition/giving.server.ts';
import { kudos, points } from '#lib/recognition/tables.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { complete } from '#tests/support/play.ts';

let people: Awaited<ReturnType<typeof freshStore>>['people'];
beforeEach(async () => ({ people } = await freshStore()));

type Thanking = 'eero' | 'sanne' | 'maya';
const thank = (from: Thanking, to: Thanking | 'wei') =>
	giving.give(people[from], {
		toId: people[to].id,
		practice: 'L2',
		moment: 'She knelt down and measured the teddy bear first.',
		submission: crypto.randomUUID()
	});
const rowOf = async (id: string) => (await db().read.select().from(table).where(eq(table.id, id)))[0]!;

it('takes away who somebody was, and every word by or about them; figures stay', async () => {
	await complete(people.eero, 'greeting');
	await thank('eero', 'sanne');
	await thank('sanne', 'eero');
	await thank('sanne', 'wei');
	await persons.leave(people.saga, people.eero.id);
	await erasure.erase(people.saga, people.eero.id);
	const erased = await rowOf(people.eero.id);
	expect(JSON.stringify(erased)).not.toMatch(/eero/i);
	expect(erased).toMatchObject({ name: '—', passwordHash: null, locale: null });
	const left = await db().read.select().from(kudos);
	expect(left.map(({ fromId, toId }) => [fromId, toId])).toEqual([[people.sanne.id, people.wei.id]]);
	const earned = await db().read.select().from(points).where(eq(points.personId, people.eero.id));
	expect(earned.map(({ amount }) => amount).sort()).toEqual([30, 50]);
	expect(await boards.mine(people.eero)).toBe(80);
});

it('leaves no name in what others were told: a notice says who it was by their id', async () => {
	const submission = () => crypto.randomUUID();
	const words = { wentWell: 'She let him finish.', skill: 'listening' as const, nextStep: 'Once more on Friday.' };
	await thank('maya', 'sanne');
	await watches.ask(people.maya, { skill: null, note: '', submission: submission() });
	const seen = { personId: people.maya.id, marks: { greeting: 2 as const }, evidence: 'Said hello to all four.' };
	await observing.observe(people.lotta, { ...seen, submission: submission() });
	const day = dayOf(now(), people.lotta.company.timeZone);
	const talk = await talks.write(people.lotta, people.maya.id, { ...words, day, submission: submission() });
	await talks.agree(people.maya, talk, (await talks.find(people.maya, talk)).at);
	await persons.leave(people.saga, people.maya.id);
	await erasure.erase(people.saga, people.maya.id);
	const left = await db().read.select().from(notices);
	expect(left.map(({ kind }) => kind)).toContain('talk-agreed');
	expect(JSON.stringify(left.map(({ params }) => params))).not.toMatch(/maya|okafor/i);
});

it('is for who has left, once, and by the administrator', async () => {
	await expect(erasure.erase(people.saga, people.eero.id)).rejects.toThrow(NotFound); // still here
	await persons.leave(people.saga, people.eero.id);
	for (const key of ['omar', 'lotta', 'sanne'] as const)
		await expect(erasure.erase(people[key], people.eero.id)).rejects.toThrow(NotFound);
	expect((await rowOf(people.eero.id)).name).toBe('Eero Salo');
	await erasure.erase(people.saga, people.eero.id);
	await expect(erasure.erase(people.saga, people.saga.id)).rejects.toThrow(NotFound);
});
