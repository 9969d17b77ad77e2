import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import * as persons from '#lib/accounts/people.server.ts';
import { grants, notices } from '#lib/accounts/tables.server.ts';
import * as erasure from '#lib/awards/erasure.server.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as attempts from '#lib/roleplay/attempts.server.ts';
import * as debriefs from '#lib/roleplay/debrief.server.ts';
import * as rewinds from '#lib/roleplay/rewinds.server.ts';
import * as sharing from '#lib/roleplay/sharing.server.ts';
import { attemptShares } from '#lib/roleplay/tables.server.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { converse, slip, worst } from '#tests/support/play.ts';
import type { Key } from '#tests/support/store.ts';

const AT = now();
const days = (n: number) => new Date(AT.getTime() + n * 24 * 3_600_000);
const SHARED = 'quiet-browser';

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
let id: string;
beforeEach(async () => {
	({ people, units } = await freshStore());
	id = await converse(people.maya, 'greeting', slip);
});

const allow = (allowed = true, at = AT) => sharing.choose(people.saga, allowed, at);
const share = (at = AT) => sharing.share(people.maya, id, at);
const opens = async (key: Key, at = AT) => (await debriefs.shared(people[key], id, 'en', at)) !== null;
const refused = (key: string) => ({ key, status: 409 });
const others: Key[] = ['maya', 'eero', 'pieter', 'omar', 'ines', 'saga'];

describe('a conversation', () => {
	it('cannot be shared until the company says so, and only by the one who had it', async () => {
		expect(await sharing.of(people.maya, id)).toBeNull();
		await expect(share()).rejects.toMatchObject(refused('sharing_off'));
		for (const key of ['maya', 'lotta', 'omar'] as const)
			await expect(sharing.choose(people[key], true)).rejects.toThrow(NotFound);
		await allow();
		expect(await sharing.of(people.maya, id)).toEqual({ shared: false, with: ['Lotta Virtanen'] });
		expect(await opens('lotta')).toBe(false);
		for (const key of ['eero', 'lotta', 'saga'] as const)
			await expect(sharing.share(people[key], id)).rejects.toThrow(NotFound);
		const going = await attempts.start(people.maya, 'no-receipt', crypto.randomUUID());
		await expect(sharing.share(people.maya, going)).rejects.toThrow(NotFound);
	});

	it('that is shared is read by the lead of the team, and by nobody above or beside her', async () => {
		await allow();
		await share();
		await share(days(1)); // a second press
		expect(await opens('lotta')).toBe(true);
		for (const key of others) expect(await opens(key), key).toBe(false);
		for (const key of ['lotta', 'omar', 'saga'] as const)
			await expect(debriefs.debrief(people[key], id, 'en')).rejects.toThrow(NotFound);
		expect(await sharing.by(people.lotta, people.maya.id)).toMatchObject([{ id, scenario: SHARED }]);
		expect(await sharing.by(people.omar, people.maya.id)).toEqual([]);
		const told = await db().read.select().from(notices);
		expect(told.map(({ personId, kind }) => [personId, kind])).toEqual([[people.lotta.id, 'shared']]);
	});

	it('shows itself and nothing else: no other attempt, no line tried since', async () => {
		await allow();
		await share();
		const before = await debriefs.shared(people.lotta, id, 'en');
		expect(before).toMatchObject({ by: { name: 'Maya Okafor' }, slug: SHARED });
		for (const key of ['rewinds', 'recent', 'best', 'going', 'firstPass']) expect(before).not.toHaveProperty(key);
		const rewind = await rewinds.begin(people.maya, id, { turn: 2, submission: crypto.randomUUID() });
		await rewinds.submitTurn(people.maya, rewind, { turn: 2, reply: 0 });
		const second = await converse(people.maya, 'greeting', worst);
		expect(await debriefs.shared(people.lotta, id, 'en')).toEqual(before);
		expect(await debriefs.shared(people.lotta, second, 'en')).toBeNull();
		await expect(rewinds.findOwn(people.lotta, rewind)).rejects.toThrow(NotFound);
		await expect(rewinds.begin(people.lotta, id, { turn: 2, submission: crypto.randomUUID() })).rejects.toThrow(NotFound); // prettier-ignore
	});

	it('that was taken back is closed, and may be shared again', async () => {
		await allow();
		await share();
		await sharing.takeBack(people.maya, id, days(1));
		expect(await opens('lotta', days(1))).toBe(false);
		expect(await sharing.of(people.maya, id)).toMatchObject({ shared: false });
		await share(days(2));
		expect(await opens('lotta', days(2))).toBe(true);
		await expect(sharing.takeBack(people.lotta, id)).rejects.toThrow(NotFound);
	});

	it('closes with the company’s switch at once, and stays the owner’s to take back', async () => {
		await allow();
		await share();
		await allow(false, days(1));
		expect([await opens('lotta'), await sharing.by(people.lotta, people.maya.id)]).toEqual([false, []]);
		await allow(true, days(2));
		expect(await opens('lotta', days(2))).toBe(true);
		await allow(false, days(3));
		await sharing.takeBack(people.maya, id, days(3));
		await allow(true, days(4));
		expect(await opens('lotta', days(4))).toBe(false);
	});

	it('rests while its reader plays with the same customer: it holds answers', async () => {
		await allow();
		await share();
		await attempts.start(people.lotta, SHARED, crypto.randomUUID());
		await expect(opens('lotta')).rejects.toMatchObject(refused('rewind_while_playing'));
	});
});

describe('sharing was with who led the team that day', () => {
	beforeEach(async () => {
		await allow();
		await share();
	});
	const lead = (key: Key, from: Date) =>
		transaction(async (tx) => {
			await tx.insert(grants).values({ personId: people[key].id, role: 'lead', unitId: units.Everyday!, from });
		});
	const end = (key: Key, at: Date) =>
		transaction(async (tx) => {
			await tx.update(grants).set({ until: at }).where(eq(grants.personId, people[key].id));
		});

	it('a lead who comes later is asked anew', async () => {
		await lead('pieter', days(1));
		expect([await opens('lotta', days(2)), await opens('pieter', days(2))]).toEqual([true, false]);
		await end('lotta', days(3));
		expect(await opens('lotta', days(4))).toBe(false);
		expect(await sharing.of(people.maya, id, days(4))).toEqual({ shared: true, with: [] });
		await sharing.takeBack(people.maya, id, days(4));
		await share(days(4));
		expect(await opens('pieter', days(5))).toBe(true);
	});

	it('who leaves the team, or the company, takes it along', async () => {
		await persons.leave(people.saga, people.maya.id, days(1));
		expect(await opens('lotta', days(2))).toBe(false);
		await erasure.erase(people.saga, people.maya.id);
		expect(await db().read.select().from(attemptShares)).toEqual([]);
	});

	it('where nobody leads, there is nobody to share with', async () => {
		await sharing.takeBack(people.maya, id);
		await end('lotta', days(1));
		expect(await sharing.of(people.maya, id, days(2))).toBeNull();
		await expect(share(days(2))).rejects.toMatchObject(refused('sharing_no_lead'));
	});
});
