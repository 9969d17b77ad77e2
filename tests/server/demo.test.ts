import { beforeAll, expect, test } from 'vitest';
import * as persons from '#lib/accounts/people-list.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import * as accounts from '#lib/accounts/tables.server.ts';
import * as announcements from '#lib/awards/announcements.server.ts';
import * as rounds from '#lib/awards/rounds.server.ts';
import * as attention from '#lib/coaching/attention.server.ts';
import { filterFrom } from '#lib/learning/matrix.ts';
import * as matrix from '#lib/learning/matrix.server.ts';
import * as team from '#lib/learning/team.server.ts';
import { db } from '#lib/platform/database/index.ts';
import * as platform from '#lib/platform/tables.server.ts';
import * as boards from '#lib/recognition/boards.server.ts';
import * as recognition from '#lib/recognition/tables.server.ts';
import * as items from '#lib/roleplay/items.server.ts';
import * as roleplay from '#lib/roleplay/tables.server.ts';
import { CAST, type Key } from '#tests/support/store.ts';
import * as verify from '../../src/verify.server.ts';
import { actorsByKey, FACES, idOf, seed } from '../../src/demo.server.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const MONTHS = ['2026-09', '2026-10', '2026-11'];

let actors: Record<Key, Person>;
let unitIds: Record<string, string>;
beforeAll(async () => {
	await seed(NOW);
	const units = await db().read.select().from(accounts.units);
	unitIds = Object.fromEntries(units.map(({ id, name }) => [name, id]));
	const ids = await Promise.all(CAST.map(async ({ key }) => [key, (await idOf(key))!] as const));
	const company = units.find((unit) => unit.kind === 'company')!;
	actors = actorsByKey({ id: company.id, unitIds, personIds: Object.fromEntries(ids) });
});

const teamBoard = (name: string, month: string) => boards.team(actors.saga, unitIds[name]!, month, NOW);

test('two stores, four teams, 24 people', async () => {
	const units = await db().read.select().from(accounts.units);
	const named = (kind: string) => units.filter((unit) => unit.kind === kind).map((unit) => unit.name);
	expect(named('store').sort()).toEqual(['Garden', 'Shoes']);
	expect(named('team').sort()).toEqual(['Everyday', 'Plants', 'Tools', 'Trail']);
	expect((await persons.list(actors.saga)).people.map(({ name }) => name).sort()).toEqual(
		CAST.map(({ name }) => name).sort()
	);
	expect(CAST).toHaveLength(24);
});

test('three months of points for both stores, and none besides', async () => {
	for (const store of ['Shoes', 'Garden'])
		for (const month of MONTHS) {
			const { rows } = await boards.store(actors.saga, unitIds[store]!, month, NOW);
			expect(rows.reduce((sum, row) => sum + (row.perMember ?? 0), 0)).toBeGreaterThan(0);
		}
	const rows = await db().read.select().from(recognition.points);
	expect([...new Set(rows.map((row) => row.month))].sort()).toEqual(MONTHS);
	expect(rows.every((row) => row.at <= NOW)).toBe(true);
});

test('a tie at the top of Everyday this month, Maya at its start, and nobody who opted out', async () => {
	const { rows } = await teamBoard('Everyday', '2026-11');
	expect(rows.map(({ name, rank, tied }) => [name, rank, tied])).toEqual([
		['Eero Salo', 1, true],
		['Sanne Bakker', 1, true],
		['李薇', 1, true],
		['Maya Okafor', 4, false]
	]);
	for (const month of MONTHS)
		expect((await teamBoard('Everyday', month)).rows.map((row) => row.name)).not.toContain('Noor Rahimi');
});

test('one is overdue with each lead of Shoes, and Maya’s first module waits', async () => {
	const of = (unit: string) => team.find(actors.saga, unitIds[unit]!, NOW);
	const { members } = await of('Shoes');
	const overdue = members.flatMap(({ name, tasks }) =>
		tasks.filter(({ urgency }) => urgency === 'overdue').map(({ subject }) => [name, subject])
	);
	expect(overdue).toEqual([
		['Tom Reed', 'active-listening'],
		['李薇', 'defensive-or-service']
	]);
	const { teams } = (await attention.today(actors.omar, 'en', NOW))!;
	expect(teams.map(({ counts }) => counts.overdue)).toEqual([1, 1]);
	const filter = filterFrom(new URLSearchParams('every=1'), []);
	const { columns, rows } = await matrix.of(await of('Everyday'), filter, 'en');
	const maya = rows.find((row) => row.name === 'Maya Okafor')!;
	expect(maya.cells.every(({ status }) => status === 'open')).toBe(true);
	// The first week, a week after her first day.
	const asked = maya.cells.filter(({ dueOn }) => dueOn === '2026-11-23').map(({ subject }) => subject);
	expect(asked).toEqual(['greeting', 'active-listening', 'platinum-rule', 'promises']);
	expect(columns.length).toBeGreaterThan(asked.length);
});

test('everybody who finished did so by playing: passed, not all of them perfectly nor at once', async () => {
	const played = await db().read.select().from(roleplay.attempts);
	const best = Map.groupBy(played, (attempt) => `${attempt.personId} ${attempt.scenario}`);
	for (const tries of best.values()) expect(tries.filter((attempt) => attempt.passed)).toHaveLength(1);
	expect(played.every((attempt) => attempt.endedAt)).toBe(true);
	const scores = played.map((attempt) => attempt.score!);
	expect([Math.max(...scores), Math.min(...scores) < 80, new Set(scores).size > 5]).toEqual([100, true, true]);
	const first = await items.analysis(actors.saga, 'quiet-browser', 'en');
	expect(first.passed! >= items.FEWEST && first.failed! >= items.FEWEST).toBe(true);
});

test('every point and standing can be worked out anew from what happened', async () => {
	const { checked, differences } = await verify.points();
	expect(differences).toBe(0);
	expect(Math.min(...Object.values(checked))).toBeGreaterThan(5);
});

test('last month’s awards are announced in both stores, with a team’s quarter and a month without any', async () => {
	const announced = await announcements.recent(actors.saga, 20, NOW);
	expect(announced.map(({ unit, period, winners }) => [unit.name, period, winners[0]?.name]).sort()).toEqual([
		['Garden', '2026-09', undefined],
		['Garden', '2026-10', 'Kaisa Niemi'],
		['Garden', '2026-Q3', 'Plants'],
		['Shoes', '2026-10', 'Femke Jansen']
	]);
	const femke = (await teamBoard('Trail', '2026-10')).rows.find((row) => row.name === 'Femke Jansen')!;
	expect(femke.badges).toContainEqual({ kind: 'empathy-award', month: '2026-10' });
});

test('this month’s round of Shoes waits for nominations and has two', async () => {
	const { rounds: listed } = await rounds.list(actors.omar, null, NOW);
	const waiting = listed.filter(({ phase }) => phase === 'nominating');
	expect(waiting).toMatchObject([{ award: 'empathy-award', unit: 'Shoes', period: '2026-11' }]);
	expect(await rounds.find(actors.omar, waiting[0]!.id, NOW)).toMatchObject({ nominationCount: 2, candidates: [] });
	expect(await verify.awards()).toMatchObject({ differences: 0 });
});

test('one of each role to sign in as', async () => {
	expect(FACES.map(({ role }) => role).sort()).toEqual(['admin', 'lead', 'learner', 'manager']);
	for (const { key, role } of FACES) {
		expect(actors[key].grants[0]!.role).toBe(role);
		expect(await idOf(key)).toBe(actors[key].id);
	}
});

test('seeding a second time is nothing', async () => {
	const tables = [
		...[accounts.units, accounts.people, accounts.grants, recognition.points, recognition.badges],
		...[roleplay.attempts, roleplay.turns, platform.jobs]
	];
	const counts = () => Promise.all(tables.map((table) => db().read.$count(table)));
	const before = await counts();
	await seed(NOW);
	expect(await counts()).toEqual(before);
	expect(before.every((count) => count > 0)).toBe(true);
});
