import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import postgres from 'postgres';
import { expect, it } from 'vitest';
import { people } from '#lib/accounts/tables.server.ts';
import { announcements, awardRounds, awardWinners } from '#lib/awards/tables.server.ts';
import { assignments, reminders } from '#lib/learning/tables.server.ts';
import { openDatabase } from '#lib/platform/database/index.ts';
import { teamStandings } from '#lib/recognition/tables.server.ts';

const engine = process.env.TEST_ENGINE as 'sqlite' | 'postgres';
const AT = engine === 'sqlite' ? '1760000000000' : "'2025-10-09T08:53:20Z'";
const yes = engine === 'sqlite' ? '1' : 'true';
const no = engine === 'sqlite' ? '0' : 'false';

/** A shop from before rounds had a log: one award announced, one round still open, three people on the board. */
const BEFORE = [
	`insert into units values ('halla', 'company', 'Halla & Co', null, ${AT}), ('shoes', 'store', 'Shoes', 'halla', ${AT}), ('everyday', 'team', 'Everyday', 'shoes', ${AT})`,
	`insert into companies values ('halla', 'Halla & Co', 'Europe/Helsinki', ${AT})`,
	...['omar', 'eero', 'sanne', 'noor'].map(
		(key) =>
			`insert into people (id, company_id, name, email, created_at) values ('${key}', 'halla', '${key}', '${key}@halla.example', ${AT})`
	),
	`insert into award_rounds (id, award, unit_id, month, rules, opened_by, opened_at) values
		('october', 'empathy-award', 'shoes', '2026-10', '{"path":["greeting"],"maxWinners":3}', 'omar', ${AT}),
		('november', 'empathy-award', 'shoes', '2026-11', '{"path":["greeting"],"maxWinners":3}', 'omar', ${AT})`,
	`insert into announcements (id, round_id, citation, announced_by, at) values ('said', 'october', 'He carried her pram up the stairs.', 'omar', ${AT})`,
	`insert into award_winners (id, announcement_id, person_id, evidence) values ('won', 'said', 'eero', '{"modules":[],"median":90}')`,
	`insert into standings (team_id, month, person_id, store_id, points, listed) values
		('everyday', '2026-10', 'eero', 'shoes', 80, ${yes}), ('everyday', '2026-10', 'sanne', 'shoes', 30, ${yes}),
		('everyday', '2026-10', 'noor', 'shoes', 240, ${no})`
];

it('what was announced before there was a log is kept, with its citation beside its winner', async () => {
	const url = await emptyDatabase();
	const database = openDatabase(url);
	await database.migrate(firstMigrations(2));
	await execute(url, BEFORE);
	await database.migrate();
	const { read } = database;
	expect(await read.select().from(awardWinners)).toMatchObject([
		{ personId: 'eero', unitId: null, citation: 'He carried her pram up the stairs.', evidence: { median: 90 } }
	]);
	const [said] = await read.select().from(announcements);
	expect(said).toMatchObject({ outcome: 'award', reason: null, decidedAt: null });
	expect(said!.publishedAt).toEqual(said!.at);
	const phases = await read.select({ id: awardRounds.id, phase: awardRounds.phase }).from(awardRounds);
	expect(Object.fromEntries(phases.map(({ id, phase }) => [id, phase]))).toEqual({
		october: 'announced',
		november: 'nominating'
	});
	// Noor had opted out: her points are in no team's sum.
	expect(await read.select().from(teamStandings)).toEqual([
		{ teamId: 'everyday', month: '2026-10', storeId: 'shoes', points: 110 }
	]);
	await database.close();
});

/** A lead's wishes from when only a team could be asked, and everybody had an e-mail. */
const WISHES = [
	...BEFORE.slice(0, 6),
	`insert into assignments (id, module, audience, team_id, due_on, assigned_by, at) values ('all', 'greeting', 'team', 'everyday', '2026-12-01', 'omar', ${AT})`,
	`insert into assignments (id, path, audience, team_id, due_after_days, assigned_by, at) values ('new', 'first-week', 'joiners', 'everyday', 7, 'omar', ${AT})`,
	`insert into reminders (id, person_id, module, reminded_by, day, at) values ('told', 'eero', 'greeting', 'omar', '2026-11-20', ${AT})`
];

it('what a team was asked before units could be asked is still asked, and nobody loses their address', async () => {
	const url = await emptyDatabase();
	const database = openDatabase(url);
	await database.migrate(firstMigrations(7));
	await execute(url, WISHES);
	await database.migrate();
	const { read } = database;
	const wished = await read.select().from(assignments);
	expect(wished.map(({ id, audience, unitId, role }) => [id, audience, unitId, role]).sort()).toEqual([
		['all', 'unit', 'everyday', 'learner'],
		['new', 'joiners', 'everyday', 'learner']
	]);
	expect(await read.select({ subject: reminders.subject }).from(reminders)).toEqual([{ subject: 'greeting' }]);
	expect((await read.select({ email: people.email }).from(people)).map(({ email }) => email)).toContain(
		'eero@halla.example'
	);
	await database.close();
});

async function emptyDatabase() {
	if (engine === 'sqlite') return join(mkdtempSync(join(tmpdir(), 'upgrade-')), 'attune.db');
	const name = `t_${crypto.randomUUID().replaceAll('-', '')}`;
	await execute(process.env.DATABASE_URL!, [`create database ${name}`]);
	return process.env.DATABASE_URL!.replace(/[^/]+$/, name);
}

async function execute(url: string, statements: string[]) {
	if (engine === 'sqlite') {
		const file = new Sqlite(url);
		statements.forEach((statement) => file.exec(statement));
		file.close();
		return;
	}
	const sql = postgres(url, { max: 1 });
	for (const statement of statements) await sql.unsafe(statement);
	await sql.end();
}

/** The house as it was after so many migrations. */
function firstMigrations(number: number) {
	const folder = join(mkdtempSync(join(tmpdir(), 'migrations-')), engine);
	cpSync(`drizzle/${engine}`, folder, { recursive: true });
	const file = join(folder, 'meta/_journal.json');
	const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: unknown[] };
	writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, number) }));
	return folder;
}
