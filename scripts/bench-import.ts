// `npm run bench:import`: a list of 50,000 people and their stores and teams, read, checked, committed and undone, on both
// engines, each in a process of its own.   --rows 50000   --engines sqlite,postgres.  Prints and asserts nothing.
import { fork } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import type { run as Run, Step } from '../src/bench-import.server.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { content } from './content-plugin.ts';

type App = { run: typeof Run };
type Result = Awaited<ReturnType<typeof Run>>;

const { values: flags } = parseArgs({
	options: {
		rows: { type: 'string', default: '50000' },
		engines: { type: 'string', default: 'sqlite,postgres' },
		child: { type: 'boolean' }
	}
});
const rows = Number(flags.rows);
const TEAM = 20;
const TEAMS = 10;
/** What the work may take above what the process held before it: the file, its rows apart, and one batch in hand. */
const BOUND_MB = 300;

async function compare() {
	const folder = resolve('data/bench');
	mkdirSync(folder, { recursive: true });
	// Built, so that the process holds the app alone and not the tools that make it.
	await build({
		configFile: false,
		logLevel: 'error',
		plugins: [content(), svelte()],
		build: { ssr: resolve('src/bench-import.server.ts'), outDir: join(folder, 'import'), emptyOutDir: true }
	});
	for (const engine of flags.engines.split(',')) {
		const file = join(folder, 'import.db');
		['', '-wal', '-shm'].forEach((end) => rmSync(`${file}${end}`, { force: true }));
		const server = engine === 'postgres' ? await startPostgres() : undefined;
		try {
			const { idle, steps } = await inChild(server?.url ?? file);
			console.log(`\n${engine}: ${rows.toLocaleString('en')} people, ${unitCount()} units; ${mb(idle)} MB before`);
			console.table(Object.fromEntries(steps.map((step) => [step.step, told(step, idle)])));
			const peak = mb(Math.max(...steps.map((step) => step.peak)) - idle);
			console.log(
				`At its highest ${peak} MB above that; the bound is ${BOUND_MB} MB: ${peak <= BOUND_MB ? 'within' : 'OVER'}.`
			);
		} finally {
			await server?.stop();
		}
	}
}

const told = ({ seconds, peak }: Step, idle: number) => ({
	seconds: Number(seconds.toFixed(2)),
	'rows/s': Math.round(rows / seconds),
	'MB above': mb(peak - idle)
});
const mb = (bytes: number) => Math.round(bytes / 1024 / 1024);
const unitCount = () => Math.ceil(rows / TEAM) + Math.ceil(rows / TEAM / TEAMS);

function inChild(url: string) {
	const child = fork(fileURLToPath(import.meta.url), ['--child', '--rows', String(rows)], {
		env: { ...process.env, DATABASE_URL: url, LOG_LEVEL: 'silent' },
		execArgv: ['--expose-gc']
	});
	return new Promise<Result>((done, failed) => {
		child.once('message', (result) => done(result as Result));
		child.once('exit', (code) => code && failed(new Error(`the import ended with ${code}`)));
	});
}

async function live() {
	const app = (await import(resolve('data/bench/import/bench-import.server.js'))) as App;
	const result = await app.run(listOf());
	process.send!(result);
	process.disconnect();
}

function listOf() {
	const lines = ['Name,E-mail,Staff number,Store,Team,Language'];
	for (let n = 1; n <= rows; n++) {
		const team = Math.floor(n / TEAM);
		lines.push(`Person ${n},person-${n}@bench.example,B${n},Store ${Math.floor(team / TEAMS)},Team ${team},en`);
	}
	return new TextEncoder().encode(lines.join('\r\n'));
}

if (flags.child) await live();
else await compare();
