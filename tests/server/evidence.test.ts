import { beforeEach, describe, expect, it, test } from 'vitest';
import * as persons from '#lib/accounts/people.server.ts';
import { SHIPPED } from '#lib/awards/definitions.ts';
import { announcements, awardRevocations, awardRounds, awardWinners } from '#lib/awards/tables.server.ts';
import { EMPATHY_PATH } from '#lib/learning/catalogue.server.ts';
import { countQueries } from '#lib/platform/database/database.ts';
import { transaction } from '#lib/platform/database/index.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import { on, sheets } from '#tests/support/evidence.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { best, complete, converse, joins, slip, worst } from '#tests/support/play.ts';
import type { Key } from '#tests/support/store.ts';

const NOW = on('2026-11-18');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
let { gather, names, of, finishPath, thank, read } = {} as ReturnType<typeof sheets>;
beforeEach(async () => {
	({ people, units } = await freshStore());
	({ gather, names, of, finishPath, thank, read } = sheets({ people, units }));
});

describe('the empathy award', () => {
	it('is for whoever completed the path in time, whoever they are otherwise', async () => {
		await finishPath('eero', new Date('2026-11-30T21:59:59Z'));
		await finishPath('sanne', new Date('2026-11-30T22:00:00Z')); // December, in Helsinki
		await finishPath('noor', on('2026-10-02'));
		await optOuts.choose(people.noor, false, on('2026-10-03'));
		await complete(people.wei, EMPATHY_PATH[0]!, on('2026-10-02'));
		await finishPath('kaisa', on('2026-10-02')); // in Garden
		await finishPath('lotta', on('2026-10-02')); // leads, and is in no team's figures
		expect(await names()).toEqual(['Eero Salo', 'Noor Rahimi']);
		expect(await names({ period: '2026-12' })).toEqual(['Eero Salo', 'Noor Rahimi', 'Sanne Bakker']);
		expect(await of('eero')).toMatchObject({ modules: EMPATHY_PATH.map((module) => ({ module })), median: 90 });
	});

	it('can ask for the path by a day', async () => {
		await finishPath('eero', new Date('2026-11-15T21:59:59Z'));
		await finishPath('sanne', new Date('2026-11-15T22:00:00Z'));
		expect(await names({ change: { pathBy: '2026-11-15' } })).toEqual(['Eero Salo']);
		expect(await names({ change: { pathBy: '2027-01-15' } })).toEqual(['Eero Salo', 'Sanne Bakker']);
	});

	it('looks at who is there at the end of the month', async () => {
		await finishPath('eero');
		await finishPath('sanne');
		const nina = await joins('Nina', units.Trail!, people.eero, on('2026-11-20'));
		for (const module of EMPATHY_PATH) await complete(nina, module, on('2026-11-25'));
		await persons.leave(people.saga, people.sanne.id, on('2026-11-28'));
		const found = (await gather()).map((who) => 'personId' in who && who.personId);
		expect(found).toEqual([people.eero.id, nina.id].sort());
		await persons.leave(people.saga, people.eero.id, on('2026-12-02'));
		expect(await names()).toContain('Eero Salo'); // gone afterwards: those who decide see it
	});

	it('can ask for service and for thanks of several colleagues', async () => {
		for (const who of ['eero', 'sanne', 'maya'] as const) await finishPath(who);
		expect(await names({ change: { minServiceDays: 14 } })).toEqual(['Eero Salo', 'Maya Okafor', 'Sanne Bakker']);
		expect(await names({ change: { minServiceDays: 15 } })).toEqual(['Eero Salo', 'Sanne Bakker']); // she came on the 16th
		expect(await of('eero', { change: { minServiceDays: 15 } })).toMatchObject({ serviceDays: 212 });
		for (const from of ['wei', 'noor'] as const) await thank(from, 'sanne');
		for (const at of ['2026-11-03', '2026-11-04', '2026-11-05']) await thank('tom', 'eero', on(at));
		expect(await names({ change: { minThanksFrom: 2 } })).toEqual(['Sanne Bakker']);
	});

	it('can ask for a nomination, and counts by how many people', async () => {
		await finishPath('eero');
		await finishPath('sanne');
		const nominations = [
			{ personId: people.eero.id, nominatedBy: people.maya.id },
			{ personId: people.eero.id, nominatedBy: people.wei.id },
			{ personId: people.tom.id, nominatedBy: people.wei.id } // has not completed the path
		];
		expect(await names({ change: { basis: 'nomination' }, nominations })).toEqual(['Eero Salo']);
		expect(await names({ nominations })).toEqual(['Eero Salo', 'Sanne Bakker']);
		expect(await of('eero', { nominations })).toMatchObject({ nominations: 2 });
		expect(await of('sanne', { nominations })).not.toHaveProperty('nominations');
	});
});

describe('what speaks for somebody', () => {
	beforeEach(() => finishPath('eero', on('2026-10-05')));

	it('of role-plays: the first with each customer, by skill, and how much they practised on how many days', async () => {
		await converse(people.eero, 'greeting', slip, on('2026-10-20')); // another month
		await converse(people.eero, 'greeting', worst, on('2026-11-03'));
		for (const day of ['2026-11-04', '2026-11-05', '2026-11-06'])
			await converse(people.eero, 'greeting', best, on(day));
		await converse(people.eero, 'active-listening', best, on('2026-11-06'));
		const { skills, practice } = (await of('eero'))!;
		expect(practice).toEqual({ roleplays: 5, days: 4 });
		expect(skills!.every(({ n }) => n <= 2)).toBe(true);
		const both = skills!.filter(({ n }) => n === 2);
		expect(both.length).toBeGreaterThan(0);
		expect(both.every(({ median }) => median <= 50 + 25)).toBe(true); // the easy one, repeated, lifts nothing
	});

	it('of thanks: what counts, from different people; hidden rings count once', async () => {
		for (const at of ['2026-11-02', '2026-11-03', '2026-11-04']) await thank('sanne', 'eero', on(at));
		await thank('wei', 'eero');
		await thank('eero', 'tom', NOW, 'L2');
		await thank('eero', 'femke', on('2026-10-30'), 'L2');
		expect((await of('eero'))!.thanks).toEqual({ given: 1, to: 1, practicesGiven: 1, received: 2, from: 2 });
		await finishPath('wei');
		expect((await of('wei'))!.thanks).toMatchObject({ given: 1, received: 0, from: 0 });
	});

	it('of customers: answers of the period, with how many there were; three of three is no ticket', async () => {
		await read('omar', 'Everyday', 'eero', 3, 3);
		await read('omar', 'Everyday', 'maya', 3, 3);
		expect(await names()).toEqual(['Eero Salo']); // Maya has praise, and nothing else
		expect((await of('eero'))!.praise).toEqual({ favourable: 3, n: 3 });
		await read('omar', 'Everyday', 'eero', 30, 40, '2026-10');
		expect((await of('eero', { change: { period: 'quarter' }, period: '2026-Q4' }))!.praise).toEqual({
			favourable: 33,
			n: 43
		});
	});

	it('is left out where the rules do not ask for it', async () => {
		const found = await of('eero', { change: { evidence: ['path'] } });
		expect(Object.keys(found!).sort()).toEqual(['median', 'modules']);
	});
});

describe('who has won lately steps back', () => {
	async function won(who: Key, month: string, award = 'empathy-award') {
		return transaction(async (tx) => {
			const by = people.omar.id;
			const [round] = await tx
				.insert(awardRounds)
				.values({ award, unitId: units.Shoes!, month, rules: SHIPPED[award]!, openedBy: by, openedAt: NOW })
				.returning();
			const [said] = await tx
				.insert(announcements)
				.values({ roundId: round!.id, announcedBy: by, at: NOW })
				.returning();
			const [winner] = await tx
				.insert(awardWinners)
				.values({ announcementId: said!.id, personId: people[who].id, evidence: { modules: [], median: 0 } })
				.returning();
			return winner!.id;
		});
	}
	beforeEach(async () => {
		await finishPath('eero', on('2026-08-05'));
		await finishPath('sanne', on('2026-08-05'));
	});

	it('for as long as the rules say', async () => {
		await won('eero', '2026-09');
		expect(await names()).toEqual(['Sanne Bakker']);
		expect(await names({ period: '2026-12' })).toEqual(['Eero Salo', 'Sanne Bakker']);
		expect(await names({ change: { cooldownMonths: 0 } })).toEqual(['Eero Salo', 'Sanne Bakker']);
	});

	it('not for another award, and not for one that was revoked', async () => {
		await won('sanne', '2026-10', 'most-thanks');
		const winnerId = await won('eero', '2026-10');
		expect(await names()).toEqual(['Sanne Bakker']);
		await transaction(async (tx) => {
			await tx.insert(awardRevocations).values({ winnerId, reason: 'A mix-up.', revokedBy: people.omar.id, at: NOW });
		});
		expect(await names()).toEqual(['Eero Salo', 'Sanne Bakker']);
	});
});

test('the list is the same whenever it is made, and costs the same however many there are', async () => {
	const queriesOf = async (unit: string) => {
		const tally = { queries: 0 };
		await countQueries(tally, () => gather({ unit, change: { minServiceDays: 1, basis: 'everybody' } }));
		return tally.queries;
	};
	await finishPath('eero');
	const few = await queriesOf('Shoes');
	for (const who of ['sanne', 'wei', 'noor', 'femke', 'tom', 'aisha', 'joonas'] as const) await finishPath(who);
	expect(await queriesOf('Shoes')).toBe(few);
	expect(few).toBeLessThanOrEqual(16);
	expect(await gather()).toEqual(await gather());
});
