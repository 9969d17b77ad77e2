import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#lib/accounts/policy.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import * as corrections from '#lib/recognition/corrections.server.ts';
import type { Reason } from '#lib/recognition/ledger.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import * as points from '#lib/recognition/points.server.ts';
import * as tables from '#lib/recognition/tables.server.ts';
import * as earnings from '#lib/roleplay/earnings.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { complete, converse, joins, practise } from '#tests/support/play.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const YESTERDAY = new Date('2026-11-17T09:00:00Z');
const OCTOBER = new Date('2026-10-14T09:00:00Z');
const NOTE = 'The tablet was offline; I stood beside her.';

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

const grant = (who: Person, sourceId: string, at = NOW, reason: Reason = 'module-completed') =>
	transaction((tx) => points.grant(tx, { personId: who.id, reason, sourceId, at, zone: who.company.timeZone }));
const amounts = async (who: Person) => (await points.mine(who)).map((row) => row.amount).reverse();
const standing = async (team: string, month = '2026-11') => {
	const { teamStandings } = tables;
	const here = and(eq(teamStandings.teamId, units[team]!), eq(teamStandings.month, month));
	const [row] = await db().read.select().from(teamStandings).where(here);
	return row?.points;
};
const correct = (actor: Person, who: Person, amount = -30, submission = crypto.randomUUID() as string, at = NOW) =>
	corrections.write(actor, { personId: who.id, amount, note: NOTE, submission }, at);

describe('click farming', () => {
	it('ends at the cap of the day; what is above it is written with what was left, and be it nothing', async () => {
		for (const source of ['a', 'b', 'c', 'd', 'e', 'f']) await grant(people.eero, source);
		await grant(people.eero, 'g', NOW, 'roleplay-passed');
		expect(await amounts(people.eero)).toEqual([50, 50, 50, 50, 40, 0, 0]);
		expect((await points.mine(people.eero)).map((row) => [row.worth, row.isCut]).slice(0, 3)).toEqual([
			[30, true],
			[50, true],
			[50, true]
		]);
		expect(await standing('Everyday')).toBe(240);
	});

	it('of fifty hands at once is capped the same, and every row is there', async () => {
		await Promise.all(Array.from({ length: 50 }, (_, i) => grant(people.eero, `module-${i}`)));
		const earned = await amounts(people.eero);
		expect(earned).toHaveLength(50);
		expect(earned.reduce((sum, amount) => sum + amount, 0)).toBe(240);
		expect(await standing('Everyday')).toBe(240);
	});

	it('begins anew at midnight where the company is, and is each one’s own', async () => {
		const midnight = new Date('2026-11-18T22:00:00Z');
		for (const source of ['a', 'b', 'c', 'd', 'e']) await grant(people.eero, source, new Date(midnight.getTime() - 1));
		await grant(people.eero, 'f', midnight);
		await grant(people.wei, 'a', new Date(midnight.getTime() - 1));
		expect(await amounts(people.eero)).toEqual([50, 50, 50, 50, 40, 50]);
		expect(await amounts(people.wei)).toEqual([50]);
	});

	it('with the same button earns nothing more', async () => {
		await Promise.all(Array.from({ length: 20 }, () => grant(people.eero, 'a')));
		expect(await amounts(people.eero)).toEqual([50]);
		expect(await standing('Everyday')).toBe(50);
	});

	it('with one easy customer again and again earns once', async () => {
		for (let i = 0; i < 4; i++) await practise(people.eero, 'loyal-regular', new Date(NOW.getTime() + i * 60_000));
		for (let i = 0; i < 3; i++) await converse(people.eero, 'greeting', undefined, NOW);
		expect(await amounts(people.eero)).toEqual([30, 30]);
		expect(await standing('Everyday')).toBe(60);
	});
});

describe('the standing of a team', () => {
	beforeEach(async () => {
		await complete(people.noor, 'greeting', OCTOBER);
		await complete(people.noor, 'active-listening', NOW);
		await complete(people.eero, 'greeting', NOW);
	});
	const both = async () => [await standing('Everyday', '2026-10'), await standing('Everyday')];

	it('leaves out who opted out, all months of theirs, and takes them in again', async () => {
		expect(await both()).toEqual([80, 160]);
		await optOuts.choose(people.noor, false, NOW);
		expect(await both()).toEqual([0, 80]);
		await complete(people.noor, 'defensive-or-service', NOW);
		await correct(people.omar, people.noor, 10);
		expect(await both()).toEqual([0, 80]);
		await optOuts.choose(people.noor, true, NOW);
		expect(await both()).toEqual([80, 250]);
	});

	it('is right though somebody opts out and in while they earn', async () => {
		await Promise.all([
			...Array.from({ length: 6 }, (_, i) => optOuts.choose(people.noor, i % 2 === 1, NOW)),
			...Array.from({ length: 6 }, (_, i) => grant(people.noor, `module-${i}`, YESTERDAY))
		]);
		await optOuts.choose(people.noor, true, NOW);
		expect(await both()).toEqual([80, 160 + 240]);
	});

	it('of who belongs to no team does not exist, and their ledger does', async () => {
		await complete(people.lotta, 'greeting', NOW);
		expect(await amounts(people.lotta)).toEqual([30, 50]);
		expect(await db().read.$count(tables.standings)).toBe(3);
	});
});

describe('a correction', () => {
	it('is a line with who and why, of the month and the team in which it is written, and no cap holds it', async () => {
		await complete(people.eero, 'greeting', OCTOBER);
		await correct(people.omar, people.eero, -30);
		await correct(people.saga, people.eero, 500);
		const months = await earnings.mine(people.eero, 'en');
		expect(months.map(({ month, total }) => [month, total])).toEqual([
			['2026-11', 470],
			['2026-10', 80]
		]);
		expect(months[0]!.rows[1]).toMatchObject({
			...{ amount: -30, reason: 'correction', source: null, by: 'Omar Haddad', note: NOTE },
			...{ on: '2026-11-18', team: 'Everyday', isCut: false }
		});
		expect(await standing('Everyday')).toBe(470);
		await grant(people.eero, 'a');
		expect((await amounts(people.eero)).at(-1)).toBe(50); // what was corrected is not practice of the day
	});

	it('pressed twice, or fifty times at once, is one', async () => {
		const submission = crypto.randomUUID();
		await Promise.all(Array.from({ length: 50 }, () => correct(people.omar, people.eero, -30, submission)));
		expect(await amounts(people.eero)).toEqual([-30]);
		expect(await standing('Everyday')).toBe(-30);
		await expect(correct(people.omar, people.eero, 30, submission)).rejects.toMatchObject({ status: 409 });
	});

	it('is for managers and admins; a lead sees and may not, others do not even see', async () => {
		await expect(correct(people.lotta, people.eero)).rejects.toThrow(NotAllowed);
		for (const actor of [people.eero, people.maya, people.pieter, people.ines])
			await expect(correct(actor, people.eero)).rejects.toThrow(NotFound);
		await expect(correct(people.omar, people.lotta)).rejects.toThrow(NotFound); // a lead is in no team's figures
		expect(await amounts(people.eero)).toEqual([]);
	});

	it('is never one’s own', async () => {
		const learns = { role: 'learner', unitId: units.Everyday!, unitKind: 'team' } as const;
		const nils = await joins('Nils', units.Everyday!, people.maya, OCTOBER);
		const both: Person = { ...nils, grants: [...people.omar.grants, learns] };
		await expect(correct(both, both)).rejects.toThrow(NotAllowed);
		await correct(both, people.eero);
		expect(await amounts(people.eero)).toEqual([-30]);
	});
});

describe('somebody’s ledger', () => {
	beforeEach(() => complete(people.noor, 'greeting', NOW));
	const read = (actor: Person, team = 'Everyday', who: string = people.noor.id) =>
		earnings.ofMember(actor, units[team]!, who, 'en', NOW);

	it('is read by those who look after the team, though the person left the boards; only managers correct', async () => {
		await optOuts.choose(people.noor, false, NOW);
		for (const [actor, mayCorrect] of [
			[people.lotta, false],
			[people.omar, true],
			[people.saga, true]
		] as const)
			expect(await read(actor)).toMatchObject({ person: { name: 'Noor Rahimi' }, mayCorrect, months: [{ total: 80 }] });
		const { members } = await points.ofTeam(people.lotta, units.Everyday!, NOW);
		expect(members.map(({ name, points }) => [name, points])).toContainEqual(['Noor Rahimi', 80]);
	});

	it('does not exist for others, nor through another team', async () => {
		for (const actor of [people.noor, people.maya, people.pieter, people.ines])
			await expect(read(actor)).rejects.toThrow(NotFound);
		await expect(read(people.omar, 'Trail')).rejects.toThrow(NotFound);
		await expect(read(people.omar, 'Shoes')).rejects.toThrow(NotFound);
		await expect(read(people.omar, 'Everyday', 'nobody')).rejects.toThrow(NotFound);
		await expect(points.ofTeam(people.maya, units.Everyday!, NOW)).rejects.toThrow(NotFound);
	});

	it('says what each row was for, in the reader’s language', async () => {
		await practise(people.noor, 'loyal-regular', NOW);
		const inDutch = await earnings.mine(people.noor, 'nl');
		expect(inDutch[0]!.rows[0]!.source).toBe('De man van de vrijdag');
		expect((await earnings.mine(people.noor, 'en'))[0]!.rows.map(({ reason, source }) => [reason, source])).toEqual([
			['roleplay-passed', 'The Friday man'],
			['module-completed', 'The first ten seconds'],
			['roleplay-passed', 'The quiet browser']
		]);
	});
});
