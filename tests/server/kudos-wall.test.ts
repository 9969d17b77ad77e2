import { beforeEach, describe, expect, it } from 'vitest';
import * as persons from '#lib/accounts/people.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as inbox from '#lib/accounts/inbox.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { Give } from '#lib/recognition/forms.ts';
import * as giving from '#lib/recognition/giving.server.ts';
import * as kudos from '#lib/recognition/kudos.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import * as practices from '#lib/recognition/practices.server.ts';
import * as reports from '#lib/recognition/reports.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { handlers } from '../../src/jobs.server.ts';
import { KINDS, say } from '../../src/notices.server.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const MOMENT = 'She saw that he could not hear the till, and wrote the price down for him.';
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => {
	({ people, units } = await freshStore());
});

type Key = keyof typeof people;
const give = (by: Key, to: Key, at = NOW, more: Partial<Give> = {}) => {
	const form = { toId: people[to].id, practice: 'L7', moment: MOMENT, submission: crypto.randomUUID() };
	return giving.give(people[by], { ...form, ...more }, at);
};
const wall = async (key: Key, team?: string, store = 'Shoes') => {
	const { thanks } = await kudos.wall(people[key], { storeId: units[store]!, teamId: team && units[team] });
	return thanks.map(({ from, to }) => `${from.name.split(' ')[0]} to ${to.name.split(' ')[0]}`);
};
const mine = async (key: Key) => (await kudos.mine(people[key])).thanks.map(({ id }) => id);

describe('the wall', () => {
	beforeEach(async () => {
		await give('eero', 'sanne');
		await give('sanne', 'tom', later(1));
		await give('femke', 'tom', later(2));
		await give('lotta', 'omar', later(3));
		await give('kaisa', 'bo', later(4));
	});

	it('shows a store’s thanks to everybody in it, the newest first, and a team’s to and from its people', async () => {
		const all = ['Lotta to Omar', 'Femke to Tom', 'Sanne to Tom', 'Eero to Sanne'];
		for (const key of ['maya', 'tom', 'lotta', 'omar', 'saga'] as const) expect(await wall(key), key).toEqual(all);
		expect(await wall('maya', 'Everyday')).toEqual(['Sanne to Tom', 'Eero to Sanne']);
		expect(await wall('maya', 'Trail')).toEqual(['Femke to Tom', 'Sanne to Tom']);
		expect(await wall('saga', undefined, 'Garden')).toEqual(['Kaisa to Bo']);
	});

	it('of another store does not exist, nor does a team of another store or a page after nothing', async () => {
		await expect(wall('kaisa')).rejects.toThrow(NotFound);
		await expect(wall('ines')).rejects.toThrow(NotFound);
		await expect(wall('maya', 'Plants')).rejects.toThrow(NotFound);
		for (const before of ['\0', 'x', crypto.randomUUID()])
			await expect(kudos.wall(people.maya, { storeId: units.Shoes!, before })).rejects.toThrow(NotFound);
	});

	it('says who, whom, for what, when, and nothing about how often', async () => {
		const [first] = (await kudos.wall(people.maya, { storeId: units.Shoes!, teamId: units.Everyday! })).thanks;
		expect(first).toEqual({
			id: expect.any(String),
			from: { id: people.sanne.id, name: 'Sanne Bakker' },
			to: { id: people.tom.id, name: 'Tom Reed' },
			...{
				practice: 'L7',
				moment: MOMENT,
				quote: null,
				day: '2026-11-18',
				isAnswer: false,
				isForMe: false,
				hidden: null
			}
		});
	});

	it('has pages, also when many came in the same moment', async () => {
		for (const by of ['eero', 'wei', 'maya', 'aisha', 'joonas'] as const)
			for (let i = 0; i < 9; i++) await give(by, 'pieter', later(10));
		const ids: string[] = [];
		let before: string | undefined;
		do {
			const page = await kudos.wall(people.maya, { storeId: units.Shoes!, before });
			ids.push(...page.thanks.map((thanks) => thanks.id));
			before = page.before ?? undefined;
		} while (before);
		expect([ids.length, new Set(ids).size]).toEqual([49, 49]);
		const { thanks } = await kudos.mine(people.pieter);
		expect(thanks).toHaveLength(20);
	});
});

describe('who opted out', () => {
	it('hides each thanks on either side from everybody but its two people, everywhere, past ones included', async () => {
		const [toHer, hers] = [await give('eero', 'noor'), await give('noor', 'wei')];
		const shown = await give('eero', 'wei', later(1));
		expect(await wall('maya')).toEqual(['Eero to 李薇', 'Noor to 李薇', 'Eero to Noor']);
		await optOuts.choose(people.noor, false, NOW);
		for (const key of ['maya', 'tom', 'lotta', 'omar', 'saga'] as const) {
			expect(await wall(key), key).toEqual(['Eero to 李薇']);
			expect(await wall(key, 'Everyday'), key).toEqual(['Eero to 李薇']);
			for (const id of [toHer, hers]) {
				await expect(kudos.find(people[key], id)).rejects.toThrow(NotFound);
				await expect(reports.look(people[key], id)).rejects.toThrow(NotFound);
			}
		}
		const seen = await kudos.recentOf(units.Everyday!, new Date(NOW.getTime() - 1));
		expect(seen.map((thanks) => thanks.id)).toEqual([shown]);
		expect(await wall('eero')).toEqual(['Eero to 李薇', 'Eero to Noor']);
		expect(await wall('wei')).toEqual(['Eero to 李薇', 'Noor to 李薇']);
		expect(await wall('noor')).toEqual(['Eero to 李薇', 'Noor to 李薇', 'Eero to Noor']);
		expect(await mine('noor')).toEqual([hers, toHer]);
		await optOuts.choose(people.noor, true, NOW);
		expect(await wall('maya')).toHaveLength(3);
	});

	it('may thank, and be thanked back by whom she thanked: the two alone know', async () => {
		await optOuts.choose(people.noor, false, NOW);
		const first = await give('noor', 'maya');
		await expect(give('maya', 'noor')).rejects.toThrow(NotFound);
		await give('maya', 'noor', later(1), { answersId: first });
		expect(await wall('maya')).toEqual(['Maya to Noor', 'Noor to Maya']);
		expect(await wall('omar')).toEqual([]);
	});
});

describe('thanking back', () => {
	it('knows whom and what for, and is linked', async () => {
		const first = await give('sanne', 'maya', NOW, { practice: 'G1' });
		expect(await giving.answered(people.maya, first)).toEqual({
			...{ id: first, toId: people.sanne.id, name: 'Sanne Bakker', practice: 'G1', storeId: units.Shoes }
		});
		const second = await give('maya', 'sanne', later(1), { practice: 'G1', answersId: first });
		expect(await kudos.find(people.tom, second)).toMatchObject({ isAnswer: true });
	});

	it('works across stores, once the other came forward', async () => {
		const first = await give('saga', 'maya');
		await expect(give('maya', 'saga')).rejects.toThrow(NotFound);
		await give('maya', 'saga', later(1), { answersId: first });
		expect(await wall('tom')).toEqual(['Maya to Saga', 'Saga to Maya']);
	});

	it('is for the one who got it, to the one who gave it, while it stands and they are here', async () => {
		const first = await give('sanne', 'maya');
		await expect(give('eero', 'sanne', NOW, { answersId: first })).rejects.toThrow(NotFound);
		await expect(give('maya', 'wei', NOW, { answersId: first })).rejects.toThrow(NotFound);
		for (const answersId of [crypto.randomUUID(), '\0'])
			await expect(giving.answered(people.maya, answersId)).rejects.toThrow(NotFound);
		await persons.leave(people.saga, people.sanne.id, NOW);
		await expect(giving.answered(people.maya, first)).rejects.toThrow(NotFound);
		const second = await give('wei', 'maya');
		await reports.hide(people.omar, second, { reason: 'Not a thank-you.' }, NOW);
		await expect(giving.answered(people.maya, second)).rejects.toThrow(NotFound);
	});
});

describe('the receiver', () => {
	it('hears of it in the app, in their language', async () => {
		for (const to of ['maya', 'lotta', 'sanne', 'wei'] as const) await give('eero', to, NOW);
		for (const key of ['maya', 'lotta', 'sanne', 'wei'] as const) {
			const { rows } = await inbox.list(people[key], KINDS);
			const said = { by: 'Eero Salo', practice: practices.nameOf('L7', people[key].locale!) };
			expect(rows.map((row) => say(row, people[key].locale!).text)).toEqual([
				m.notice_thanked(said, { locale: people[key].locale! })
			]);
		}
	});

	it('hears nothing of one that was hidden first', async () => {
		const id = await give('eero', 'maya');
		await reports.hide(people.lotta, id, { reason: 'Not a thank-you.' }, NOW);
		expect(await inbox.unread(people.maya, KINDS)).toBe(0);
	});

	it('hears of it also when its mail was waiting from before there were digests', async () => {
		const id = await give('eero', 'maya');
		await handlers['mail-thanks']!({ kudosId: id }, { id: 'job', attempt: 1 });
		expect(await inbox.unread(people.maya, KINDS)).toBe(1);
	});

	it('finds the latest of two weeks on the first page', async () => {
		await give('eero', 'sanne', new Date('2026-11-03T09:00:00Z'));
		const [a, b] = [await give('wei', 'sanne'), await give('lotta', 'sanne', later(1))];
		await give('sanne', 'eero', later(2));
		expect((await kudos.latestFor(people.sanne, later(3))).map(({ id }) => id)).toEqual([b, a]);
		expect(await kudos.latestFor(people.sanne, later(3), 1)).toHaveLength(1);
	});
});

describe('what is typed', () => {
	const typed = (fields: object) =>
		Give.safeParse({ toId: people.wei.id, practice: 'L1', moment: MOMENT, submission: crypto.randomUUID(), ...fields });
	const said = (fields: object) => typed(fields).error?.issues.map((issue) => issue.message);

	it.each([
		['HTML', '<script>alert(1)</script><b>so kind</b>'],
		['a formula', '=HYPERLINK("http://evil.example";"Click for the prize")'],
		['emoji', '👏👏👏👏👏👏👏👏 👩‍🚀🏳️‍🌈'],
		['right to left', 'شكرا لك على مساعدة العميل \u202Eabc\u202C'],
		['lines', 'First she listened.\nThen she asked.\n\nThen he bought.']
	])('is kept as plain text: %s', async (_, moment) => {
		const { data } = typed({ moment, quote: moment.slice(0, 60) });
		const id = await giving.give(people.eero, data!, NOW);
		expect(await kudos.find(people.maya, id)).toMatchObject({ moment, quote: data!.quote });
	});

	it('is refused where it says nothing or too much', () => {
		expect(said({ moment: 'Thanks!' })).toEqual(['kudos_moment_short']);
		expect(said({ moment: `a${' '.repeat(40)}b` })).toEqual(['kudos_moment_short']);
		expect(said({ moment: 'x'.repeat(10_000) })).toEqual(['field_too_long']);
		expect(said({ quote: 'x'.repeat(201) })).toEqual(['field_too_long']);
		expect(said({ toId: '' })).toEqual(['kudos_pick_person']);
		expect(said({ practice: '' })).toEqual(['kudos_pick_practice']);
		expect(typed({ quote: '  ' }).data).toMatchObject({ quote: undefined });
	});
});
