// `npm run bench:boards`: /boards of somebody in a company of 1,000 and of 1,000,000 people, on both engines, in one run.
//   --people 1000,1000000   --rounds 5   --seconds 3   of each case in each round.  Prints and asserts nothing.
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { startPostgres } from '../tests/support/postgres.ts';
import { build } from './bench-build.ts';
import { COOKIE, crowd } from './bench-crowd.ts';
import { measure, median, type Case } from './bench-load.ts';
import { pinLoad, startApp } from './bench-server.ts';

const { values: flags } = parseArgs({
	options: {
		people: { type: 'string', default: '1000,1000000' },
		rounds: { type: 'string', default: '5' },
		seconds: { type: 'string', default: '3' }
	}
});
const sizes = flags.people.split(',').map(Number);

const folder = resolve('data/bench');
mkdirSync(folder, { recursive: true });
console.log('Building …');
const app = build(folder);
const server = await startPostgres();
const cases: Case[] = [];
try {
	for (const engine of ['sqlite', 'postgres'] as const) {
		for (const people of sizes) {
			const name = join(folder, `boards-${engine}-${people}`);
			const url = await emptyDatabase(engine, name, people);
			console.log(`${engine}: ${people.toLocaleString('en')} people …`);
			await (await startApp(app, url, name)).stop(); // migrations, and the demo company to stand in
			await crowd(engine, url, people);
			const serving = await startApp(app, url, name);
			for (const path of ['/boards', '/kudos']) {
				cases.push({ page: `${path}, ${engine}`, people, server: serving, path, cookie: COOKIE });
			}
		}
	}
	pinLoad();
	const measured = await measure(cases, Number(flags.rounds), Number(flags.seconds));
	console.table(
		Object.fromEntries(
			measured.map((one) => {
				const small = measured.find((other) => other.page === one.page)!;
				const ratio = median(one.rounds.map((round, i) => small.rounds[i]!.rate / round.rate));
				const byCpu = median(one.rounds.map((round, i) => round.cpu / small.rounds[i]!.cpu));
				return [
					`${one.page}, ${one.people!.toLocaleString('en')}`,
					{
						'requests/s': Math.round(median(one.rounds.map((round) => round.rate))),
						[`time to ${sizes[0]!.toLocaleString('en')}`]: `${ratio.toFixed(2)}×`,
						'by CPU of the app': `${byCpu.toFixed(2)}×`,
						'p99 ms': median(one.rounds.map((round) => round.p99)),
						queries: one.queries,
						failed: one.rounds.reduce((sum, round) => sum + round.failed, 0)
					}
				];
			})
		)
	);
} finally {
	await Promise.all([...new Set(cases.map((one) => one.server))].map((one) => one.stop()));
	await server.stop();
}

async function emptyDatabase(engine: 'sqlite' | 'postgres', name: string, people: number) {
	if (engine === 'sqlite') {
		['', '-wal', '-shm'].forEach((end) => rmSync(`${name}.db${end}`, { force: true }));
		return `${name}.db`;
	}
	const sql = postgres(server.url, { max: 1 });
	await sql.unsafe(`create database boards_${people}`);
	await sql.end();
	return server.url.replace(/\/postgres$/, `/boards_${people}`);
}
