import { beforeEach, describe, expect, it, test } from 'vitest';
import * as accounts from '#lib/accounts/people.server.ts';
import * as announcements from '#lib/awards/announcements.server.ts';
import * as meeting from '#lib/awards/meeting.server.ts';
import * as revocations from '#lib/awards/revocations.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as giving from '#lib/recognition/giving.server.ts';
import * as goals from '#lib/recognition/goals.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import { award, finishPath, once, open } from '#tests/support/awards.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { complete } from '#tests/support/play.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const LONG_AGO = new Date('2026-10-01T09:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

type Key = keyof typeof people;
const sheet = (by: Key = 'lotta', team = 'Everyday') => meeting.sheet(people[by], units[team]!, NOW);
const thank = (from: Key, to: Key, moment: string, at = NOW) =>
	giving.give(people[from], { toId: people[to].id, practice: 'L1', moment, ...once() }, at);
const win = async (winners: Key[], citation?: string, finished = LONG_AGO) => {
	for (const key of winners) await finishPath(people[key], finished);
	const round = await open(people.omar, units.Shoes!, {}, NOW);
	const more = citation ? { citation } : {};
	return award(
		people.omar,
		round,
		winners.map((key) => people[key]),
		more,
		NOW
	);
};
const said = async () => JSON.stringify(await sheet());

test('a lead has the sheet of the own team, a manager of every team below, and nobody else of any', async () => {
	for (const key of ['lotta', 'omar', 'saga'] as const) expect((await sheet(key)).team.name, key).toBe('Everyday');
	for (const key of ['maya', 'eero', 'kaisa', 'pieter', 'ines'] as const)
		await expect(sheet(key), key).rejects.toThrow(NotFound);
	await expect(meeting.sheet(people.omar, units.Shoes!, NOW)).rejects.toThrow(NotFound);
});

test('it tells of the awards around the team, its badges, its thanks and its goal', async () => {
	await win(['femke'], 'Femke had a wet customer on the bus, dry, in six minutes.');
	await complete(people.maya, 'greeting', NOW);
	await thank('maya', 'eero', 'He took the phone so that I could finish with my customer.');
	const goal = { month: '2026-11', measure: 'thanks' as const, target: 4, ...once() };
	await goals.set(people.lotta, units.Everyday!, goal, NOW);
	expect(await sheet()).toMatchObject({
		from: '2026-10-18',
		until: '2026-11-18',
		awards: [{ award: 'empathy-award', unit: 'Shoes', winners: [{ name: 'Femke Jansen', kind: 'person' }] }],
		badges: [{ name: 'Maya Okafor', kinds: ['greeting'] }],
		thanks: [{ from: { name: 'Maya Okafor' }, to: { name: 'Eero Salo' }, practice: 'L1' }],
		goal: { measure: 'thanks', target: 4, reached: 1, percent: 25 }
	});
});

test('what is older than a month is not read out again', async () => {
	await complete(people.maya, 'greeting', LONG_AGO);
	await thank('maya', 'eero', 'He took the phone so that I could finish.', LONG_AGO);
	expect(await sheet()).toMatchObject({ awards: [], badges: [], thanks: [], goal: undefined });
});

test('a revoked award is not read out', async () => {
	const id = await win(['femke']);
	const [winner] = (await announcements.find(people.omar, id, NOW)).winners;
	const reason = 'The conversation that this rests on was played by somebody else.';
	await revocations.revoke(people.omar, winner!.winnerId, { reason, ...once() }, NOW);
	expect((await sheet()).awards).toEqual([]);
});

test('who has left is not called up any more', async () => {
	await win(['femke', 'eero']);
	await accounts.leave(people.saga, people.femke.id, NOW);
	expect((await sheet()).awards[0]!.winners).toMatchObject([{ name: 'Eero Salo' }]);
	await accounts.leave(people.saga, people.eero.id, NOW);
	expect((await sheet()).awards).toEqual([]);
});

describe('who is off the boards', () => {
	it('is not on it in any way, whoever reads: no award, badge or thanks', async () => {
		await win(['noor', 'eero'], 'They carried the parcels of a customer to the tram together.', NOW);
		await thank('noor', 'eero', 'He covered my break without being asked to.');
		await thank('eero', 'noor', 'She found the last pair in the back room.');
		expect(await said()).toContain('Noor');
		await optOuts.choose(people.noor, false, NOW);
		for (const key of ['lotta', 'omar', 'saga'] as const) {
			const told = await sheet(key);
			expect(JSON.stringify(told), key).not.toContain('Noor');
			expect(told.badges, key).toMatchObject([{ name: 'Eero Salo' }]);
			expect(told.thanks, key).toEqual([]);
			// The citation may speak of both.
			expect(told.awards[0]!.winners, key).toMatchObject([{ name: 'Eero Salo', citation: null }]);
		}
	});

	it('is not in the words of others either', async () => {
		await optOuts.choose(people.noor, false, NOW);
		await win(['femke'], 'Femke and Noor had a wet customer on the bus in six minutes.');
		await thank('maya', 'eero', 'He took over Noor’s customer when it got late.');
		await thank('eero', 'maya', 'She stayed until the last parcel was out of the door.');
		const told = await sheet();
		expect(JSON.stringify(told)).not.toContain('Noor');
		expect(told.awards[0]!.winners).toMatchObject([{ name: 'Femke Jansen', citation: null }]);
		expect(told.thanks.map(({ moment }) => moment)).toEqual(
			expect.arrayContaining([null, 'She stayed until the last parcel was out of the door.'])
		);
	});
});
