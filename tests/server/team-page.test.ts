import { beforeEach, describe, expect, it, test } from 'vitest';
import * as accounts from '#lib/accounts/people.server.ts';
import * as attention from '#lib/coaching/attention.server.ts';
import { LISTS } from '#lib/coaching/attention.ts';
import { watchRequests } from '#lib/coaching/tables.server.ts';
import * as assigning from '#lib/learning/assigning.server.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import * as pledges from '#lib/learning/pledges.server.ts';
import * as reminders from '#lib/learning/reminders.server.ts';
import * as team from '#lib/learning/team.server.ts';
import { transaction } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as giving from '#lib/recognition/giving.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { complete, converse, worst } from '#tests/support/play.ts';

const ASKED = new Date('2026-11-02T09:00:00Z');
const NOW = new Date('2026-11-20T09:00:00Z'); // a Friday
const at = (day: number, hour = 9) => new Date(Date.UTC(2026, 10, day, hour));

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => void ({ people, units } = await freshStore(new Date('2026-10-20T09:00:00Z'))));

type Key = keyof typeof people;
const ask = (modules: string[], dueOn: string, ...whom: Key[]) =>
	assigning.assign(
		people.lotta,
		units.Everyday!,
		{
			...{ modules, paths: [], dueOn, submission: crypto.randomUUID() },
			...(whom.length
				? { audience: 'people' as const, people: whom.map((key) => people[key].id) }
				: { audience: 'unit' as const })
		},
		ASKED
	);
const seen = async (by: Key = 'lotta', unit = units.Everyday!, when = NOW) =>
	attention.of(people[by], await team.find(people[by], unit, when), 'en', when);
/** Who stands in which list. */
const names = async (...of: Parameters<typeof seen>) => {
	const lists = await seen(...of);
	return Object.fromEntries(LISTS.map((list) => [list, lists[list].map(({ who }) => who.name)]));
};
const fail = (key: Key, day: number, module = 'greeting') => converse(people[key], module, worst, at(day));
const nobody = { overdue: [], soon: [], stuck: [], watch: [], praise: [] };

test('who is overdue, once however much it is, and who has three days left; leads and other teams are in no list', async () => {
	await ask(['greeting', 'promises'], '2026-11-12');
	await ask(['trust'], '2026-11-10', 'wei');
	await ask(['active-listening'], '2026-11-23', 'maya');
	await ask(['platinum-rule'], '2026-11-24', 'maya');
	await complete(people.eero, 'greeting', at(4));
	await complete(people.eero, 'promises', at(4));
	const lists = await seen();
	expect(lists.overdue.map(({ who, n, days, since }) => [who.name, n, days, since])).toEqual([
		['李薇', 3, 10, '2026-11-10'],
		['Maya Okafor', 2, 8, '2026-11-12'],
		['Noor Rahimi', 2, 8, '2026-11-12'],
		['Sanne Bakker', 2, 8, '2026-11-12']
	]);
	expect(lists.overdue[0]!.title).toBe(catalogue.titleOf('trust', 'en'));
	expect(lists.soon.map(({ who, n }) => [who.name, n])).toEqual([['Maya Okafor', 1]]);
	expect(await names('pieter', units.Trail!)).toEqual(nobody);
});

test('a reminder of everything that presses shows on the row, for the day', async () => {
	await ask(['greeting', 'promises'], '2026-11-12', 'maya');
	await reminders.remind(people.lotta, units.Everyday!, { personId: people.maya.id, subject: 'greeting' }, NOW);
	expect((await seen()).overdue[0]!.reminded).toBe(false); // of one of two
	await reminders.remind(people.lotta, units.Everyday!, { personId: people.maya.id }, NOW);
	expect((await seen()).overdue[0]!.reminded).toBe(true);
	expect((await seen('lotta', units.Everyday!, at(21))).overdue[0]!.reminded).toBe(false);
});

describe('stuck', () => {
	it('is the same scene twice with one customer, and says the customer and the module, never what was answered', async () => {
		await fail('maya', 10);
		expect((await names()).stuck).toEqual([]);
		await fail('maya', 12);
		await fail('eero', 12);
		const { stuck } = await seen();
		expect(stuck).toMatchObject([{ who: { name: 'Maya Okafor' }, since: '2026-11-12', customers: [{ tries: 2 }] }]);
		expect(stuck[0]!.customers[0]!.module).toBe(catalogue.titleOf('greeting', 'en'));
		expect(Object.keys(stuck[0]!).sort()).toEqual(['customers', 'since', 'who']);
		expect(Object.keys(stuck[0]!.customers[0]!).sort()).toEqual(['customer', 'module', 'tries']);
	});

	it('is not what somebody plays after passing, nor what is long overdue', async () => {
		await converse(people.maya, 'greeting', undefined, at(3));
		await fail('maya', 10);
		await fail('maya', 12);
		await ask(['promises', 'trust'], '2026-11-03', 'noor');
		expect((await names()).stuck).toEqual([]);
	});

	it('turns into praise when they pass, and into nothing a week later', async () => {
		await fail('maya', 10);
		await fail('maya', 12);
		await converse(people.maya, 'greeting', undefined, at(19));
		const { stuck, praise } = await seen();
		expect(stuck).toEqual([]);
		expect(praise).toMatchObject([{ who: { name: 'Maya Okafor' }, deeds: [{ kind: 'overcame' }] }]);
		expect(await names('lotta', units.Everyday!, at(27))).toEqual(nobody);
	});

	it('is forgotten after two months', async () => {
		await fail('maya', 10);
		await fail('maya', 12);
		expect((await names('lotta', units.Everyday!, new Date('2027-01-08T09:00:00Z'))).stuck).toEqual(['Maya Okafor']);
		expect((await names('lotta', units.Everyday!, new Date('2027-01-12T09:00:00Z'))).stuck).toEqual([]);
	});
});

test('who asked to be watched, the longest wait first, until somebody has looked or they have moved on', async () => {
	const request = (key: Key, day: number, teamId = units.Everyday!, closedAt?: Date) => ({
		...{ personId: people[key].id, teamId, skill: 'listening', note: 'The first minute.', at: at(day), closedAt }
	});
	await transaction(async (tx) => {
		await tx
			.insert(watchRequests)
			.values([
				request('maya', 18),
				request('eero', 17),
				request('noor', 16, units.Trail),
				request('wei', 15, units.Everyday, at(19))
			]);
	});
	expect((await names()).watch).toEqual(['Eero Salo', 'Maya Okafor']);
	expect((await seen()).watch[1]).toMatchObject({ skill: 'listening', note: 'The first minute.', since: '2026-11-18' });
});

describe('ready for praise', () => {
	const thank = (by: Key, to: Key, day: number) => {
		const form = { practice: 'G1', moment: 'You finished what you had begun.', submission: crypto.randomUUID() };
		return giving.give(people[by], { ...form, toId: people[to].id }, at(day));
	};

	it('for a module and a pledge kept in the last seven days, with a practice that fits', async () => {
		await complete(people.maya, 'greeting', at(18));
		await complete(people.wei, 'greeting', at(12));
		const section = catalogue.lesson('greeting', 'en').sections.find(({ pledge }) => pledge)!;
		await pledges.make(people.eero, 'greeting', section.id, 'en', at(15));
		const [open] = await pledges.open(people.eero, 'en');
		await pledges.close(people.eero, open!.id, true, at(19));
		const { praise } = await seen();
		expect(praise.map(({ who, deeds }) => [who.name, ...deeds.map(({ kind, title }) => `${kind} ${title}`)])).toEqual([
			['Eero Salo', `pledge ${section.pledge}`],
			['Maya Okafor', `module ${catalogue.titleOf('greeting', 'en')}`]
		]);
		expect(praise[1]!.deeds[0]!.practice).toBe('G1');
	});

	it('a path is said once, not module by module', async () => {
		const all = ['greeting', 'active-listening', 'platinum-rule', 'promises'];
		for (const [i, module] of all.entries()) await complete(people.maya, module, at(15 + i));
		expect((await seen()).praise[0]!.deeds.map(({ kind }) => kind)).toEqual(['path']);
	});

	it('is gone for the lead who said thanks, and stays for the other', async () => {
		await complete(people.maya, 'greeting', at(18));
		await thank('lotta', 'maya', 17); // for something before
		await thank('eero', 'maya', 19); // a colleague
		expect((await names()).praise).toEqual(['Maya Okafor']);
		await thank('lotta', 'maya', 19);
		expect((await names()).praise).toEqual([]);
		expect((await names('omar')).praise).toEqual(['Maya Okafor']);
	});

	it('is said face to face to who is on no board', async () => {
		await complete(people.noor, 'greeting', at(18));
		expect((await seen()).praise[0]!.inPerson).toBe(false);
		await optOuts.choose(people.noor, false, at(19));
		expect((await seen()).praise).toMatchObject([{ who: { name: 'Noor Rahimi' }, inPerson: true }]);
	});
});

describe('whose team it is', () => {
	it.each([
		['ines', 'Everyday'],
		['pieter', 'Everyday'],
		['maya', 'Everyday'],
		['lotta', 'Shoes'],
		['saga', 'Halla & Co']
	] as const)('%s does not see %s', async (key, unit) => {
		await expect(team.find(people[key], units[unit]!, NOW)).rejects.toThrow(NotFound);
	});

	it('a manager sees the whole store, each with their team', async () => {
		await ask(['greeting'], '2026-11-12', 'maya');
		const { members, teams } = await team.find(people.omar, units.Shoes!, NOW);
		expect(teams.map(({ name }) => name)).toEqual(['Everyday', 'Trail']);
		expect([members.length, members.filter(({ teamId }) => teamId === units.Trail).length]).toEqual([9, 4]);
		expect((await names('omar', units.Shoes!)).overdue).toEqual(['Maya Okafor']);
	});

	it('who has left is in no list', async () => {
		await ask(['greeting'], '2026-11-12', 'maya');
		await fail('maya', 10);
		await fail('maya', 12);
		await accounts.leave(people.saga, people.maya.id, at(19));
		expect(await names()).toEqual(nobody);
	});
});

describe('the first page', () => {
	const today = (key: Key) => attention.today(people[key], 'en', NOW);

	it('of a lead has four at most, the most pressing', async () => {
		await ask(['greeting'], '2026-11-12');
		await fail('maya', 10);
		await fail('maya', 12);
		const { team, first } = (await today('lotta'))!;
		expect([team!.name, ...first.map(({ list }) => list)]).toEqual(['Everyday', ...Array(4).fill('overdue')]);
	});

	it('of a manager counts per team, the worst first, and leaves out where all is well', async () => {
		await ask(['greeting'], '2026-11-12', 'maya', 'wei');
		expect((await today('omar'))!.teams).toMatchObject([
			{ team: { name: 'Everyday' }, counts: { overdue: 2, soon: 0, stuck: 0, watch: 0, praise: 0 } }
		]);
		expect((await today('ines'))!.teams).toEqual([]);
		expect(await today('maya' as Key)).toBeNull();
	});
});
