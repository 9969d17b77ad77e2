import Sqlite from 'better-sqlite3';
import { beforeAll, expect, it } from 'vitest';
import type { Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import * as meeting from '#lib/awards/meeting.server.ts';
import * as panels from '#lib/awards/panels.server.ts';
import * as rounds from '#lib/awards/rounds.server.ts';
import * as attention from '#lib/coaching/attention.server.ts';
import { filterFrom } from '#lib/learning/matrix.ts';
import * as matrix from '#lib/learning/matrix.server.ts';
import * as team from '#lib/learning/team.server.ts';
import { countQueries } from '#lib/platform/database/database.ts';
import { monthOf, now } from '#lib/platform/clock.ts';
import { transaction } from '#lib/platform/database/index.ts';
import * as boards from '#lib/recognition/boards.server.ts';
import * as goals from '#lib/recognition/goals.server.ts';
import * as points from '#lib/recognition/points.server.ts';
import * as stage from '#lib/roleplay/stage.server.ts';
import * as attempts from '#lib/roleplay/attempts.server.ts';
import * as earnings from '#lib/roleplay/earnings.server.ts';
import { openStore } from '#tests/support/company.ts';
import { open as openRound } from '#tests/support/awards.ts';
import { joins } from '#tests/support/play.ts';
import { load as today } from '../../src/routes/(app)/today/+page.server.ts';

let people: Awaited<ReturnType<typeof openStore>>['people'];
let ids: Record<string, string>;
beforeAll(async () => {
	({ people, units: ids } = await openStore());
	const month = monthOf(now(), people.omar.company.timeZone);
	await openRound(people.omar, ids.Shoes!, { period: month });
	const goal = { month, measure: 'thanks' as const, target: 8, submission: crypto.randomUUID() };
	await goals.set(people.lotta, ids.Everyday!, goal);
});

/** What the first pages ask of the database, as their routes do. */
const pages = {
	today: async (actor: Person) => void (await today({ locals: { person: actor, locale: 'en' } } as never)),
	boards: async (actor: Person) => void (await boards.overview(actor, {})),
	'teams of a region': async (actor: Person) => void (await boards.overview(actor, { region: true })),
	'hall of fame': async (actor: Person) => void (await boards.hall(actor, {})),
	team: async (actor: Person) => {
		const seen = await team.find(actor, ids.Everyday!);
		await Promise.all([attention.of(actor, seen, 'en'), earnings.worthALook(actor, ids.Everyday!, 'en')]);
	},
	'people of a team': async (actor: Person) => {
		const filter = filterFrom(new URLSearchParams('sort=need'), []);
		await matrix.of(await team.find(actor, ids.Everyday!), filter, 'en');
	},
	points: async (actor: Person) => {
		await Promise.all([points.ofTeam(actor, ids.Everyday!), earnings.mine(actor, 'en')]);
	},
	rounds: async (actor: Person) => void (await rounds.list(actor)),
	meeting: async (actor: Person) => void (await meeting.sheet(actor, ids.Everyday!)),
	screen: async ({ company }: Person) => {
		const screen = { id: ids.Shoes!, name: 'Kitchen', storeId: ids.Shoes!, store: 'Shoes', company };
		await panels.of(screen, 'en');
	}
};

const queriesOf = async (work: () => Promise<unknown>) => {
	const tally = { queries: 0 };
	await countQueries(tally, work);
	return tally.queries;
};

it('no page asks more of the database because the company has more stores, teams and people', async () => {
	const actors = {
		today: people.omar,
		boards: people.maya,
		'teams of a region': people.saga,
		'hall of fame': people.maya,
		team: people.lotta,
		'people of a team': people.lotta,
		points: people.lotta,
		rounds: people.saga,
		meeting: people.lotta,
		screen: people.omar
	};
	const measure = async (): Promise<Record<string, number>> => ({
		...Object.fromEntries(
			await Promise.all(
				Object.entries(pages).map(async ([name, page]) => [
					name,
					await queriesOf(() => page(actors[name as keyof typeof actors]))
				])
			)
		),
		'today of a lead': await queriesOf(() => pages.today(people.lotta)),
		'today of a learner': await queriesOf(() => pages.today(people.maya))
	});
	const before = await measure();
	expect(Math.max(...Object.values(before))).toBeLessThan(50);
	await transaction(async (tx) => {
		for (let i = 0; i < 40; i++) {
			const store = await units.insert(tx, { kind: 'store', name: `Store ${i}`, parentId: people.saga.company.id });
			for (let j = 0; j < 3; j++) await units.insert(tx, { kind: 'team', name: `Team ${j}`, parentId: store });
		}
	});
	for (let i = 0; i < 10; i++) await joins(`Hand ${i}`, ids.Everyday!, people.saga, now());
	expect(await measure()).toEqual(before);
});

it.runIf(process.env.TEST_ENGINE === 'sqlite')('no first page reads a whole table', async () => {
	const statements: string[] = [];
	await countQueries({ queries: 0, statements }, async () => {
		await pages.today(people.omar);
		await pages.today(people.maya);
		await pages.today(people.lotta);
		await pages.boards(people.maya);
		await pages['teams of a region'](people.saga);
		await pages['hall of fame'](people.maya);
		await pages.team(people.lotta);
		await pages['people of a team'](people.lotta);
		await pages.points(people.lotta);
		await pages.rounds(people.omar);
		await pages.meeting(people.lotta);
		await pages.screen(people.omar);
		const id = await attempts.start(people.eero, 'quiet-browser', crypto.randomUUID());
		await attempts.submitTurn(people.eero, id, { turn: 1, reply: 0 }, 'en');
	});
	const file = new Sqlite(process.env.DATABASE_URL!);
	const plan = (sql: string) =>
		file.prepare(`explain query plan ${sql}`).all(...Array(sql.split('?').length - 1).fill(null)) as {
			detail: string;
		}[];
	const scans = (sql: string) => plan(sql).filter(({ detail }) => /^SCAN "?[a-z_]+"?$/.test(detail));
	expect(scans('select * from people where name = ?')).toHaveLength(1);
	const found = [...new Set(statements)].filter((sql) => scans(sql).length > 0);
	file.close();
	expect(statements.length).toBeGreaterThan(20);
	expect(found).toEqual([]);
});

it('a turn asks no more of the database late in a conversation than early', async () => {
	const id = await attempts.start(people.maya, 'quiet-browser', crypto.randomUUID());
	const show = () => queriesOf(() => stage.show(people.maya, id, 'en'));
	const early = await show();
	for (const turn of [1, 2, 3]) await attempts.submitTurn(people.maya, id, { turn, reply: 0 }, 'en');
	expect(await show()).toBe(early);
});
