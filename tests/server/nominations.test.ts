import { beforeEach, describe, expect, it } from 'vitest';
import * as definitions from '#lib/awards/definitions.server.ts';
import { SHIPPED } from '#lib/awards/definitions.ts';
import * as nominations from '#lib/awards/nominations.server.ts';
import * as rounds from '#lib/awards/rounds.server.ts';
import * as shortlist from '#lib/awards/shortlist.server.ts';
import { nominations as table } from '#lib/awards/tables.server.ts';
import type { Rules } from '#lib/awards/rules.ts';
import { db } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import * as persons from '#lib/accounts/people.server.ts';
import { finishPath, MOMENT, nominate as nominateAs, once, open, shortlisted } from '#tests/support/awards.ts';
import { freshStore } from '#tests/support/fresh.ts';
import * as mailbox from '#tests/support/mailbox.ts';
import { handlers } from '../../src/jobs.server.ts';

const NOW = new Date('2026-11-18T09:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
let round: string;
beforeEach(async () => {
	({ people, units } = await freshStore());
	round = await open(people.omar, units.Shoes!);
	mailbox.empty();
});

type Key = keyof typeof people;
const nominate = (by: Key, nominee: Key, at = NOW) => nominateAs(people[by], round, people[nominee], at);
const all = () => db().read.select().from(table);
const opened = async (key: Key) => (await nominations.openTo(people[key], NOW)).map(({ id }) => id);
const choices = async (key: Key) => (await nominations.form(people[key], round, NOW)).nominees.map(({ name }) => name);

/** An award of the shop's own with these rules, open. */
async function another(rules: Partial<Rules>, unit = 'Shoes') {
	const form = { name: 'Calm Saturdays', rules: { ...SHIPPED['empathy-award']!, ...rules }, ...once() };
	const award = await definitions.save(people.saga, units[unit]!, undefined, form, NOW);
	return open(people.saga, units[unit]!, { award });
}

describe('a nomination', () => {
	it.each(['maya', 'lotta', 'pieter', 'omar', 'saga'] as const)('is open to %s', async (key) => {
		expect(await opened(key)).toEqual([round]);
		await nominate(key, 'eero');
		expect((await nominations.openTo(people[key], NOW))[0]!.mine).toEqual({
			nominee: 'Eero Salo',
			practice: 'G1',
			moment: MOMENT
		});
	});

	it.each(['ines', 'kaisa', 'meiling'] as const)('is nothing that %s of the other store knows of', async (key) => {
		expect(await opened(key)).toEqual([]);
		await expect(nominations.form(people[key], round, NOW)).rejects.toThrow(NotFound);
		await expect(nominate(key, 'eero')).rejects.toThrow(NotFound);
		expect(await all()).toEqual([]);
	});

	it('is for a colleague of the unit who is there and may be shown, and never for oneself', async () => {
		await optOuts.choose(people.noor, false, NOW);
		await persons.leave(people.saga, people.tom.id, NOW);
		expect(await choices('eero')).toEqual(
			['Aisha Karim', 'Femke Jansen', 'Joonas Mäki', 'Maya Okafor', 'Sanne Bakker', '李薇'].sort((a, b) =>
				a.localeCompare(b)
			)
		);
		for (const nominee of ['noor', 'tom', 'eero', 'kaisa', 'lotta', 'omar'] as const)
			await expect(nominate('eero', nominee)).rejects.toThrow(NotFound);
		expect(await all()).toEqual([]);
	});

	it('names a practice that there is', async () => {
		const form = { nominee: people.wei.id, practice: 'Z9', moment: MOMENT, ...once() };
		await expect(nominations.nominate(people.eero, round, form, NOW)).rejects.toMatchObject({
			key: 'nomination_practice'
		});
	});

	it('is one for each person and round; sent twice it is the same', async () => {
		const form = { nominee: people.wei.id, practice: 'L3', moment: MOMENT, ...once() };
		const first = await nominations.nominate(people.eero, round, form, NOW);
		expect(await nominations.nominate(people.eero, round, form, NOW)).toBe(first);
		await expect(nominate('eero', 'sanne')).rejects.toMatchObject({ key: 'nomination_twice', status: 409 });
		await expect(
			nominations.nominate(people.eero, round, { ...form, nominee: people.maya.id }, NOW)
		).rejects.toMatchObject({ key: 'submission_reused' });
		expect(await all()).toMatchObject([{ personId: people.wei.id, nominatedBy: people.eero.id }]);
	});

	it('comes too late after the last day, and after the round was closed', async () => {
		const until = await open(people.omar, units.Shoes!, { period: '2026-10', nominationsUntil: '2026-11-20' });
		const late = { key: 'nomination_late', status: 409 };
		const midnight = Date.parse('2026-11-20T22:00:00Z');
		await expect(nominateAs(people.maya, until, people.eero, new Date(midnight))).rejects.toMatchObject(late);
		await nominateAs(people.maya, until, people.eero, new Date(midnight - 1));
		await shortlist.close(people.omar, round, once(), NOW);
		await expect(nominate('maya', 'eero')).rejects.toMatchObject(late);
		expect(await opened('maya')).toEqual([until]);
		await expect(nominations.form(people.maya, round, NOW)).rejects.toThrow(NotFound);
	});

	it('is told to the nominee: by mail in her language, and on her page, but for the name of one who opted out', async () => {
		await nominate('lotta', 'sanne');
		await optOuts.choose(people.noor, false, NOW);
		await nominate('noor', 'sanne');
		await jobs.drain(handlers);
		expect(mailbox.letters().map(({ to, lang }) => [to, lang])).toEqual(Array(2).fill([people.sanne.email, 'nl']));
		const texts = mailbox.letters().map(({ text }) => text);
		expect(texts.every((text) => text.includes(MOMENT))).toBe(true);
		expect([
			texts.filter((text) => text.includes('Lotta')),
			texts.filter((text) => text.includes('Noor'))
		]).toMatchObject([[expect.any(String)], []]);
		const received = await nominations.received(people.sanne);
		expect(received.map(({ by, moment, practice }) => [by, moment, practice]).sort()).toEqual(
			[
				['Lotta Virtanen', MOMENT, 'G1'],
				[null, MOMENT, 'G1']
			].sort()
		);
		expect(await nominations.received(people.eero)).toEqual([]);
	});

	it('of a team is told to its members, and is for another team than one’s own', async () => {
		round = await another({ subject: 'team', basis: 'nomination', nominators: 'leads', path: [] });
		expect([await opened('maya'), await opened('lotta')]).toEqual([
			[expect.not.stringMatching(round)],
			expect.arrayContaining([round])
		]);
		expect([await choices('lotta'), await choices('omar')]).toEqual([['Trail'], ['Everyday', 'Trail']]);
		await expect(nominateAs(people.lotta, round, { id: units.Everyday! })).rejects.toThrow(NotFound);
		await nominateAs(people.lotta, round, { id: units.Trail! });
		await jobs.drain(handlers);
		const trail = (['joonas', 'femke', 'tom', 'aisha'] as const).map((key) => people[key].email);
		expect(
			mailbox
				.letters()
				.map(({ to }) => to)
				.sort()
		).toEqual(trail.sort());
	});

	it('is for those whom the rules name', async () => {
		const leads = await another({ nominators: 'leads' });
		const managers = await another({ nominators: 'managers' });
		const may = async (key: Key) => (await opened(key)).filter((id) => id !== round);
		expect([await may('maya'), await may('pieter'), (await may('omar')).sort()]).toEqual([
			[],
			[leads],
			[leads, managers].sort()
		]);
	});

	it('counts when it is what the award asks for', async () => {
		round = await another({ basis: 'nomination', path: [], evidence: ['thanks'] });
		await nominate('maya', 'wei');
		await nominate('tom', 'wei');
		await nominate('wei', 'tom');
		await finishPath(people.eero); // nobody has nominated him
		await shortlisted(people.omar, round);
		const { candidates } = await rounds.find(people.omar, round, NOW);
		expect(
			candidates.map(({ who, evidence, moments }) => [who!.name, evidence.nominations, moments!.length]).sort()
		).toEqual([
			['Tom Reed', 1, 1],
			['李薇', 2, 2]
		]);
	});

	it('is not asked for where numbers alone make the list', async () => {
		const thanks = await open(people.omar, units.Shoes!, { award: 'most-thanks' });
		expect(await opened('maya')).toEqual([round]);
		await expect(nominateAs(people.maya, thanks, people.eero)).rejects.toThrow(NotFound);
	});
});
