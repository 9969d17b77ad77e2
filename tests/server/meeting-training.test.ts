import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import * as meeting from '#lib/awards/meeting.server.ts';
import * as skillWeeks from '#lib/coaching/skill-weeks.server.ts';
import { practiceAnswers, skillWeeks as chosen } from '#lib/coaching/tables.server.ts';
import * as readings from '#lib/insight/readings.server.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import * as counts from '#lib/learning/pledge-counts.server.ts';
import * as pledges from '#lib/learning/pledges.server.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import type { Skill } from '#lib/roleplay/skills.ts';
import { freshStore } from '#tests/support/fresh.ts';

/** A Wednesday. */
const NOW = new Date('2026-11-18T09:00:00Z');
const later = (days: number) => new Date(NOW.getTime() + days * 24 * 3_600_000);
const LAST_WEEK = later(-6);

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

type Key = keyof typeof people;
const TEAM = ['maya', 'eero', 'sanne', 'wei', 'noor'] as const satisfies Key[];
const sheet = (by: Key = 'lotta', at = NOW) => meeting.sheet(people[by], units.Everyday!, at);

describe('the skill of the week', () => {
	const choose = (by: Key, skill: Skill, at = NOW, team = 'Everyday') =>
		skillWeeks.choose(people[by], units[team]!, skill, at);
	const ofTeam = async (at = NOW) => (await sheet('lotta', at)).skill;

	/** Answers in spaced practice to what had become due, before this week: half as many right in the last skill as in the first. */
	async function practised(keys: Key[], practices: Record<string, number>) {
		const values = keys.flatMap((key) =>
			Object.entries(practices).flatMap(([practice, right]) =>
				Array.from({ length: 10 }, (_, i) => {
					const day = `2026-11-${String(i + 1).padStart(2, '0')}`;
					return {
						...{ personId: people[key].id, item: `${practice}/item`, variant: 0, locale: 'en', option: 0, inRow: 0 },
						...{ right: i < right, day, dueOn: day, nextOn: null, seconds: 10, at: new Date(`${day}T09:00:00Z`) }
					};
				})
			)
		);
		await transaction(async (tx) => void (await tx.insert(practiceAnswers).values(values)));
	}

	it('takes turns while too little is known, and stays from Monday to Sunday by the company’s calendar', async () => {
		const { skill, why, week } = await ofTeam();
		expect([why, week]).toEqual(['unknown', '2026-11-16']);
		const monday = new Date('2026-11-15T22:00:00Z'); // midnight in Helsinki
		for (const at of [monday, later(1), new Date('2026-11-22T21:59:00Z')])
			expect(await ofTeam(at)).toMatchObject({ skill, week });
		expect((await ofTeam(new Date(monday.getTime() - 1))).week).toBe('2026-11-09');
		expect(await ofTeam(new Date('2026-11-22T22:00:00Z'))).toMatchObject({ week: '2026-11-23' });
	});

	it('is the weakest of the team, once four people say enough', async () => {
		const shown = { G1: 6, L1: 2, S2: 5 };
		await practised(['noor', 'eero', 'sanne'], shown);
		expect((await ofTeam()).why).toBe('unknown');
		await practised(['wei'], shown);
		// This week or the next is one that may go on with the weakest, whatever the one before had.
		const weeks = [await ofTeam(), await ofTeam(later(7))];
		expect(weeks.map(({ why }) => why)).toEqual(['weakest', 'weakest']);
		expect(new Set(weeks.map(({ skill }) => skill))).toEqual(new Set(['listening', 'advice']));
		expect(weeks[0]).toMatchObject({ people: 4 });
	});

	it('does not change during a week because of what happens in it', async () => {
		const before = await ofTeam();
		const dates = { G1: 6, L1: 2, S2: 5 };
		await practised([...TEAM], dates);
		await transaction(async (tx) => void (await tx.update(practiceAnswers).set({ at: NOW })));
		expect(await ofTeam(later(1))).toEqual(before);
		expect((await ofTeam(later(7))).why).toBe('weakest');
	});

	it('is another where the lead, or who manages the team, chooses so', async () => {
		await choose('lotta', 'integrity');
		await choose('lotta', 'integrity');
		expect(await ofTeam()).toMatchObject({ skill: 'integrity', why: 'chosen' });
		await choose('omar', 'relationship', later(1));
		expect(await ofTeam()).toMatchObject({ skill: 'relationship', why: 'chosen' });
		expect(await db().read.select().from(chosen)).toMatchObject([{ week: '2026-11-16', chosenBy: people.omar.id }]);
		expect((await ofTeam(later(7))).skill).not.toBe('relationship');
	});

	it('is chosen by nobody else, and not for a store', async () => {
		for (const key of ['maya', 'eero', 'kaisa', 'pieter', 'ines'] as const)
			await expect(choose(key, 'advice'), key).rejects.toThrow(NotFound);
		await expect(choose('omar', 'advice', NOW, 'Shoes')).rejects.toThrow(NotFound);
		expect(await db().read.select().from(chosen)).toEqual([]);
	});

	it('is not chosen for a third week running', async () => {
		await choose('lotta', 'empathy', later(-14));
		await choose('lotta', 'empathy', later(-7));
		await expect(choose('lotta', 'empathy')).rejects.toThrow(Refused);
		await choose('lotta', 'advice');
		await choose('lotta', 'empathy', later(7));
		expect((await ofTeam()).skill).toBe('advice');
	});
});

describe('last week’s pledges', () => {
	const texts = ['greeting', 'active-listening'].map((module) => ({
		module,
		section: catalogue.lesson(module, 'fi').sections.find(({ pledge }) => pledge)!.id
	}));
	const pledge = (key: Key, text = 0, at = LAST_WEEK) =>
		pledges.make(people[key], texts[text]!.module, texts[text]!.section, 'fi', at);
	const close = async (key: Key, kept: boolean, at = LAST_WEEK) =>
		pledges.close(people[key], (await pledges.open(people[key], 'fi'))[0]!.id, kept, at);

	it('are told in numbers, never by name, and a text once three have chosen it', async () => {
		for (const key of ['maya', 'eero', 'sanne'] as const) await pledge(key);
		await pledge('wei', 1);
		await close('maya', true);
		await close('wei', false);
		const told = (await sheet()).pledges!;
		expect(told).toEqual({ made: 4, kept: 1, letGo: 1, chosen: [{ ...texts[0], people: 3 }] });
		expect(counts.inWords(told, 'nl').chosen).toEqual([
			{
				key: `greeting/${texts[0]!.section}`,
				text: catalogue.lesson('greeting', 'nl').sections.find((s) => s.pledge)!.pledge,
				people: 3
			}
		]);
		for (const key of TEAM) expect(JSON.stringify(told)).not.toContain(people[key].id);
	});

	it('are not counted of fewer than three people', async () => {
		for (const key of ['maya', 'eero'] as const) for (const text of [0, 1]) await pledge(key, text);
		expect((await sheet()).pledges).toBeUndefined();
		await pledge('sanne', 1);
		expect((await sheet()).pledges).toMatchObject({ made: 5, chosen: [{ ...texts[1], people: 3 }] });
	});

	it('are those of the week before, Monday to Sunday', async () => {
		for (const key of ['maya', 'eero', 'sanne'] as const) await pledge(key, 0, new Date('2026-11-08T21:59:00Z'));
		for (const key of ['maya', 'eero', 'sanne'] as const) await pledge(key, 1, new Date('2026-11-15T22:00:00Z'));
		expect((await sheet()).pledges).toBeUndefined();
		for (const key of ['maya', 'eero', 'sanne'] as const) await close(key, true, new Date('2026-11-15T21:59:00Z'));
		expect((await sheet()).pledges).toMatchObject({ made: 0, kept: 3, letGo: 0 });
	});

	it('of those off the boards, in another team or gone are not in it', async () => {
		for (const key of ['maya', 'eero', 'noor', 'femke', 'lotta'] as const) await pledge(key);
		await optOuts.choose(people.noor, false, NOW);
		expect((await sheet()).pledges).toBeUndefined();
		await pledge('wei');
		expect((await sheet()).pledges).toMatchObject({ made: 3, chosen: [{ people: 3 }] });
	});
});

describe('what customers said', () => {
	const enter = (month: string, favourable: number, n = 100, personId: string | null = null) =>
		readings.enter(
			people.omar,
			units.Everyday!,
			{ indicator: 'csat', personId, month, n, favourable, submission: uuidv7() },
			NOW
		);

	it('is not on the sheet where nobody asked them, or too few answered, or only about one person', async () => {
		expect((await sheet()).said).toBeUndefined();
		await enter('2026-10', 9, 9);
		await enter('2026-10', 40, 50, people.eero.id);
		await enter('2026-07', 80);
		expect((await sheet()).said).toBeUndefined();
	});

	it('is the newest month, with what it was before only where that is more than chance', async () => {
		await enter('2026-10', 80);
		await enter('2026-08', 78);
		expect((await sheet()).said).toEqual({
			month: '2026-10',
			share: { favourable: 80, n: 100 },
			before: undefined
		});
		await enter('2026-11', 60);
		expect((await sheet()).said).toEqual({
			month: '2026-11',
			share: { favourable: 60, n: 100 },
			before: { month: '2026-10', share: { favourable: 80, n: 100 } }
		});
	});
});
