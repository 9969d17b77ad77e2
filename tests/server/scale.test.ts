import Sqlite from 'better-sqlite3';
import { beforeAll, expect, it } from 'vitest';
import * as outlook from '#lib/accounts/outlook.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import * as announcements from '#lib/awards/announcements.server.ts';
import * as rounds from '#lib/awards/rounds.server.ts';
import * as agenda from '#lib/learning/agenda.server.ts';
import * as team from '#lib/learning/team.server.ts';
import { countQueries } from '#lib/platform/database/database.ts';
import { now } from '#lib/platform/clock.ts';
import { transaction } from '#lib/platform/database/index.ts';
import * as boards from '#lib/recognition/boards.server.ts';
import * as stage from '#lib/roleplay/stage.server.ts';
import * as attempts from '#lib/roleplay/attempts.server.ts';
import { openStore } from '#tests/support/company.ts';
import { joins } from '#tests/support/play.ts';

let people: Awaited<ReturnType<typeof openStore>>['people'];
let ids: Record<string, string>;
beforeAll(async () => {
	({ people, units: ids } = await openStore());
});

/** What the first pages ask of the database, as their routes do. */
const pages = {
	today: async (actor: Person) => {
		await Promise.all([
			agenda.of(actor, 'en'),
			announcements.recent(actor, 2),
			boards.mine(actor),
			team.needsOf(actor, 'en')
		]);
	},
	boards: async (actor: Person) => {
		const { store, teamId } = await outlook.of(actor, {});
		await Promise.all([boards.store(actor, store!.id, '2026-11'), boards.team(actor, teamId!, '2026-11')]);
	},
	team: async (actor: Person) => void (await team.overview(actor, ids.Everyday!, 'en')),
	rounds: async (actor: Person) => void (await rounds.list(actor))
};

const queriesOf = async (work: () => Promise<unknown>) => {
	const tally = { queries: 0 };
	await countQueries(tally, work);
	return tally.queries;
};

it('no page asks more of the database because the company has more stores, teams and people', async () => {
	const actors = { today: people.omar, boards: people.saga, team: people.lotta, rounds: people.saga };
	const measure = async (): Promise<Record<string, number>> =>
		Object.fromEntries(
			await Promise.all(
				Object.entries(pages).map(async ([name, page]) => [
					name,
					await queriesOf(() => page(actors[name as keyof typeof actors]))
				])
			)
		);
	const before = await measure();
	expect(Math.max(...Object.values(before))).toBeLessThan(30);
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
		await pages.boards(people.maya);
		await pages.team(people.lotta);
		await pages.rounds(people.omar);
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
