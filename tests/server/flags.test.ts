import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#lib/accounts/policy.ts';
import * as persons from '#lib/accounts/people.server.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import * as flags from '#lib/recognition/flags.server.ts';
import * as points from '#lib/recognition/points.server.ts';
import * as tables from '#lib/recognition/tables.server.ts';
import * as attempts from '#lib/roleplay/attempts.server.ts';
import * as earnings from '#lib/roleplay/earnings.server.ts';
import { offer, replay } from '#lib/roleplay/engine/play.ts';
import { bestPath } from '#lib/roleplay/engine/scoring.ts';
import * as scenarios from '#lib/roleplay/scenarios.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { best, joins, nextTurn, practise, slip, type Line } from '#tests/support/play.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const SLUG = 'loyal-regular';
const LENGTH = bestPath(scenarios.current(SLUG).graph).turns.length;

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

/** A whole conversation, so many seconds a turn; it may have been opened long before. */
async function play(who: Person, secondsATurn: number, { line = best as Line, openedAt = NOW } = {}) {
	const id = await attempts.start(who, SLUG, crypto.randomUUID(), openedAt);
	for (let i = 0; i < LENGTH; i++)
		await attempts.submitTurn(
			who,
			id,
			await nextTurn(who, id, line),
			'en',
			new Date(NOW.getTime() + i * secondsATurn * 1000)
		);
	return id;
}
const open = (actor: Person = people.lotta, team = 'Everyday') => earnings.worthALook(actor, units[team]!, 'en', NOW);
const amounts = async (who: Person) => (await points.mine(who)).map((row) => row.amount);

describe('a perfect run', () => {
	it('in a time in which nobody reads is told to the lead, and the points stand', async () => {
		await play(people.eero, 1, { openedAt: new Date(NOW.getTime() - 3_600_000) }); // waiting before hides nothing
		expect(await open()).toEqual([
			{
				id: expect.any(String),
				person: { id: people.eero.id, name: 'Eero Salo' },
				customer: 'The Friday man',
				seconds: LENGTH - 1,
				leastSeconds: expect.any(Number),
				on: '2026-11-18',
				seen: null
			}
		]);
		expect((await open())[0]!.leastSeconds).toBeGreaterThan(20);
		expect(await amounts(people.eero)).toEqual([30]);
		expect(await db().read.$count(tables.teamStandings)).toBe(1);
	});

	it('in a human time is nothing to look at; nor is a fast one with a slip', async () => {
		await play(people.eero, 20);
		await play(people.wei, 1, { line: slip });
		expect(await open()).toEqual([]);
		expect([await amounts(people.eero), await amounts(people.wei)]).toEqual([[30], [30]]);
	});

	it('again and again is told each time, and earns once', async () => {
		for (let i = 0; i < 3; i++) await practise(people.eero, SLUG, NOW);
		expect(await open()).toHaveLength(3);
		expect(await amounts(people.eero)).toEqual([30]);
	});

	it('whose last turn is sent twice is told once', async () => {
		const id = await play(people.eero, 0);
		await attempts.submitTurn(people.eero, id, await lastTurn(id), 'en', NOW);
		expect(await open()).toHaveLength(1);
	});
});

describe('what is worth a look', () => {
	beforeEach(() => play(people.eero, 0));
	const first = async () => (await open(people.saga))[0]!;

	it('is seen by those who look after the team, and does not exist for others', async () => {
		for (const actor of [people.lotta, people.omar, people.saga]) expect(await open(actor)).toHaveLength(1);
		for (const actor of [people.eero, people.maya, people.pieter, people.ines]) {
			await expect(open(actor)).rejects.toThrow(NotFound);
			await expect(flags.see(actor, (await first()).id, NOW)).rejects.toThrow(NotFound);
		}
		expect(await open(people.pieter, 'Trail')).toEqual([]);
		await expect(flags.see(people.lotta, crypto.randomUUID(), NOW)).rejects.toThrow(NotFound);
	});

	it('is not said on one’s own page', async () => {
		expect(JSON.stringify(await earnings.mine(people.eero, 'en'))).not.toContain('seconds');
	});

	it('is looked at once, and keeps who did and when', async () => {
		const { id } = await first();
		await flags.see(people.lotta, id, NOW);
		await flags.see(people.omar, id, new Date('2026-11-20T09:00:00Z'));
		expect(await open()).toEqual([]);
		const { flags: kept } = await earnings.ofMember(people.omar, units.Everyday!, people.eero.id, 'en', NOW);
		expect(kept).toMatchObject([{ id, seen: { by: 'Lotta Virtanen', on: '2026-11-18' } }]);
	});

	it('goes with the person, and nobody is bothered with who has left', async () => {
		const { id } = await first();
		await persons.leave(people.saga, people.eero.id, NOW);
		expect(await open()).toEqual([]);
		await expect(flags.see(people.lotta, id, NOW)).rejects.toThrow(NotFound);
	});

	it('is never one’s own to look at', async () => {
		const nils = await joins('Nils', units.Everyday!, people.maya, new Date('2026-10-01T09:00:00Z'));
		const both: Person = { ...nils, grants: [...people.lotta.grants, ...nils.grants] };
		await play(nils, 0);
		expect((await open(both)).map((flag) => flag.person.name)).toEqual(['Eero Salo']);
		const own = (await open(people.omar)).find((flag) => flag.person.id === nils.id)!;
		await expect(flags.see(both, own.id, NOW)).rejects.toThrow(NotAllowed);
		const { flags: shown } = await earnings.ofMember(both, units.Everyday!, nils.id, 'en', NOW);
		expect(shown).toEqual([]);
	});
});

/** The form of the turn that was played last. */
async function lastTurn(id: string) {
	const { attempt, scenario, play } = await attempts.findOwn(people.eero, id);
	const choices = play.turns.map((turn) => turn.choice);
	const before = replay(scenario.graph, choices.slice(0, -1))!;
	return { turn: choices.length, reply: offer(scenario.graph, before, attempt.seed).indexOf(choices.at(-1)!) };
}
