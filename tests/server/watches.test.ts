import { eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import * as persons from '#lib/accounts/people.server.ts';
import * as inbox from '#lib/accounts/inbox.server.ts';
import { notices } from '#lib/accounts/tables.server.ts';
import * as erasure from '#lib/awards/erasure.server.ts';
import type { Watch } from '#lib/coaching/observation-forms.ts';
import * as observing from '#lib/coaching/observing.server.ts';
import { watchRequests } from '#lib/coaching/tables.server.ts';
import * as watches from '#lib/coaching/watches.server.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { freshStore } from '#tests/support/fresh.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const later = new Date('2026-11-18T11:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

type Key = keyof typeof people;
const form = (more: Partial<Watch> = {}): Watch => ({
	skill: null,
	note: '',
	submission: crypto.randomUUID(),
	...more
});
const ask = (by: Key, more?: Partial<Watch>, at = NOW) => watches.ask(people[by], form(more), at);
const open = async (team = 'Everyday') =>
	(await watches.openOf(units[team]!, later)).map(({ name, skill, note }) => [name, skill, note]);
const told = async (key: Key) => {
	const mine = await db().read.select().from(notices).where(eq(notices.personId, people[key].id));
	return (await inbox.named(mine)).map(({ kind, params }) => [kind, params.by, params.skill]);
};

it('“watch me” is seen by the lead of the team, who hears of it, and closed by an observation', async () => {
	await ask('maya', { skill: 'greeting', note: 'when it is full' });
	await ask('wei', {}, later);
	await ask('tom');
	expect(await open()).toEqual([
		['Maya Okafor', 'greeting', 'when it is full'],
		['李薇', null, '']
	]);
	expect(await told('lotta')).toEqual([
		['watch-me', 'Maya Okafor', 'greeting'],
		['watch-me', '李薇', undefined]
	]);
	expect(await told('pieter')).toHaveLength(1);
	const seen = { personId: people.maya.id, marks: { greeting: 2 as const }, evidence: 'Said hello to all four.' };
	const id = await observing.observe(people.lotta, { ...seen, submission: crypto.randomUUID() }, later);
	expect(await open()).toEqual([['李薇', null, '']]);
	expect(await watches.mine(people.maya)).toBeUndefined();
	const [row] = await db().read.select().from(watchRequests).where(eq(watchRequests.personId, people.maya.id));
	expect(row).toMatchObject({ closedAt: later, observationId: id });
});

it('one is open at a time, however often the button is pressed; asking anew says it differently', async () => {
	const same = form();
	await Promise.all(Array.from({ length: 10 }, () => watches.ask(people.maya, same, NOW)));
	await Promise.all(Array.from({ length: 10 }, () => ask('maya')));
	await ask('maya', { skill: 'advice' });
	expect(await open()).toEqual([['Maya Okafor', 'advice', '']]);
	expect(await told('lotta')).toHaveLength(1);
});

it('can be taken back, by the one who asked', async () => {
	const id = await ask('maya');
	expect(await watches.mine(people.maya)).toMatchObject({ id, skill: null });
	for (const by of ['eero', 'lotta'] as const)
		await expect(watches.takeBack(people[by], id, later)).rejects.toThrow(NotFound);
	await watches.takeBack(people.maya, id, later);
	await expect(watches.takeBack(people.maya, id, later)).rejects.toThrow(NotFound);
	expect(await open()).toEqual([]);
	await ask('maya');
	expect(await open()).toHaveLength(1);
});

it('is for members of a team', async () => {
	for (const by of ['lotta', 'omar', 'saga'] as const)
		await expect(ask(by)).rejects.toMatchObject({ key: 'watch_no_team', status: 400 });
});

it('goes with those who leave, and is forgotten with them', async () => {
	await ask('maya');
	await persons.leave(people.saga, people.maya.id, new Date(later.getTime() - 1));
	expect(await open()).toEqual([]);
	await erasure.erase(people.saga, people.maya.id);
	expect(await db().read.select().from(watchRequests)).toEqual([]);
});
