import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#lib/accounts/policy.ts';
import * as answers from '#lib/learning/answers.server.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import * as erasure from '#lib/learning/erasure.server.ts';
import { Helped } from '#lib/learning/forms.ts';
import * as help from '#lib/learning/help.server.ts';
import * as lookups from '#lib/learning/lookups.server.ts';
import { helpVotes, lookups as table } from '#lib/learning/tables.server.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { freshStore } from '#tests/support/fresh.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const DAY_MS = 24 * 3_600_000;
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);
const [slug] = answers.slugs;
const PAGE = `answers/${slug}`;
const SECTION = `learn/greeting/${catalogue.lesson('greeting', 'en').sections[0]!.id}`;

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

const sheetOf = (actor: Person, at = NOW) => lookups.ofTeam(actor, units.Everyday!, 'en', at);
const seenBy = async (actor: Person, at = NOW) => (await sheetOf(actor, at)).pages;
const open = async (actor: Person, times: number, at = NOW, subject = PAGE) => {
	for (let i = 0; i < times; i++) await lookups.count(actor, subject, at);
};

describe('“Did this help?”', () => {
	it('keeps the last word of each, and shows nobody another’s', async () => {
		await help.vote(people.maya, PAGE, { helped: 'yes' });
		await help.vote(people.maya, PAGE, { helped: 'no' });
		await help.vote(people.eero, PAGE, { helped: 'yes' });
		expect(await help.mine(people.maya, PAGE)).toEqual({ helped: false, note: null });
		expect(await help.mine(people.eero, PAGE)).toEqual({ helped: true, note: null });
		expect(await help.mine(people.sanne, PAGE)).toBeNull();
		expect(await help.mine(people.maya, SECTION)).toBeNull();
		expect(await db().read.select().from(helpVotes)).toHaveLength(2);
	});

	it('keeps what was missing until it is written anew, emptied, or no longer missing', async () => {
		const note = async () => (await help.mine(people.maya, PAGE))!.note;
		await help.vote(people.maya, PAGE, { helped: 'no', note: 'Who may sign?' });
		await help.vote(people.maya, PAGE, { helped: 'no' });
		expect(await note()).toBe('Who may sign?');
		await help.vote(people.maya, PAGE, { helped: 'no', note: '' });
		expect(await note()).toBeNull();
		await help.vote(people.maya, PAGE, { helped: 'no', note: 'Who may sign?' });
		await help.vote(people.maya, PAGE, { helped: 'yes' });
		expect(await note()).toBeNull();
	});

	it('is asked of answers and of sections, and of nothing else', async () => {
		await help.vote(people.maya, SECTION, { helped: 'yes' });
		for (const nothing of [
			'answers/__proto__',
			'answers/',
			'learn/greeting',
			'learn/greeting/constructor',
			'today',
			''
		])
			await expect(help.vote(people.maya, nothing, { helped: 'yes' }), nothing).rejects.toThrow(NotFound);
		expect(Helped.safeParse({ helped: 'perhaps' }).success).toBe(false);
		expect(Helped.safeParse({ helped: 'no', note: 'x'.repeat(301) }).success).toBe(false);
		expect(Helped.parse({ helped: 'no', note: '  why  ' })).toEqual({ helped: 'no', note: 'why' });
	});

	it('is the same whether it is said once or twenty times at once', async () => {
		await Promise.all(Array.from({ length: 20 }, () => help.vote(people.maya, PAGE, { helped: 'no' })));
		expect(await db().read.select().from(helpVotes)).toHaveLength(1);
	});

	it('goes when the person is forgotten', async () => {
		await help.vote(people.maya, PAGE, { helped: 'no', note: 'Who may sign?' });
		await help.vote(people.eero, PAGE, { helped: 'yes' });
		await transaction(async (tx) => void (await erasure.forgetPerson(tx, people.maya.id)));
		const left = await db().read.select().from(helpVotes);
		expect(left.map(({ personId }) => personId)).toEqual([people.eero.id]);
	});
});

describe('what a team looks up', () => {
	it('is counted by team, page and day, also when many open it at once, and without their names', async () => {
		await Promise.all(Array.from({ length: 20 }, () => lookups.count(people.maya, PAGE, NOW)));
		await open(people.eero, 1);
		await open(people.tom, 1);
		await open(people.maya, 1, daysAgo(1));
		const rows = await db().read.select().from(table);
		const mine = rows.filter((row) => row.teamId === units.Everyday).map(({ day, count }) => [day, count]);
		expect(mine.sort()).toEqual([
			['2026-11-17', 1],
			['2026-11-18', 21]
		]);
		expect(Object.keys(rows[0]!).sort()).toEqual(['count', 'day', 'subject', 'teamId']);
		for (const key of ['maya', 'eero'] as const) expect(JSON.stringify(rows)).not.toContain(people[key].id);
	});

	it('leaves out those who are in no team', async () => {
		for (const key of ['lotta', 'omar', 'saga'] as const) await open(people[key], 3);
		expect(await db().read.select().from(table)).toEqual([]);
		expect(await lookups.often(people.omar, NOW)).toEqual(new Map());
	});

	it('is for its lead and those above; for others it does not exist', async () => {
		for (const key of ['lotta', 'omar', 'saga'] as const) expect(await seenBy(people[key])).toEqual([]);
		for (const key of ['pieter', 'ines', 'maya', 'kaisa'] as const)
			await expect(seenBy(people[key]), key).rejects.toThrow(NotFound);
		await expect(lookups.ofTeam(people.omar, units.Shoes!, 'en', NOW)).rejects.toThrow(NotFound);
	});

	it('lists a page from its third look-up on, of the last thirty days', async () => {
		await open(people.maya, 2);
		await open(people.maya, 5, daysAgo(30));
		expect(await seenBy(people.lotta)).toEqual([]);
		expect(await lookups.often(people.eero, NOW)).toEqual(new Map());
		await open(people.eero, 1, daysAgo(29));
		expect(await seenBy(people.lotta)).toMatchObject([{ href: `/${PAGE}`, opened: 3, votes: 0 }]);
		expect(await lookups.often(people.eero, NOW)).toEqual(new Map([[PAGE, 3]]));
		expect(await lookups.often(people.tom, NOW)).toEqual(new Map());
	});

	it('says how many it helped and what they missed, most asked first, without a name', async () => {
		await open(people.maya, 3);
		await open(people.maya, 4, NOW, SECTION);
		await open(people.maya, 9, NOW, 'answers/a-page-that-is-gone');
		await help.vote(people.maya, PAGE, { helped: 'no', note: 'Who may sign?' }, NOW);
		await help.vote(people.eero, PAGE, { helped: 'yes' }, NOW);
		await help.vote(people.sanne, PAGE, { helped: 'no', note: 'Too long ago.' }, daysAgo(31));
		await help.vote(people.tom, PAGE, { helped: 'no', note: 'Of another team.' }, NOW);
		const pages = await seenBy(people.lotta);
		expect(pages).toMatchObject([
			{ href: `/${SECTION}`, opened: 4, votes: 0, helped: 0 },
			{ href: `/${PAGE}`, opened: 3, votes: 2, helped: 1 }
		]);
		const sheet = await sheetOf(people.lotta);
		expect(sheet.missing).toMatchObject([{ href: `/${PAGE}`, notes: ['Who may sign?'] }]);
		expect(JSON.stringify(sheet)).not.toMatch(/maya|okafor/i);
	});

	it('puts what the team opens most first among its skill', async () => {
		const skill = (often: Map<string, number>) =>
			answers.bySkill('en', often).find((group) => group.answers.some((answer) => answer.slug === slug))!;
		expect(skill(new Map([[PAGE, 3]])).answers[0]!.slug).toBe(slug);
		const others = skill(new Map()).answers.filter((answer) => answer.slug !== slug);
		const often = new Map(others.map((answer) => [`answers/${answer.slug}`, 5]));
		expect(skill(often).answers.at(-1)!.slug).toBe(slug);
		expect(answers.bySkill('en', often).flatMap((group) => group.answers)).toHaveLength(answers.slugs.length);
	});
});

describe('opening a page', () => {
	const visit = (method = 'GET', sessionId = 'hers') => {
		let kept: string | undefined;
		return {
			locals: { person: people.maya, sessionId },
			cookies: { get: () => kept, set: (_name: string, value: string) => void (kept = value) },
			request: { method },
			url: { protocol: 'http:' }
		};
	};
	const counted = async () => (await db().read.select().from(table)).reduce((sum, row) => sum + row.count, 0);

	it('counts once in a session, and again in the next', async () => {
		const phone = visit();
		for (let i = 0; i < 3; i++) await lookups.notice(phone, PAGE);
		expect(await counted()).toBe(1);
		await lookups.notice(phone, SECTION);
		await lookups.notice({ ...phone, locals: { ...phone.locals, sessionId: 'the next one' } }, PAGE);
		expect(await counted()).toBe(3);
		expect(phone.cookies.get()).not.toContain(slug);
	});

	it('does not count when a form brings the page back', async () => {
		await lookups.notice(visit('POST'), PAGE);
		await lookups.notice(visit('HEAD'), PAGE);
		expect(await counted()).toBe(0);
	});
});
