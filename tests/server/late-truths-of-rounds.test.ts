// The same for rounds: what the calendar, the shop and its people do while one is open. Each test is one line of
// docs/decisions/011-late-truths.md.
import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#lib/accounts/policy.ts';
import { grants } from '#lib/accounts/tables.server.ts';
import * as announcements from '#lib/awards/announcements.server.ts';
import * as decisions from '#lib/awards/decisions.server.ts';
import * as rounds from '#lib/awards/rounds.server.ts';
import * as shortlist from '#lib/awards/shortlist.server.ts';
import { transaction } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import * as badges from '#lib/recognition/badges.server.ts';
import { award, decide, finishPath, NOBODY, nominate, once, open, shortlisted } from '#tests/support/awards.ts';
import { freshStore } from '#tests/support/fresh.ts';
import { joins } from '#tests/support/play.ts';
import * as verify from '../../src/verify.server.ts';

const NOW = new Date('2026-11-18T09:00:00Z');

let people: Awaited<ReturnType<typeof freshStore>>['people'];
let units: Record<string, string>;
beforeEach(async () => ({ people, units } = await freshStore()));

const seen = async (id: string, by = people.omar) => (await rounds.find(by, id, NOW)).candidates;
const named = async (id: string, by = people.omar) => (await seen(id, by)).map(({ who }) => who!.name).sort();
const learners = (team: 'Everyday' | 'Trail') =>
	team === 'Everyday'
		? [people.maya, people.eero, people.sanne, people.wei, people.noor]
		: [people.joonas, people.femke, people.tom, people.aisha];

/** Somebody's work in one team ends, and begins in another. */
const moves = ({ id }: Person, from: string, to: string, at: Date) =>
	transaction(async (tx) => {
		await tx
			.update(grants)
			.set({ until: at })
			.where(and(eq(grants.personId, id), eq(grants.unitId, units[from]!)));
		await tx.insert(grants).values({ personId: id, role: 'learner', unitId: units[to]!, from: at });
	});

it('a nomination that comes after closing is refused, and in no evidence', async () => {
	await finishPath(people.eero);
	const round = await shortlisted(people.omar, await open(people.omar, units.Shoes!));
	const before = await seen(round);
	const late = nominate(people.maya, round, people.eero);
	await expect(late).rejects.toMatchObject({ key: 'nomination_late', status: 409 });
	expect([before[0]!.evidence.nominations, await seen(round)]).toEqual([undefined, before]);
});

it('a month with nobody is decided as that, with a reason, and stays readable', async () => {
	const round = await open(people.omar, units.Shoes!, { period: '2026-10' });
	await shortlist.close(people.omar, round, once(), NOW);
	expect(await seen(round)).toEqual([]);
	const id = await decisions.decide(people.omar, round, { ...NOBODY, ...once() }, NOW);
	expect(await announcements.find(people.maya, id, NOW)).toMatchObject({ ...NOBODY, period: '2026-10' });
	expect(await verify.awards()).toMatchObject({ differences: 0 });
});

it('a team of one cannot be the team that learns; with a second one it can', async () => {
	for (const person of learners('Trail').slice(1)) await finishPath(person);
	for (const person of learners('Trail').slice(1, 4))
		await moves(person, 'Trail', 'Everyday', new Date('2026-09-20T09:00:00Z'));
	await finishPath(people.joonas);
	const learns = (period: string) => open(people.omar, units.Shoes!, { award: 'team-that-learns', period });
	expect(await named(await shortlisted(people.omar, await learns('2026-10')))).toEqual([]);
	await moves(people.femke, 'Everyday', 'Trail', new Date('2026-09-21T09:00:00Z'));
	expect(await named(await shortlisted(people.omar, await learns('2026-11')))).toEqual(['Trail']);
});

it('a team’s laurel is worn by who served in it at the end of the month', async () => {
	for (const person of learners('Trail')) await finishPath(person, new Date('2026-10-05T09:00:00Z'));
	await moves(people.tom, 'Trail', 'Everyday', new Date('2026-11-02T09:00:00Z'));
	const round = await open(people.omar, units.Shoes!, { award: 'team-that-learns', period: '2026-10' });
	const id = await award(people.omar, round, [{ id: units.Trail! }], {}, NOW);
	await joins('Newcomer', units.Trail!, people.omar, NOW);
	const wears = async ({ id }: Person) => (await badges.mine(id)).some(({ kind }) => kind === 'team-that-learns');
	expect(await Promise.all([people.tom, people.femke, people.eero].map(wears))).toEqual([true, true, false]);
	expect((await announcements.find(people.maya, id, NOW)).winners).toMatchObject([{ kind: 'team', name: 'Trail' }]);
	expect((await announcements.find(people.femke, id, NOW)).winners).toMatchObject([{ me: true }]);
});

it('who is level wins together: nothing but a person breaks a tie', async () => {
	await finishPath(people.eero);
	await finishPath(people.femke);
	const round = await shortlisted(people.omar, await open(people.omar, units.Shoes!));
	const [one, other] = await seen(round);
	expect(one!.evidence.median).toBe(other!.evidence.median);
	const id = await decide(people.omar, round, [people.eero, people.femke], {}, NOW);
	expect((await announcements.find(people.maya, id, NOW)).winners.map(({ name }) => name)).toEqual([
		'Eero Salo',
		'Femke Jansen'
	]);
});

it('a manager of two stores has two rounds, and decides each apart', async () => {
	const both = { ...people.omar, grants: [...people.omar.grants, ...people.ines.grants] };
	await finishPath(people.eero);
	await finishPath(people.kaisa);
	const [shoes, garden] = [await open(both, units.Shoes!), await open(both, units.Garden!)];
	expect(shoes).not.toBe(garden);
	await award(both, shoes, [people.eero], {}, NOW);
	await shortlisted(both, garden);
	await expect(decide(both, garden, [people.eero], {}, NOW)).rejects.toThrow(NotFound);
	const id = await decide(both, garden, [people.kaisa], {}, NOW);
	expect((await announcements.find(people.huimin, id, NOW)).winners).toMatchObject([{ name: 'Kaisa Niemi' }]);
	const { rounds: listed } = await rounds.list(both, null, NOW);
	expect(listed.map(({ unit, phase }) => [unit, phase]).sort()).toEqual([
		['Garden', 'announced'],
		['Shoes', 'announced']
	]);
});

it('who changes teams in mid-month is a candidate once, where they are at its end', async () => {
	await finishPath(people.eero, new Date('2026-10-05T09:00:00Z'));
	await moves(people.eero, 'Everyday', 'Trail', new Date('2026-10-15T09:00:00Z'));
	const shoes = await shortlisted(people.omar, await open(people.omar, units.Shoes!, { period: '2026-10' }));
	expect((await seen(shoes)).map(({ who }) => [who!.name, who!.team])).toEqual([['Eero Salo', 'Trail']]);
	await moves(people.eero, 'Trail', 'Plants', new Date('2026-11-02T09:00:00Z'));
	const garden = await shortlisted(people.ines, await open(people.ines, units.Garden!, { period: '2026-10' }));
	expect(await named(garden, people.ines)).toEqual([]);
});

it('who no longer manages the store decides nothing there; who does now goes on where it was', async () => {
	await finishPath(people.eero);
	const round = await shortlisted(people.omar, await open(people.omar, units.Shoes!));
	const gone = { ...people.omar, grants: [] };
	await expect(decide(gone, round, [people.eero], {}, NOW)).rejects.toThrow(NotFound);
	await expect(rounds.find(gone, round, NOW)).rejects.toThrow(NotFound);
	const successor = { ...people.ines, grants: people.omar.grants };
	const id = await decide(successor, round, [people.eero], {}, NOW);
	expect(await announcements.find(people.maya, id, NOW)).toMatchObject({ announcedBy: 'Ines Duarte' });
});

describe('a month ends when the company’s calendar says so', () => {
	/** The company, moved to another zone. */
	const inZone = (person: Person, timeZone: string) => ({ ...person, company: { ...person.company, timeZone } });

	it.each([
		// Clocks go back in Helsinki on 25 October: the month has an hour more, and still ends at its own midnight.
		['Europe/Helsinki', '2026-10', '2026-10-31T21:59:59.999Z'],
		// In New York they go back on 1 November, two hours after the month has ended.
		['America/New_York', '2026-10', '2026-11-01T03:59:59.999Z'],
		// November ends there in winter time.
		['America/New_York', '2026-11', '2026-12-01T04:59:59.999Z']
	])('in %s, %s', async (zone, period, last) => {
		const end = new Date(last);
		await finishPath(people.eero, end);
		await finishPath(people.femke, new Date(end.getTime() + 1));
		const omar = inZone(people.omar, zone);
		const round = await open(omar, units.Shoes!, { period }, end);
		expect(await named(await shortlisted(omar, round, undefined, end))).toEqual(['Eero Salo']);
	});
});
