import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { people as persons } from '#lib/accounts/tables.server.ts';
import * as certificates from '#lib/learning/certificates.server.ts';
import * as erasure from '#lib/learning/erasure.server.ts';
import * as paths from '#lib/learning/paths.server.ts';
import { pathCertificates } from '#lib/learning/tables.server.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotAllowed, NotFound } from '#lib/platform/errors.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { complete, finish } from '#tests/support/play.ts';

const AT = new Date('2026-11-18T12:00:00Z');
const week = paths.modulesOf('first-week');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

/** Maya finishes her first week, the last module as on the pages. */
async function firstWeek() {
	for (const module of week.slice(0, -1)) await complete(people.maya, module, AT);
	await finish(people.maya, week.at(-1)!, AT);
	return (await certificates.mine(people.maya))[0]!.id;
}

describe('whoever finishes a path', () => {
	it('gets its certificate with the last step, once', async () => {
		const id = await firstWeek();
		expect(await certificates.mine(people.maya)).toMatchObject([{ path: 'first-week', title: 'First week' }]);
		expect(await certificates.claim(people.maya, 'first-week', 'fi')).toBe(id);
		expect(await db().read.select().from(pathCertificates)).toHaveLength(1);
	});

	it('gets both when one path was waiting for the other', async () => {
		const others = paths.modulesOf('empathy').filter((module) => !week.includes(module));
		for (const module of others) await complete(people.maya, module, AT);
		expect(await certificates.mine(people.maya)).toEqual([]);
		await firstWeek();
		expect((await certificates.mine(people.maya)).map(({ path }) => path).sort()).toEqual(['empathy', 'first-week']);
	});

	it('before there were certificates asks for it; who has not finished is refused', async () => {
		await firstWeek();
		await transaction(async (tx) => {
			await tx.delete(pathCertificates);
		});
		const id = await certificates.claim(people.maya, 'first-week', 'fi', AT);
		expect(await certificates.verify(id)).toMatchObject({ locale: 'fi', title: 'Ensimmäinen viikko' });
		const early = certificates.claim(people.eero, 'first-week', 'en');
		await expect(early).rejects.toMatchObject({ key: 'path_not_finished', status: 409 });
		await expect(certificates.claim(people.maya, 'constructor', 'en')).rejects.toThrow(NotFound);
	});
});

describe('its public page', () => {
	it('shows the same fields as its own page, and keeps them when the person is renamed', async () => {
		const id = await firstWeek();
		await transaction(async (tx) => {
			await tx.update(persons).set({ name: 'Maya Bello' }).where(eq(persons.id, people.maya.id));
		});
		const { revokedReason: _own, mine, canRevoke, ...own } = await certificates.find(people.maya, id);
		const { zone, ...open } = (await certificates.verify(id))!;
		expect({ mine, canRevoke, zone }).toEqual({ mine: true, canRevoke: false, zone: 'Europe/Helsinki' });
		expect(open).toEqual(own);
		expect(open).toMatchObject({ name: people.maya.name, company: 'Halla & Co', modules: { length: week.length } });
	});

	it('stays when the path grows or a module is renamed: its words are those of the day', async () => {
		const id = await firstWeek();
		await transaction(async (tx) => {
			const modules = [{ slug: 'since-removed', title: 'As it was called then', version: 'v' }];
			await tx.update(pathCertificates).set({ modules, title: 'Week one' });
		});
		expect(await certificates.verify(id)).toMatchObject({ title: 'Week one', modules: ['As it was called then'] });
	});

	it('knows no other number', async () => {
		for (const id of [crypto.randomUUID(), 'first-week', '\0', ''])
			expect(await certificates.verify(id)).toBeUndefined();
	});

	it('is gone once its holder is forgotten', async () => {
		const id = await firstWeek();
		await transaction((tx) => erasure.forgetPerson(tx, people.maya.id));
		expect(await certificates.verify(id)).toBeUndefined();
		await expect(certificates.find(people.lotta, id)).rejects.toThrow(NotFound);
	});
});

describe('taking it back', () => {
	test.each(['omar', 'saga'] as const)('%s may, with a reason that the public page does not tell', async (who) => {
		const id = await firstWeek();
		await certificates.revoke(people[who], id, 'Somebody else had played it.', AT);
		expect(await certificates.verify(id)).toMatchObject({ revokedAt: AT, name: people.maya.name });
		expect(JSON.stringify(await certificates.verify(id))).not.toContain('Somebody else');
		expect(await certificates.find(people.maya, id)).toMatchObject({ revokedReason: 'Somebody else had played it.' });
		// Pressed again, or by somebody else later: the first word stands.
		await certificates.revoke(people.saga, id, 'Another reason.');
		expect(await certificates.find(people.maya, id)).toMatchObject({
			revokedAt: AT,
			revokedReason: 'Somebody else had played it.'
		});
		// Finishing once more makes no second one.
		expect(await certificates.claim(people.maya, 'first-week', 'en')).toBe(id);
	});

	test('her lead sees it and may not; others do not know it', async () => {
		const id = await firstWeek();
		expect(await certificates.find(people.lotta, id)).toMatchObject({ mine: false, canRevoke: false });
		await expect(certificates.revoke(people.lotta, id, 'No.')).rejects.toThrow(NotAllowed);
		for (const who of ['eero', 'pieter', 'ines'] as const) {
			await expect(certificates.find(people[who], id)).rejects.toThrow(NotFound);
			await expect(certificates.revoke(people[who], id, 'No.')).rejects.toThrow(NotFound);
		}
		await expect(certificates.revoke(people.maya, id, 'Mine.')).rejects.toThrow(NotFound);
		expect(await certificates.verify(id)).toMatchObject({ revokedAt: null });
	});
});

test('a team’s page lists who has finished what, for its lead and those above', async () => {
	const id = await firstWeek();
	const { members } = await certificates.ofTeam(people.lotta, units.Everyday!);
	expect(members.find((member) => member.id === people.maya.id)!.certificates).toMatchObject([{ id }]);
	expect(members.find((member) => member.id === people.eero.id)!.certificates).toEqual([]);
	await expect(certificates.ofTeam(people.pieter, units.Everyday!)).rejects.toThrow(NotFound);
	await expect(certificates.ofTeam(people.maya, units.Everyday!)).rejects.toThrow(NotFound);
});
