import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import * as persons from '#lib/accounts/people.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import { grants, notices } from '#lib/accounts/tables.server.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as colleagues from '#lib/recognition/colleagues.server.ts';
import type { Give } from '#lib/recognition/forms.ts';
import { ALLOWANCE } from '#lib/recognition/given.ts';
import * as giving from '#lib/recognition/giving.server.ts';
import * as kudos from '#lib/recognition/kudos.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import * as reports from '#lib/recognition/reports.server.ts';
import { kudos as table } from '#lib/recognition/tables.server.ts';
import { freshStore } from '#tests/support/fresh.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const MOMENT = 'She saw that he could not hear the till, and wrote the price down for him.';

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

type Key = keyof typeof people;
const form = (to: Key, more: Partial<Give> = {}): Give => ({
	toId: people[to].id,
	practice: 'L7',
	moment: MOMENT,
	submission: crypto.randomUUID(),
	...more
});
const give = (by: Key, to: Key, at = NOW, more: Partial<Give> = {}) => giving.give(people[by], form(to, more), at);
const given = () => db().read.select().from(table);
const tally = async (key: Key, months = ['2026-11']) =>
	(await kudos.tallyOf([units.Shoes!], months)).get(people[key].id);
const namesFor = async (actor: Person, store = 'Shoes') =>
	(await colleagues.of(actor, units[store]!, NOW)).map(({ name, unit }) => `${name} · ${unit}`);

describe('thanks', () => {
	it('go to a colleague with a practice, a moment and perhaps a customer’s words', async () => {
		const id = await give('eero', 'femke', NOW, { quote: 'So clear!' });
		expect(await given()).toMatchObject([
			{
				...{ id, fromId: people.eero.id, toId: people.femke.id, practice: 'L7', moment: MOMENT, quote: 'So clear!' },
				...{
					fromTeamId: units.Everyday,
					toTeamId: units.Trail,
					storeId: units.Shoes,
					answersId: null,
					month: '2026-11'
				}
			}
		]);
		expect(await tally('eero')).toEqual({ given: 1, to: 1, practices: 1, received: 0, from: 0 });
		expect(await tally('femke')).toEqual({ given: 0, to: 0, practices: 0, received: 1, from: 1 });
	});

	it('are for everybody who works in the store, and leave out oneself and who opted out', async () => {
		await optOuts.choose(people.noor, false, NOW);
		const shoes = [
			...['Aisha Karim · Trail', 'Eero Salo · Everyday', 'Femke Jansen · Trail', 'Joonas Mäki · Trail'],
			...['Lotta Virtanen · Everyday', 'Omar Haddad · Shoes', 'Pieter de Vries · Trail', 'Sanne Bakker · Everyday'],
			...['Tom Reed · Trail', '李薇 · Everyday']
		];
		expect(await namesFor(people.maya)).toEqual(shoes);
		expect(await namesFor(people.lotta)).toEqual(
			[...shoes, 'Maya Okafor · Everyday']
				.filter((name) => !name.startsWith('Lotta'))
				.sort((a, b) => a.localeCompare(b))
		);
		expect(await namesFor(people.saga)).toHaveLength(11);
		expect((await namesFor(people.saga, 'Garden')).length).toBe(11);
		await expect(namesFor(people.maya, 'Garden')).rejects.toThrow(NotFound);
	});

	it.each([
		['a learner to the lead', 'maya', 'lotta'],
		['a lead to the manager', 'lotta', 'omar'],
		['the manager to a learner', 'omar', 'tom'],
		['the administrator to anybody', 'saga', 'ines'],
		['a lead to the other team’s lead', 'pieter', 'lotta']
	] as const)('pass from %s', async (_, by, to) => {
		await give(by, to);
		expect(await given()).toHaveLength(1);
	});

	it('pass to no other store, to nobody who left, opted out or is above all stores, and not to oneself', async () => {
		await optOuts.choose(people.noor, false, NOW);
		await persons.leave(people.saga, people.sanne.id, NOW);
		for (const to of ['kaisa', 'ines', 'sanne', 'noor', 'saga'] as const)
			await expect(give('eero', to), to).rejects.toThrow(NotFound);
		await expect(giving.give(people.eero, { ...form('wei'), toId: crypto.randomUUID() }, NOW)).rejects.toThrow(
			NotFound
		);
		await expect(give('eero', 'eero')).rejects.toMatchObject({ key: 'kudos_not_self', status: 400 });
		for (const practice of ['X9', 'constructor', 'C8', ''])
			await expect(give('eero', 'wei', NOW, { practice })).rejects.toMatchObject({ key: 'field_invalid' });
		expect(await given()).toEqual([]);
		expect(await db().read.$count(notices)).toBe(0);
	});

	it('of somebody who left in the middle of the month stay, and count', async () => {
		await give('sanne', 'eero');
		await give('eero', 'sanne');
		await persons.leave(people.saga, people.sanne.id, new Date(NOW.getTime() + 60_000));
		const { thanks } = await kudos.wall(people.maya, { storeId: units.Shoes! });
		expect(thanks.map(({ from, to }) => [from.name, to.name])).toEqual([
			['Eero Salo', 'Sanne Bakker'],
			['Sanne Bakker', 'Eero Salo']
		]);
		expect(await tally('eero')).toMatchObject({ given: 1, received: 1 });
	});

	it('belong to the team of that day', async () => {
		await give('eero', 'wei', new Date('2026-11-05T09:00:00Z'));
		await transaction(async (tx) => {
			const grant = { personId: people.eero.id, role: 'learner' as const };
			const moved = new Date('2026-11-10T09:00:00Z');
			const hold = and(eq(grants.personId, people.eero.id), eq(grants.unitId, units.Everyday!));
			await tx.update(grants).set({ until: moved }).where(hold);
			await tx.insert(grants).values({ ...grant, unitId: units.Trail!, from: moved });
		});
		await give('eero', 'wei');
		expect((await given()).map((row) => row.fromTeamId).sort()).toEqual([units.Everyday, units.Trail].sort());
	});
});

describe('ten a month', () => {
	it('and no more, by the company’s calendar', async () => {
		const lastNight = new Date('2026-11-30T21:59:59Z'); // a second before midnight in Helsinki
		for (let i = 0; i < ALLOWANCE; i++) await give('eero', i % 2 ? 'wei' : 'femke', lastNight);
		expect(await giving.left(people.eero, lastNight)).toBe(0);
		await expect(give('eero', 'tom', lastNight)).rejects.toMatchObject({ key: 'kudos_none_left', status: 409 });
		const morning = new Date('2026-11-30T22:00:00Z');
		expect(await giving.left(people.eero, morning)).toBe(ALLOWANCE);
		await give('eero', 'tom', morning);
		expect((await given()).map((row) => row.month).sort()).toEqual([...Array(ALLOWANCE).fill('2026-11'), '2026-12']);
		expect(await giving.left(people.wei, lastNight)).toBe(ALLOWANCE);
	});

	it('whatever comes at once: 50 at the same moment make ten, and the receiver hears of ten', async () => {
		const results = await Promise.allSettled(Array.from({ length: 50 }, () => give('eero', 'wei')));
		const refused = results.filter((result) => result.status === 'rejected');
		expect(refused.map((result) => result.reason.key)).toEqual(Array(50 - ALLOWANCE).fill('kudos_none_left'));
		expect(await given()).toHaveLength(ALLOWANCE);
		expect(await db().read.$count(notices, eq(notices.kind, 'thanked'))).toBe(ALLOWANCE);
	});

	it('also when they were hidden: they were given', async () => {
		const id = await give('eero', 'wei');
		await reports.hide(people.lotta, id, { reason: 'Not a thank-you.' }, NOW);
		expect(await giving.left(people.eero, NOW)).toBe(ALLOWANCE - 1);
	});

	it('and the same form sent twenty times is one', async () => {
		const same = form('wei');
		const ids = await Promise.all(Array.from({ length: 20 }, () => giving.give(people.eero, same, NOW)));
		expect(new Set(ids).size).toBe(1);
		expect(await given()).toHaveLength(1);
		const other = giving.give(people.eero, { ...same, moment: `${MOMENT}!` }, NOW);
		await expect(other).rejects.toMatchObject({ key: 'submission_reused', status: 409 });
	});
});

describe('the gaming attack “kudos ring”', () => {
	it('two who thank each other back and forth have one each', async () => {
		for (let i = 0; i < 5; i++) {
			await give('eero', 'wei', new Date(NOW.getTime() + i));
			await give('wei', 'eero', new Date(NOW.getTime() + i));
		}
		for (const key of ['eero', 'wei'] as const)
			expect(await tally(key)).toEqual({ given: 1, to: 1, practices: 1, received: 1, from: 1 });
	});

	it('three who thank each other around really thank different people: it counts', async () => {
		for (let i = 0; i < 2; i++)
			for (const [by, to] of [
				['eero', 'wei'],
				['wei', 'tom'],
				['tom', 'eero']
			] as const)
				await give(by, to);
		for (const key of ['eero', 'wei', 'tom'] as const)
			expect(await tally(key)).toEqual({ given: 2, to: 1, practices: 1, received: 2, from: 1 });
	});

	it('a hidden one is none: neither counted, nor the third that makes the others count once', async () => {
		const hide = async (id: string) => reports.hide(people.lotta, id, { reason: 'Not a thank-you.' }, NOW);
		const ids = [await give('eero', 'wei'), await give('eero', 'wei'), await give('eero', 'wei')];
		expect(await tally('eero')).toMatchObject({ given: 1 });
		await hide(ids[0]!);
		expect(await tally('eero')).toMatchObject({ given: 2, to: 1 });
		await hide(ids[1]!);
		await hide(ids[2]!);
		expect(await tally('eero')).toBeUndefined();
	});

	it('a quarter adds its months, and each person and practice once', async () => {
		const october = new Date('2026-10-10T09:00:00Z');
		await give('eero', 'wei', october);
		await give('eero', 'femke', october);
		await give('eero', 'wei');
		expect(await tally('eero', ['2026-10', '2026-11', '2026-12'])).toMatchObject({ given: 3, to: 2, practices: 1 });
		expect(await kudos.tallyOf([], ['2026-11'])).toEqual(new Map());
		expect(await kudos.tallyOf([units.Garden!], ['2026-11'])).toEqual(new Map());
	});
});
