// `node scripts/inside.ts <module> <function> [--demo]`: runs a function of the app's server, as Vite would load it, on
// the app's database. It prints the report that it gives, and fails when that counts differences.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { runnerImport } from 'vite';
import { env } from '../src/lib/platform/env.server.ts';
import type { Report } from '../src/verify.server.ts';
import { content } from './content-plugin.ts';

const { values: flags, positionals } = parseArgs({ allowPositionals: true, options: { demo: { type: 'boolean' } } });
const [file = '', name = ''] = positionals;

// As serve.mjs: the demo takes nothing from .env.
if (!flags.demo && existsSync('.env')) process.loadEnvFile('.env');
if (flags.demo) process.env.DEMO = '1';
const url = (process.env.DATABASE_URL = env().DATABASE_URL); // the tables look here for the engine
if (!/^postgres(ql)?:/.test(url) && !existsSync(url.replace(/^file:/, ''))) {
	console.error(`There is no database at ${url}.`);
	process.exit(1);
}

const { module } = await runnerImport<Record<string, () => Promise<Report>> & { close: () => Promise<void> }>(
	resolve(file),
	{ logLevel: 'error', plugins: [content(), svelte()] }
);
const { checked, differences, first } = await module[name]!().finally(module.close);
console.table(Object.fromEntries(Object.entries(checked).map(([what, count]) => [what, { checked: count }])));
if (first.length) console.table(first);
if (differences > first.length) console.log(`… and ${differences - first.length} more`);
console.log(`${differences} differences`);
process.exitCode = differences ? 1 : 0;
