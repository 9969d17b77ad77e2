import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#lib/accounts/policy.ts';
import * as announcements from '#lib/awards/announcements.server.ts';
import { readableRound } from '#lib/awards/readable-round.server.ts';
import * as rounds from '#lib/awards/rounds.server.ts';
import * as shortlist from '#lib/awards/shortlist.server.ts';
import { award, CITATION, finishPath, MOMENT, nominate, once, open, shortlisted } from '#tests/support/awards.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { actions } from '../../src/routes/(app)/awards/rounds/[round=uuid]/+page.server.ts';

const ZONE = 'Europe/Helsinki';
let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
let round: string;
beforeEach(async () => {
	({ people, units } = await freshStore());
	for (const key of ['sanne', 'eero'] as const) await finishPath(people[key], new Date('2026-11-10T09:00:00Z'));
	round = await open(people.omar, units.Shoes!);
	await nominate(people.maya, round, people.sanne);
});

const page = async (actor: Person) => readableRound(await rounds.find(actor, round), 'en', ZONE);

type Action = keyof typeof actions;
/** Sends a form of the page; gives what comes back, or where it leads. */
async function send(action: Action, fields: Record<string, string>) {
	const url = new URL(`http://attune.example/awards/rounds/${round}`);
	const request = new Request(url, { method: 'POST', body: new URLSearchParams({ ...once(), ...fields }) });
	const event = { request, url, params: { round }, locals: { person: people.omar, locale: 'en' } };
	try {
		const back = await actions[action](event as never);
		return back as { status?: number; data?: { message?: string; values: Record<string, string> } };
	} catch (gone) {
		return gone as { status: number; location: string };
	}
}

describe('the page of a round', () => {
	it('is blind until letters are picked: no name, no id, no moment, not even in what the browser receives', async () => {
		await shortlist.close(people.omar, round, once());
		const shown = await page(people.omar);
		expect(shown.blind.map(({ letter }) => letter)).toEqual(['A', 'B']);
		expect(shown.blind.map(({ practices }) => practices).sort()).toEqual([[], ['Greet everyone who comes in']]);
		const sent = JSON.stringify(shown);
		for (const { id, name } of [people.sanne, people.eero, people.maya])
			for (const secret of [id, name]) expect(sent).not.toContain(secret);
		expect(sent).not.toContain(MOMENT);
	});

	it('then names only those who convinced, with what was told of them', async () => {
		await nominate(people.omar, round, people.sanne);
		await shortlist.close(people.omar, round, once());
		const { blind } = await page(people.omar);
		const nominated = blind.find(({ practices }) => practices.length)!.letter;
		await shortlist.pick(people.omar, round, { letters: [nominated], ...once() });
		const { named, unnamed, phases } = await page(people.omar);
		expect(named.map(({ who }) => who.name)).toEqual(['Sanne Bakker']);
		expect(named[0]!.moments.map(({ by }) => by).sort()).toEqual(['Maya Okafor', 'Omar Haddad']);
		expect(named[0]!.conflicts).toEqual(['nominated']);
		expect(unnamed).toBe(1);
		expect(phases.map(({ state }) => state)).toEqual(['done', 'done', 'current', 'ahead']);
		expect((await page(people.saga)).named[0]!.conflicts).toEqual([]); // it is Omar’s, not hers
	});

	it('says who did what and when, by the clock on the shop’s wall', async () => {
		await award(people.omar, round, [people.sanne], {}, new Date('2026-11-20T15:00:00Z'));
		const { steps, phases } = await page(people.saga);
		expect(steps.map(({ kind }) => kind)).toEqual(['opened', 'closed', 'shortlisted', 'decided', 'announced']);
		expect(steps.slice(1).every(({ by, at }) => by === 'Omar Haddad' && at === '2026-11-20T17:00')).toBe(true);
		expect(phases.every(({ state }) => state === 'done')).toBe(true);
	});
});

describe('a decision', () => {
	const words = () => ({ outcome: 'award', winners: people.sanne.id, [`citation-${people.sanne.id}`]: CITATION });
	beforeEach(() => shortlisted(people.omar, round));

	it('is announced when the company’s clock says so', async () => {
		const { location } = (await send('decide', { ...words(), announceAt: '2026-11-30T17:00' })) as { location: string };
		expect(location).toBe(`/awards/rounds/${round}`);
		const { decision, phase } = await rounds.find(people.omar, round);
		expect([phase, decision!.announceAt.toISOString()]).toEqual(['decided', '2026-11-30T15:00:00.000Z']);
	});

	it('without an hour is out at once, and leads to the announcement', async () => {
		const { location } = (await send('decide', { ...words(), announceAt: '' })) as { location: string };
		const { winners } = await announcements.find(people.maya, location.split('/').at(-1)!);
		expect(winners.map(({ name }) => name)).toEqual(['Sanne Bakker']);
	});

	it.each([
		['an hour that is over', { announceAt: '2026-11-17T17:00' }, 'That hour is over'],
		['a year that is not meant', { announceAt: '2027-11-17T17:00' }, 'within the next 60 days'],
		['no clock’s time', { announceAt: '2026-11-31T25:00' }, 'Something is missing']
	])('for %s is refused, and what was typed comes back', async (_, fields, said) => {
		const { status, data } = (await send('decide', { ...words(), ...fields })) as Exclude<
			Awaited<ReturnType<typeof send>>,
			{ location: string }
		>;
		expect(status).toBe(400);
		expect(data!.message).toContain(said);
		expect(data!.values).toMatchObject({ ...words(), ...fields });
		expect((await rounds.find(people.omar, round)).phase).toBe('deciding');
	});

	it('that is taken back leaves its words in the form, and can be said again', async () => {
		await send('decide', { ...words(), announceAt: '2026-11-30T17:00' });
		const taken = (await send('withdraw', words())) as unknown as { values: Record<string, string> };
		expect(taken.values).toEqual(words()); // without the id under which it was sent
		await send('decide', { ...taken.values });
		expect((await rounds.find(people.omar, round)).phase).toBe('announced');
	});
});
