import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as coached from '#lib/coaching/coached.server.ts';
import * as facts from '#lib/coaching/facts.server.ts';
import * as observing from '#lib/coaching/observing.server.ts';
import * as practice from '#lib/coaching/practice.server.ts';
import * as profiles from '#lib/coaching/profiles.server.ts';
import { weakSpotsOf } from '#lib/coaching/team-skills.server.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import * as pledges from '#lib/learning/pledges.server.ts';
import { dayOf, now } from '#lib/platform/clock.ts';
import { countQueries } from '#lib/platform/database/database.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { best, complete, converse, finish, joins, practise, worst } from '#tests/support/play.ts';
import type { Key } from '#tests/support/store.ts';

vi.mock('virtual:practice', async () => ({ default: (await import('#tests/support/moments.ts')).moments }));

const AT = now();
const days = (n: number) => new Date(AT.getTime() + n * 24 * 3_600_000);

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

const see = (who: Key, marks: Record<string, 0 | 1 | 2 | 3>, at = AT) =>
	observing.observe(people.lotta, { personId: people[who].id, marks, evidence: 'Seen.', submission: crypto.randomUUID() }, at); // prettier-ignore
const of = async (who: Key, at = AT) => profiles.of(people[who], 'en', at);
const skill = async (who: Key, name: string, at = AT) => (await of(who, at)).skills.find((s) => s.skill === name)!;

describe('a profile', () => {
	it('takes of each customer the first conversation and the best one, however often it is played', async () => {
		await converse(people.maya, 'greeting', worst, days(-9));
		for (const day of [-8, -7, -6]) await converse(people.maya, 'greeting', best, days(day));
		await converse(people.maya, 'greeting', worst, days(-5));
		await attemptsOfOthers();
		const { sources } = await skill('maya', 'greeting');
		expect(sources).toMatchObject([{ source: 'roleplay', n: 2, daysAgo: 8 }]);
		const values = (await facts.of([people.maya.id], AT)).filter((fact) => fact.skill === 'greeting');
		expect(values.map(({ value }) => value)).toEqual([expect.any(Number), 100]);
		expect(values[0]!.value).toBeLessThan(60);
	});

	it('takes answers to what was due by the skill of their practice, and not what was practised beside it', async () => {
		await complete(people.maya, 'greeting', days(-10));
		await answerAll(days(-6));
		const before = await facts.of([people.maya.id], AT);
		const answered = before.filter(({ source }) => source === 'practice');
		expect(answered.length).toBeGreaterThan(0);
		expect(answered.every(({ skill, value }) => facts.practicesOf(skill).length > 0 && value === 100)).toBe(true);
		await answerAll(days(-6), true);
		expect(await facts.of([people.maya.id], AT)).toEqual(before);
	});

	it('takes the marks of the floor, in thirds, and says how long ago', async () => {
		await see('eero', { listening: 0, empathy: 3 }, days(-12));
		await see('eero', { listening: 0, empathy: 3 }, days(-12));
		expect(await skill('eero', 'empathy')).toEqual({
			skill: 'empathy',
			level: 'strong',
			sources: [{ source: 'observation', n: 2, level: 'strong', daysAgo: 12 }]
		});
		expect(await skill('eero', 'listening')).toMatchObject({ level: 'starting' });
		expect((await of('eero')).suggestion).toMatchObject({ skill: 'listening', why: 'weakest' });
	});

	it('shows words and counts, and no figure', async () => {
		await see('maya', { listening: 1 });
		await see('maya', { listening: 1 });
		await converse(people.maya, 'greeting', best);
		for (const shown of (await of('maya')).skills) {
			expect(Object.keys(shown).sort()).toEqual(['level', 'skill', 'sources']);
			for (const source of shown.sources)
				expect(Object.keys(source).sort()).toEqual(['daysAgo', 'level', 'n', 'source']);
		}
	});
});

describe('one thing to practise', () => {
	const weakIn = async (name: string) => {
		await see('maya', { [name]: 0 });
		await see('maya', { [name]: 0 });
		return (await of('maya')).suggestion!;
	};
	it('is a section on the skill that was not read yet', async () => {
		const { way } = await weakIn('listening');
		expect(way).toMatchObject({ kind: 'lesson' });
		const [, , module, section] = (way as { href: string }).href.split('/');
		const taught = catalogue.module(module!, 'en').sections.find(({ id }) => id === section)!.practices;
		expect(taught.some((practice) => facts.skillOf(practice) === 'listening')).toBe(true);
	});
	it('is today’s practice where a moment on the skill is due', async () => {
		const module = catalogue.slugs.find((slug) => catalogue.module(slug, 'en').sections.some(({ practices }) => practices.some((id) => facts.skillOf(id) === 'listening'))); // prettier-ignore
		await complete(people.maya, module!, days(-5));
		expect((await weakIn('listening')).way).toEqual({ kind: 'moment', href: '/practice' });
	});
	it('is a customer not won over once all is read, and another try once all are', async () => {
		for (const module of catalogue.slugs) await complete(people.maya, module);
		const { way } = await weakIn('integrity');
		expect(way).toMatchObject({ kind: 'customer', again: false });
		const slug = (way as { href: string }).href.split('/').at(-1)!;
		await practise(people.maya, slug);
		expect((await of('maya')).suggestion!.way).not.toMatchObject({ href: `/roleplay/${slug}` });
	});
});

describe('the page about a member', () => {
	const page = (key: Key, who: Key = 'maya') => coached.page(people[key], people[who].id, 'en');
	it('is for those who look after the team; its skills for those who coach', async () => {
		for (const key of ['lotta', 'omar'] as const)
			expect((await page(key)).coaching, key).toMatchObject({ observations: [], shared: [], pledges: 0 });
		expect((await page('saga')).coaching).toBeNull();
		for (const key of ['maya', 'eero', 'pieter', 'ines'] as const)
			await expect(page(key), key).rejects.toThrow(NotFound);
		await expect(page('lotta', 'tom')).rejects.toThrow(NotFound);
		await expect(page('lotta', 'lotta')).rejects.toThrow(NotFound);
		await expect(coached.page(people.lotta, '\0', 'en')).rejects.toThrow(NotFound);
	});

	it('says how many pledges are open, and not what they say', async () => {
		const section = catalogue.module('greeting', 'en').sections.find(({ pledge }) => pledge)!;
		await pledges.make(people.maya, 'greeting', section.id, 'en');
		const shown = await page('lotta');
		expect(shown.coaching!.pledges).toBe(1);
		expect(JSON.stringify(shown)).not.toContain(section.pledge);
	});

	it('asks no more of the database for somebody who has done a lot', async () => {
		const cost = async () => {
			const tally = { queries: 0 };
			await countQueries(tally, async () => void (await page('lotta')));
			return tally.queries;
		};
		const little = await cost();
		for (const module of catalogue.slugs.slice(0, 3)) await finish(people.maya, module);
		for (const hours of [1, 2, 3]) await see('maya', { listening: 2 }, days(-hours / 24));
		expect(await cost()).toBe(little);
		expect(little).toBeLessThan(30);
	});
});

describe('a team’s weak spots', () => {
	const weak = (n: number) =>
		Promise.all((['maya', 'eero', 'sanne', 'wei', 'noor'] as const).slice(0, n).flatMap((who) => [see(who, { advice: 0 }), see(who, { advice: 1 })])); // prettier-ignore
	it('are hidden as long as fewer than four people stand behind them', async () => {
		await weak(3);
		await see('noor', { advice: 3 }); // once is too little to say of her
		expect(await weakSpotsOf(units.Everyday!, AT)).toEqual([]);
		await see('noor', { advice: 3 });
		expect(await weakSpotsOf(units.Everyday!, AT)).toEqual([
			{ skill: 'advice', level: 'starting', people: 4, facts: 8 }
		]);
	});

	it('come weakest first, of the members of today', async () => {
		await weak(5);
		for (const who of ['maya', 'eero', 'sanne', 'wei'] as const)
			for (const mark of [3, 2] as const) await see(who, { greeting: mark });
		const found = await weakSpotsOf(units.Everyday!, AT);
		expect(found.map(({ skill, people }) => [skill, people])).toEqual([
			['advice', 5],
			['greeting', 4]
		]);
		expect(await weakSpotsOf(units.Trail!, AT)).toEqual([]);
	});
});

async function attemptsOfOthers() {
	const nina = await joins('Nina', units.Everyday!, people.eero, days(-20));
	await converse(nina, 'greeting', worst, days(-9));
}

/** Answers rightly all that is on offer on a day. */
async function answerAll(at: Date, anyway = false) {
	const day = dayOf(at, people.maya.company.timeZone);
	for (;;) {
		const { moment } = await practice.today(people.maya, 'en', at, anyway);
		if (!moment) return;
		const right = moment.options.findIndex((text) => text.includes('option 1'));
		const form = { item: moment.item, day, option: right, submission: crypto.randomUUID() };
		await practice.answer(people.maya, form, 'en', at);
	}
}
