import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import * as persons from '#lib/accounts/people.server.ts';
import { grants } from '#lib/accounts/tables.server.ts';
import { transaction, type Tx } from '#lib/platform/database/index.ts';
import * as corrections from '#lib/recognition/corrections.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import { points, standings, teamStandings } from '#lib/recognition/tables.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { complete, finish, practise } from '#tests/support/play.ts';
import * as verify from '../../src/verify.server.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const OCTOBER = new Date('2026-10-31T21:59:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;

const spoil = (work: (tx: Tx) => Promise<unknown>) => transaction(async (tx) => void (await work(tx)));
const theirs = (who: keyof typeof people) => eq(points.personId, people[who].id);
const found = async () => {
	const { differences, first } = await verify.points();
	expect(first).toHaveLength(differences);
	return (first as { who: string; what: string; found: string; expected: string }[])
		.map(({ who, what, found, expected }) => {
			const short = (text: string) => text.replace(/ (\S*-\S*-)+\S*/g, '').replace(/, (store|team|20)\S*.*/, '');
			return `${short(who)}: ${what.replaceAll(/[0-9a-f-]{36}/g, '…')}: ${short(found)} → ${short(expected)}`;
		})
		.sort();
};

describe('a company in which much has happened', () => {
	beforeEach(async () => {
		({ people, units } = await freshStore());
		await finish(people.eero, 'greeting', OCTOBER);
		await finish(people.eero, 'greeting', NOW);
		for (const module of ['greeting', 'active-listening', 'defensive-or-service'])
			await complete(people.wei, module, NOW);
		await practise(people.wei, 'do-it-yourself', NOW); // above the cap
		await practise(people.eero, 'do-it-yourself', OCTOBER);
		await practise(people.eero, 'do-it-yourself', NOW);
		await complete(people.noor, 'greeting', NOW);
		await optOuts.choose(people.noor, false, NOW);
		await complete(people.lotta, 'greeting', NOW);
		await complete(people.sanne, 'greeting', OCTOBER);
		await persons.leave(people.saga, people.sanne.id, NOW);
		const correction = { note: 'The tablet was offline.', submission: crypto.randomUUID() };
		await corrections.write(people.omar, { ...correction, personId: people.wei.id, amount: -45 }, NOW);
		await spoil(async (tx) => {
			const learner = and(eq(grants.personId, people.eero.id), eq(grants.role, 'learner'));
			await tx.update(grants).set({ until: NOW }).where(learner);
			const moved = { personId: people.eero.id, role: 'learner', unitId: units.Trail!, from: NOW } as const;
			await tx.insert(grants).values(moved);
		});
		await complete(people.eero, 'active-listening', NOW);
	});

	it('shows no difference', async () => {
		expect(await verify.points()).toEqual({
			checked: { 'rows of the ledger': 19, 'standings of people': 5, 'standings of teams': 3 },
			differences: 0,
			first: []
		});
	});

	it.each<[string, (tx: Tx) => Promise<unknown>, string[]]>([
		[
			'an amount that was changed',
			(tx) =>
				tx
					.update(points)
					.set({ amount: 500 })
					.where(and(theirs('sanne'), eq(points.reason, 'module-completed'))),
			['Sanne Bakker: module-completed greeting: 500 of 50 → 50 of 50']
		],
		[
			'a cut that was undone',
			(tx) =>
				tx
					.update(points)
					.set({ amount: 30 })
					.where(and(theirs('wei'), eq(points.sourceId, 'do-it-yourself'))),
			['李薇: roleplay-passed do-it-yourself: 30 of 30 → 0 of 30']
		],
		[
			'a row for nothing',
			(tx) =>
				tx.insert(points).values({
					...{ personId: people.lotta.id, month: '2026-11', amount: 30, worth: 30 },
					...{ reason: 'roleplay-passed', sourceId: 'nobody', at: NOW }
				}),
			['Lotta Virtanen: roleplay-passed nobody: 30 of 30 → no row']
		],
		[
			'a row that is gone',
			(tx) => tx.delete(points).where(and(theirs('lotta'), eq(points.reason, 'module-completed'))),
			['Lotta Virtanen: module-completed greeting: no row → 50 of 50']
		],
		[
			'a correction that is gone, by the standings that it leaves behind',
			(tx) => tx.delete(points).where(eq(points.reason, 'correction')),
			[
				'Everyday: 2026-11: 195 points → 240 points',
				'李薇: standing of 2026-11 in …: 195 points, listed → 240 points, listed'
			]
		],
		[
			'another month',
			(tx) =>
				tx
					.update(points)
					.set({ month: '2026-10' })
					.where(and(theirs('lotta'), eq(points.reason, 'module-completed'))),
			['Lotta Virtanen: module-completed greeting: 50 of 50 → 50 of 50']
		],
		[
			'a standing, with what it does to its team',
			(tx) => tx.update(standings).set({ points: 1000 }).where(eq(standings.personId, people.wei.id)),
			['李薇: standing of 2026-11 in …: 1000 points, listed → 195 points, listed']
		],
		[
			'somebody shown who opted out',
			(tx) => tx.update(standings).set({ listed: true }).where(eq(standings.personId, people.noor.id)),
			['Noor Rahimi: standing of 2026-11 in …: 80 points, listed → 80 points, not listed']
		],
		[
			'the standing of a team',
			(tx) => tx.update(teamStandings).set({ points: 1 }).where(eq(teamStandings.teamId, units.Trail!)),
			['Trail: 2026-11: 1 points → 80 points']
		],
		[
			'a team without its standing',
			(tx) => tx.delete(teamStandings).where(eq(teamStandings.teamId, units.Trail!)),
			['Trail: 2026-11: no row → 80 points']
		]
	])('shows %s', async (_, change, expected) => {
		await spoil(change);
		expect(await found()).toEqual(expected.sort());
	});

	it('takes rows from before there was a cap as they are', async () => {
		await spoil(async (tx) => {
			await tx.update(points).set({ worth: null });
			await tx
				.update(points)
				.set({ amount: 30 })
				.where(and(theirs('wei'), eq(points.sourceId, 'do-it-yourself')));
		});
		const raised = [
			'Everyday: 2026-11: 195 points → 225 points',
			'李薇: standing of 2026-11 in …: 195 points, listed → 225 points, listed'
		];
		expect(await found()).toEqual(raised.sort());
	});
});
