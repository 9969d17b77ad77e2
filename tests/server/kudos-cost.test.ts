import Sqlite from 'better-sqlite3';
import { beforeAll, expect, it } from 'vitest';
import { countQueries } from '#lib/platform/database/database.ts';
import { transaction } from '#lib/platform/database/index.ts';
import * as colleagues from '#lib/recognition/colleagues.server.ts';
import * as giving from '#lib/recognition/giving.server.ts';
import * as goals from '#lib/recognition/goals.server.ts';
import * as kudos from '#lib/recognition/kudos.server.ts';
import * as reports from '#lib/recognition/reports.server.ts';
import * as tables from '#lib/recognition/tables.server.ts';
import { openStore } from '#tests/support/company.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const MOMENT = 'She knelt down to measure the foot of a child who was afraid.';

let people: Awaited<ReturnType<typeof openStore>>['people'];
let units: Record<string, string>;
beforeAll(async () => {
	({ people, units } = await openStore());
	await give('eero', 'wei');
	await give('wei', 'eero');
	await reports.report(people.tom, await give('joonas', 'wei'), { reason: 'It names a customer.' }, NOW);
});

type Key = keyof typeof people;
const give = (by: Key, to: Key) => {
	const form = { toId: people[to].id, practice: 'G1', moment: MOMENT, submission: crypto.randomUUID() };
	return giving.give(people[by], form, NOW);
};

/** What the pages ask of the database. */
const read = async () => {
	const { wei, lotta } = people;
	await kudos.wall(wei, { storeId: units.Shoes! });
	await kudos.wall(wei, { storeId: units.Shoes!, teamId: units.Everyday! });
	await kudos.mine(wei);
	await kudos.latestFor(wei, NOW);
	await kudos.recentOf(units.Everyday!, new Date(0));
	await kudos.tallyOf([units.Shoes!], ['2026-11']);
	await colleagues.of(wei, units.Shoes!, NOW);
	await giving.left(wei, NOW);
	await reports.open(lotta);
	await reports.openCount(lotta);
	await goals.plan(lotta, units.Everyday!, NOW);
};
const asked = async () => {
	const tally = { queries: 0, statements: [] as string[] };
	await countQueries(tally, read);
	return tally;
};

it.runIf(process.env.TEST_ENGINE === 'sqlite')('nothing reads a whole table', async () => {
	const { statements } = await asked();
	const file = new Sqlite(process.env.DATABASE_URL!);
	const plan = (sql: string) =>
		file.prepare(`explain query plan ${sql}`).all(...Array(sql.split('?').length - 1).fill(null)) as {
			detail: string;
		}[];
	const scans = (sql: string) => plan(sql).filter(({ detail }) => /^SCAN "?[a-z_]+"?$/.test(detail));
	expect(scans('select * from kudos where moment = ?')).toHaveLength(1);
	const found = [...new Set(statements)].filter((sql) => scans(sql).length > 0);
	file.close();
	expect(statements.length).toBeGreaterThan(20);
	expect(found).toEqual([]);
});

it('a wall of many thanks asks no more often than one of few', async () => {
	const before = (await asked()).queries;
	await transaction(async (tx) => {
		const [one] = await tx.select().from(tables.kudos).limit(1);
		for (let i = 0; i < 60; i++) {
			const [row] = await tx
				.insert(tables.kudos)
				.values({ ...one!, id: crypto.randomUUID() })
				.returning({ id: tables.kudos.id });
			await tx
				.insert(tables.kudosReports)
				.values({ kudosId: row!.id, reportedBy: people.tom.id, reason: 'It names a customer.', at: NOW });
		}
	});
	expect((await asked()).queries).toBe(before);
	expect(await reports.openCount(people.lotta)).toBeGreaterThan(59);
});
