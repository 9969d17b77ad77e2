import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#lib/accounts/policy.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import * as giving from '#lib/recognition/giving.server.ts';
import * as kudos from '#lib/recognition/kudos.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import * as reports from '#lib/recognition/reports.server.ts';
import { kudosHidings, kudosReports } from '#lib/recognition/tables.server.ts';
import { freshStore } from '#tests/support/fresh.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const WHY = { reason: 'This makes fun of him.' };

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

type Key = keyof typeof people;
const give = (by: Key, to: Key) => {
	const moment = 'Nice one with the ladder yesterday, really impressive.';
	return giving.give(people[by], { toId: people[to].id, practice: 'G1', moment, submission: crypto.randomUUID() }, NOW);
};
const report = (by: Key, id: string) => reports.report(people[by], id, WHY, NOW);
const hide = (by: Key, id: string) => reports.hide(people[by], id, WHY, NOW);
const waitingFor = async (actor: Person) => (await reports.open(actor)).map(({ thanks }) => thanks.id);
const onWall = async (key: Key) =>
	(await kudos.wall(people[key], { storeId: units.Shoes! })).thanks.map((thanks) => thanks.id);

describe('a report', () => {
	it('waits for the lead of the receiver’s team and those above, who alone read whose it is and why', async () => {
		const id = await give('joonas', 'wei');
		await report('maya', id);
		await report('wei', id);
		for (const key of ['lotta', 'omar', 'saga'] as const) {
			const [open] = await reports.open(people[key]);
			expect(open!.thanks.id).toBe(id);
			expect(open!.reports).toMatchObject([
				{ by: 'Maya Okafor', ...WHY, day: '2026-11-18' },
				{ by: '李薇', ...WHY }
			]);
			expect(await reports.openCount(people[key])).toBe(1);
			expect(await reports.look(people[key], id)).toMatchObject({ mayDecide: true, reported: false });
		}
		for (const key of ['pieter', 'maya', 'wei', 'joonas', 'eero'] as const) {
			expect(await waitingFor(people[key]), key).toEqual([]);
			const looked = await reports.look(people[key], id);
			expect(looked).toMatchObject({ mayDecide: false, reports: [], reported: ['maya', 'wei'].includes(key) });
			expect(JSON.stringify(looked)).not.toContain(WHY.reason);
		}
		for (const key of ['ines', 'kaisa'] as const) {
			expect(await waitingFor(people[key])).toEqual([]);
			await expect(reports.look(people[key], id)).rejects.toThrow(NotFound);
		}
	});

	it('is once a person, and for who sees the thanks', async () => {
		const id = await give('joonas', 'wei');
		await Promise.all([report('maya', id), report('maya', id), report('maya', id)]);
		expect(await db().read.select().from(kudosReports)).toHaveLength(1);
		await expect(report('kaisa', id)).rejects.toThrow(NotFound);
		await expect(report('maya', crypto.randomUUID())).rejects.toThrow(NotFound);
	});

	it('can be answered by letting the thanks stand; another one opens it again', async () => {
		const id = await give('joonas', 'wei');
		await report('maya', id);
		await reports.keep(people.lotta, id, NOW);
		expect([await waitingFor(people.lotta), await waitingFor(people.omar)]).toEqual([[], []]);
		expect(await onWall('tom')).toEqual([id]);
		await report('tom', id);
		expect((await reports.open(people.omar))[0]!.reports).toMatchObject([{ by: 'Tom Reed' }]);
		await expect(reports.keep(people.maya, id, NOW)).rejects.toThrow(NotAllowed);
	});

	it('about a lead waits for the manager, about a manager for those above', async () => {
		const [aboutLead, aboutManager] = [await give('joonas', 'lotta'), await give('joonas', 'omar')];
		await report('tom', aboutLead);
		await report('tom', aboutManager);
		expect(await waitingFor(people.lotta)).toEqual([]);
		expect(await waitingFor(people.omar)).toEqual([aboutLead]);
		expect(await waitingFor(people.saga)).toEqual([aboutLead, aboutManager]);
	});
});

describe('hiding', () => {
	it('takes it from everybody but its two people, who read why and by whom', async () => {
		const id = await give('joonas', 'wei');
		await report('maya', id);
		await hide('lotta', id);
		for (const key of ['maya', 'lotta', 'omar', 'saga'] as const) {
			expect(await onWall(key), key).toEqual([]);
			await expect(kudos.find(people[key], id)).rejects.toThrow(NotFound);
			await expect(reports.look(people[key], id)).rejects.toThrow(NotFound);
			expect(await waitingFor(people[key])).toEqual([]);
		}
		for (const key of ['joonas', 'wei'] as const) {
			expect(await onWall(key)).toEqual([id]);
			expect(await kudos.find(people[key], id)).toMatchObject({ hidden: { ...WHY, by: 'Lotta Virtanen' } });
			expect((await kudos.mine(people[key])).thanks).toMatchObject([{ hidden: WHY }]);
		}
		expect(await kudos.latestFor(people.wei, NOW)).toEqual([]);
		expect(await kudos.recentOf(units.Everyday!, new Date(0))).toEqual([]);
		expect(await kudos.tallyOf([units.Shoes!], ['2026-11'])).toEqual(new Map());
	});

	it('needs no report, and happens once, however many decide at the same moment', async () => {
		const id = await give('joonas', 'wei');
		const all = await Promise.allSettled([hide('lotta', id), hide('omar', id), hide('saga', id), hide('lotta', id)]);
		const refused = all.filter((result) => result.status === 'rejected').map((result) => result.reason);
		expect(refused).toEqual(Array(3).fill(expect.objectContaining({ key: 'kudos_already_hidden', status: 409 })));
		expect(await db().read.select().from(kudosHidings)).toHaveLength(1);
	});

	it.each([
		['a colleague', 'maya', NotAllowed],
		['the giver', 'joonas', NotAllowed],
		['the receiver', 'wei', NotAllowed],
		['the giver’s lead', 'pieter', NotAllowed],
		['another store', 'kaisa', NotFound],
		['another store’s manager', 'ines', NotFound]
	] as const)('is not for %s', async (_, by, error) => {
		await expect(hide(by, await give('joonas', 'wei'))).rejects.toThrow(error);
	});

	it('is not for those whom it is about, though they decide for everybody else: somebody above does', async () => {
		const fromLead = await give('lotta', 'wei');
		await expect(hide('lotta', fromLead)).rejects.toThrow(NotAllowed);
		await expect(reports.keep(people.lotta, fromLead, NOW)).rejects.toThrow(NotAllowed);
		await report('wei', fromLead);
		expect([await waitingFor(people.lotta), await waitingFor(people.omar)]).toEqual([[], [fromLead]]);
		await hide('omar', fromLead);
		const fromManager = await give('omar', 'lotta');
		await expect(hide('omar', fromManager)).rejects.toThrow(NotAllowed);
		await expect(hide('lotta', fromManager)).rejects.toThrow(NotAllowed);
		await hide('saga', fromManager);
	});
});

describe('with somebody who opted out', () => {
	it('a report of one of the two still reaches those who decide', async () => {
		const id = await give('joonas', 'noor');
		await optOuts.choose(people.noor, false, NOW);
		await report('noor', id);
		expect(await waitingFor(people.lotta)).toEqual([id]);
		expect((await reports.look(people.lotta, id)).reports).toMatchObject([{ by: 'Noor Rahimi' }]);
		await expect(reports.look(people.maya, id)).rejects.toThrow(NotFound);
		await hide('lotta', id);
		expect(await kudos.find(people.noor, id)).toMatchObject({ hidden: WHY });
	});

	it('a report of anybody else is moot: nobody sees the thanks any more', async () => {
		const id = await give('joonas', 'noor');
		await report('maya', id);
		await optOuts.choose(people.noor, false, NOW);
		expect(await waitingFor(people.lotta)).toEqual([]);
		await expect(reports.look(people.lotta, id)).rejects.toThrow(NotFound);
	});
});
