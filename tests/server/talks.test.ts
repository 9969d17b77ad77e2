import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import * as persons from '#lib/accounts/people.server.ts';
import { grants, notices } from '#lib/accounts/tables.server.ts';
import * as erasure from '#lib/awards/erasure.server.ts';
import * as observing from '#lib/coaching/observing.server.ts';
import * as preparation from '#lib/coaching/preparation.server.ts';
import { oneToOnes } from '#lib/coaching/tables.server.ts';
import * as talks from '#lib/coaching/talks.server.ts';
import { addDays, dayOf, now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import * as giving from '#lib/recognition/giving.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { complete } from '#tests/support/play.ts';
import type { Key } from '#tests/support/store.ts';

const AT = now();
const TODAY = dayOf(AT, 'Europe/Helsinki');
const days = (n: number) => new Date(AT.getTime() + n * 24 * 3_600_000);
const words = {
	day: TODAY,
	wentWell: 'You let her finish.',
	skill: 'listening' as const,
	nextStep: 'Once more on Friday.'
};

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

const write = (change: Partial<typeof words> = {}, by: Key = 'lotta', to: Key = 'maya', at = AT) =>
	talks.write(people[by], people[to].id, { ...words, ...change, submission: crypto.randomUUID() }, at);
const agree = async (id: string, at = AT) => talks.agree(people.maya, id, (await talks.find(people.maya, id)).at, at);
const refused = (key: string) => ({ key });

describe('a talk', () => {
	it('is written by the lead, and the other one hears of it and says yes', async () => {
		const id = await write();
		const mine = await talks.find(people.maya, id);
		expect(mine).toMatchObject({ ...words, agreedOn: null, isMine: true, mayAgree: true, mayChange: false });
		expect(await talks.find(people.lotta, id)).toMatchObject({ mayAgree: false, mayChange: true, isMine: false });
		await agree(id);
		await agree(id); // a second press
		expect(await talks.find(people.lotta, id)).toMatchObject({ agreedOn: TODAY, mayChange: false });
		const told = await db().read.select().from(notices);
		expect(told.map(({ personId, kind, params }) => [personId, kind, params])).toEqual([
			[people.maya.id, 'talk', { talk: id, by: people.lotta.id }],
			[people.lotta.id, 'talk-agreed', { talk: id, by: people.maya.id }]
		]);
	});

	it('is one, however often it is sent', async () => {
		const submission = crypto.randomUUID();
		const send = (change = {}) => talks.write(people.lotta, people.maya.id, { ...words, ...change, submission }, AT);
		expect(await send()).toBe(await send());
		await expect(send({ nextStep: 'Another' })).rejects.toMatchObject(refused('submission_reused'));
		expect(await talks.mine(people.maya)).toHaveLength(1);
	});

	it('may be changed until the yes, and by nobody after it', async () => {
		const id = await write();
		await talks.change(people.lotta, id, { ...words, nextStep: 'On Saturday.' }, days(1));
		expect(await talks.find(people.maya, id)).toMatchObject({ nextStep: 'On Saturday.' });
		await expect(talks.change(people.maya, id, words)).rejects.toThrow(NotAllowed);
		await agree(id, days(2));
		const frozen = await talks.find(people.maya, id);
		await expect(talks.change(people.lotta, id, words, days(3))).rejects.toMatchObject(refused('talk_agreed_already'));
		expect(await talks.find(people.maya, id)).toEqual(frozen);
	});

	it('is agreed to as it was read: words that changed meanwhile ask to be read again', async () => {
		const id = await write();
		const { at: read } = await talks.find(people.maya, id);
		await talks.change(people.lotta, id, { ...words, nextStep: 'Something else.' }, days(1));
		await expect(talks.agree(people.maya, id, read)).rejects.toMatchObject(refused('talk_changed'));
		expect(await talks.find(people.maya, id)).toMatchObject({ agreedOn: null });
		await expect(talks.agree(people.lotta, id, days(1))).rejects.toThrow(NotAllowed);
	});

	it('was on a day that has come', async () => {
		await expect(write({ day: addDays(TODAY, 1) })).rejects.toMatchObject(refused('talk_not_yet'));
		expect(await talks.mine(people.maya)).toEqual([]);
	});

	it('is the lead’s or a manager’s to have, with their own people and not with themselves', async () => {
		await write({}, 'omar');
		for (const [by, to] of [
			['pieter', 'maya'],
			['ines', 'maya'],
			['saga', 'maya'],
			['eero', 'maya'],
			['maya', 'maya'],
			['lotta', 'lotta'],
			['lotta', 'tom']
		] as const)
			// prettier-ignore
			await expect(write({}, by, to), `${by} with ${to}`).rejects.toThrow(NotFound);
		await expect(talks.write(people.lotta, 'nobody', { ...words, submission: crypto.randomUUID() })).rejects.toThrow(NotFound); // prettier-ignore
	});
});

describe('what two agreed', () => {
	const others: Key[] = ['eero', 'pieter', 'omar', 'ines', 'saga'];
	it.each([false, true])('is read by the two of them and nobody else (agreed: %s)', async (agreed) => {
		const id = await write();
		if (agreed) await agree(id);
		for (const key of others) {
			await expect(talks.find(people[key], id), key).rejects.toThrow(NotFound);
			await expect(talks.change(people[key], id, words), key).rejects.toThrow(NotFound);
			await expect(talks.agree(people[key], id, AT), key).rejects.toThrow(NotFound);
			expect(await talks.mine(people[key])).toEqual([]);
			expect(await talks.withMember(people[key], people.maya.id)).toEqual([]);
		}
		expect(await talks.mine(people.lotta)).toHaveLength(1);
	});

	it('stays theirs when the lead changes: the new one starts fresh', async () => {
		const id = await write();
		await agree(id);
		await transaction(async (tx) => {
			await tx
				.update(grants)
				.set({ until: days(1) })
				.where(eq(grants.personId, people.lotta.id));
			await tx.insert(grants).values({ personId: people.pieter.id, role: 'lead', unitId: units.Everyday!, from: days(1) }); // prettier-ignore
		});
		const grant = { role: 'lead', unitId: units.Everyday!, unitKind: 'team' } as const;
		const [pieter, lotta] = [
			{ ...people.pieter, grants: [grant] },
			{ ...people.lotta, grants: [] }
		];
		expect(await preparation.of(pieter, people.maya.id, 'en', days(2))).toMatchObject({
			isFirst: true,
			last: undefined
		});
		await expect(talks.find(pieter, id)).rejects.toThrow(NotFound);
		for (const one of [lotta, people.maya]) expect(await talks.find(one, id)).toMatchObject(words);
		await expect(preparation.of(lotta, people.maya.id, 'en', days(2))).rejects.toThrow(NotFound);
	});

	it('is forgotten with the person, and not with the lead', async () => {
		await write();
		await write({}, 'lotta', 'eero');
		for (const who of ['maya', 'lotta'] as const) {
			await persons.leave(people.saga, people[who].id);
			await erasure.erase(people.saga, people[who].id);
		}
		expect(await db().read.select({ who: oneToOnes.personId }).from(oneToOnes)).toEqual([{ who: people.eero.id }]);
		expect((await talks.mine(people.eero))[0]).toMatchObject({ lead: { name: '—' }, wentWell: words.wentWell });
	});
});

describe('before a talk', () => {
	const prepare = (at = AT) => preparation.of(people.lotta, people.maya.id, 'en', at);
	const see = (mark: number, at: Date) =>
		observing.observe(
			people.lotta,
			{ personId: people.maya.id, marks: { listening: mark as 0 | 3 }, evidence: 'She asked.', submission: crypto.randomUUID() }, // prettier-ignore
			at
		);
	const thank = (from: Key, at: Date) =>
		giving.give(people[from], { toId: people.maya.id, practice: 'L1', moment: 'She listened to a very long story.', submission: crypto.randomUUID() }, at); // prettier-ignore

	it('stand the facts since the last one, and nothing that did not go well', async () => {
		await complete(people.maya, 'greeting', days(-1.5));
		await see(1, days(-1.2));
		await see(3, days(-1));
		await thank('eero', days(-1));
		await thank('noor', days(-1));
		await optOuts.choose(people.noor, false, AT); // what only the two of them see is not read out
		expect(await prepare()).toMatchObject({
			isFirst: true,
			modules: [{ day: dayOf(days(-1.5), 'Europe/Helsinki') }],
			thanks: [{ from: 'Eero Salo' }],
			seen: [{ skill: 'listening', mark: 3 }]
		});
		await write({}, 'lotta', 'maya', AT);
		expect(await prepare(days(1))).toMatchObject({ isFirst: false, since: TODAY, modules: [], thanks: [], seen: [] });
	});

	it('stands the last next step, if it was agreed on, and whether its skill was seen since', async () => {
		const id = await write();
		expect((await prepare(days(1))).last).toBeUndefined();
		await agree(id);
		expect((await prepare(days(1))).last).toEqual({ day: TODAY, skill: 'listening', nextStep: words.nextStep, seenSince: false }); // prettier-ignore
		await see(1, days(2));
		expect((await prepare(days(3))).last).toMatchObject({ seenSince: false });
		await see(2, days(2));
		expect((await prepare(days(3))).last).toMatchObject({ seenSince: true });
	});

	it('stands nothing for those who do not coach her', async () => {
		for (const key of ['eero', 'pieter', 'ines', 'saga', 'maya'] as const)
			await expect(preparation.of(people[key], people.maya.id, 'en'), key).rejects.toThrow(NotFound);
	});
});
