import { count, sql } from 'drizzle-orm';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { beforeAll, expect, it } from 'vitest';
import { grants, people, units } from '#lib/accounts/tables.server.ts';
import { db, openDatabase } from '#lib/platform/database/index.ts';
import { openStore } from '#tests/support/company.ts';
import { CAST } from '#tests/support/store.ts';
import { together } from '#tests/support/processes.ts';

const engine = process.env.TEST_ENGINE as 'sqlite' | 'postgres';
type Journal = { entries: { idx: number; tag: string; when: number; version: string; breakpoints: boolean }[] };
const journal = JSON.parse(readFileSync(`drizzle/${engine}/meta/_journal.json`, 'utf8')) as Journal;
beforeAll(async () => void (await openStore()));

it('three servers may start on one empty database at once', async () => {
	const url = await emptyDatabase();
	expect(await together(3, 'migrate.ts', [], url)).toEqual([0, 0, 0]);
	const database = openDatabase(url);
	expect(await database.read.$count(units)).toBe(0);
	expect(await applied(database)).toBe(journal.entries.length);
	await database.close();
});

it('a second time is nothing', async () => {
	await db().migrate();
	expect(await applied()).toBe(journal.entries.length);
	expect(await db().read.$count(people)).toBe(CAST.length);
});

it('a migration that fails leaves nothing of itself', async () => {
	const folder = withMigration('CREATE TABLE half (id text)', 'INSERT INTO nowhere VALUES (1)');
	await expect(db().migrate(folder)).rejects.toThrow();
	expect(await applied()).toBe(journal.entries.length);
	await db().migrate(withMigration('CREATE TABLE half (id text)', 'DROP TABLE half'));
	expect(await applied()).toBe(journal.entries.length + 1);
});

it.runIf(engine === 'sqlite')('a rebuilt table keeps the rows that refer to it', async () => {
	await db().migrate(withMigration(...(await rebuildPeople())));
	expect(await applied()).toBe(journal.entries.length + 2);
	expect([await db().read.$count(people), await db().read.$count(grants)]).toEqual([CAST.length, CAST.length]);
});

it.runIf(engine === 'sqlite')('a rebuild that would orphan them is refused', async () => {
	const losing = withMigration(...(await rebuildPeople('WHERE false')));
	await expect(db().migrate(losing)).rejects.toThrow('broken references');
	expect(await db().read.$count(people)).toBe(CAST.length);
});

async function emptyDatabase() {
	if (engine === 'sqlite') return join(mkdtempSync(join(tmpdir(), 'empty-')), 'attune.db');
	const name = `t_${crypto.randomUUID().replaceAll('-', '')}`;
	const admin = postgres(process.env.DATABASE_URL!, { max: 1 });
	await admin.unsafe(`create database ${name}`);
	await admin.end();
	return process.env.DATABASE_URL!.replace(/[^/]+$/, name);
}

async function applied(database = db()) {
	const done = engine === 'sqlite' ? sql`__drizzle_migrations` : sql`drizzle.__drizzle_migrations`;
	return (await database.read.select({ n: count() }).from(done))[0]!.n;
}

/** Our migrations and one more. */
function withMigration(...statements: string[]) {
	const folder = join(mkdtempSync(join(tmpdir(), 'migrations-')), engine);
	cpSync(`drizzle/${engine}`, folder, { recursive: true });
	const last = { ...journal.entries.at(-1)!, idx: journal.entries.length, tag: '9999_next', when: Date.now() };
	writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ entries: [...journal.entries, last] }));
	writeFileSync(join(folder, '9999_next.sql'), statements.join('\n--> statement-breakpoint\n'));
	return folder;
}

/** What drizzle-kit writes when a column of `people` changes in a way that SQLite cannot alter. */
async function rebuildPeople(keep = '') {
	const [table] = await db()
		.read.select({ create: sql<string>`sql` })
		.from(sql`sqlite_master`)
		.where(sql`name = 'people'`);
	return [
		'PRAGMA foreign_keys=OFF;',
		table!.create.replace(/^CREATE TABLE \S+/, 'CREATE TABLE `__new_people`').replace(/"\w+"\."email"/g, '"email"'),
		`INSERT INTO \`__new_people\` SELECT * FROM \`people\` ${keep};`,
		'DROP TABLE `people`;',
		'ALTER TABLE `__new_people` RENAME TO `people`;',
		'CREATE UNIQUE INDEX `people_email_uq` ON `people` (`email`);',
		'PRAGMA foreign_keys=ON;'
	];
}
