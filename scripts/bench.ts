// `npm run bench`: what the app costs, in one run. Prints and asserts nothing.
//   --people 1000,100000   sizes of the company      --rounds 5   --seconds 2   of each case in each round
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { build } from './bench-build.ts';
import { found, grow, type Demo, type Turns } from './bench-company.ts';
import { measure, median, once, type Case, type Measured } from './bench-load.ts';
import { canPin, pinLoad, startApp, startHello, type Server } from './bench-server.ts';
import { LARGE_TEAM, LEAD_COOKIE } from './bench-team.ts';
import { weigh } from './bench-weights.ts';

const { values: flags } = parseArgs({
	options: {
		people: { type: 'string', default: '1000,100000' },
		rounds: { type: 'string', default: '5' },
		seconds: { type: 'string', default: '2' }
	}
});
const sizes = flags.people.split(',').map(Number);
const rounds = Number(flags.rounds);
const seconds = Number(flags.seconds);
const STARTS = 3;
const TURNS_PER_SECOND = 3_000; // more conversations than can be played
const IDLE_MS = 2_000;
const PATIENCE_MS = 10_000;

const folder = resolve('data/bench');
mkdirSync(folder, { recursive: true });
const database = (name: string | number) => join(folder, `${name}.db`);
const forget = (path: string) => ['', '-wal', '-shm'].forEach((end) => rmSync(path + end, { force: true }));

say('Building the app with a bare page …');
const app = build(folder);

say('Seeding the demo company …');
forget(database('demo'));
const demo = await found(app, database('demo'));

const companies: { people: number; server: Server; turns: Turns }[] = [];
const starts: Record<string, Record<string, string>> = {};
for (const people of sizes) {
	say(`Adding people up to ${amount(people)} …`);
	const file = database(people);
	forget(file);
	cpSync(database('demo'), file);
	const turns = grow(file, people, TURNS_PER_SECOND * (rounds * seconds + 2));
	const { server, readyMs } = await startOften(file);
	await sleep(IDLE_MS);
	starts[amount(people)] = {
		'cold start, ms': whole(readyMs),
		'idle memory, MB': whole(server.memoryMb())
	};
	companies.push({ people, server, turns });
}
const hello = await startHello(folder);

say('Weighing the pages in a browser …');
const { weights, turn } = await weigh(companies[0]!.server, demo, companies[0]!.turns.attempts.pop()!);

const cases: Case[] = [
	{ page: 'node:http hello', server: hello, path: '/' },
	...companies.flatMap((company) => casesOf(company, demo))
];
say(`Measuring ${cases.length} cases, ${rounds} rounds of ${seconds} s …`);
pinLoad();
const measured = await measure(cases, rounds, seconds);
companies.forEach(({ people, server }) => (starts[amount(people)]!['after the load, MB'] = whole(server.memoryMb())));
const byAdmin = await askedByAdmin();

say(
	`\nFirst visit, KB: each file gzipped; “as sent” is what the server itself sends (files as brotli, pages as they are)`
);
print(weights, (value) => value.toFixed(1));
say('One turn with JavaScript, bytes');
print(turn, whole);
say(`Start and memory (median of ${STARTS} starts)`);
console.table(starts);
say(`Throughput, medians of ${rounds} rounds; ${canPin ? 'the server alone on one core' : 'nothing pinned to a core'}`);
console.table(Object.fromEntries(measured.map((one) => [nameOf(one), lineOf(one)])));
say('One request by the admin of the whole company');
console.table(byAdmin);
await Promise.all([hello, ...companies.map(({ server }) => server)].map((server) => server.stop()));

/** Starts a few times for the median and keeps the last. */
async function startOften(file: string) {
	const took: number[] = [];
	for (;;) {
		const server = await startApp(app, file);
		took.push(server.readyMs);
		if (took.length === STARTS) return { server, readyMs: median(took) };
		await server.stop();
	}
}

function casesOf({ people, server, turns }: (typeof companies)[number], { maya, lotta, lesson }: Demo): Case[] {
	const attempt = turns.attempts.pop()!;
	const one = (page: string, path: string, cookie?: string) => ({ page, path, cookie, people, server });
	return [
		one('bare page', '/bare'),
		one('/today of a new hire', '/today', maya),
		one('/today of a lead', '/today', lotta),
		one('lesson section', lesson, maya),
		one('turn: GET the page', attempt, maya),
		{ ...one('turn: POST a reply', attempt, maya), turns },
		one('/boards', '/boards', maya),
		one(`/team of ${amount(LARGE_TEAM)}`, '/team', LEAD_COOKIE),
		one(`/team/people of ${amount(LARGE_TEAM)}`, '/team/people', LEAD_COOKIE)
	];
}

/** Ratios are taken within each round, against what was measured a moment before, and then their median. */
function lineOf(one: Measured) {
	const bare = measured.find((other) => other.page === 'bare page' && other.people === one.people);
	const smallest = measured.find((other) => other.page === one.page);
	const of = (other: Measured | undefined, key: 'rate' | 'cpu' | 'p99') =>
		other ? median(one.rounds.map((round, i) => round[key] / other.rounds[i]![key])) : NaN;
	const middle = (key: keyof Measured['rounds'][number]) => median(one.rounds.map((round) => round[key]));
	return {
		'requests/s': whole(middle('rate')),
		'of hello': percent(of(measured[0], 'rate')),
		'of bare': percent(of(bare, 'rate')),
		'CPU µs': whole(middle('cpu')),
		'of bare, by CPU': percent(1 / of(bare, 'cpu')),
		[`CPU to ${amount(sizes[0]!)}`]: one.people ? `${of(smallest, 'cpu').toFixed(2)}×` : '',
		'p50 ms': middle('p50'),
		'p99 ms': middle('p99'),
		'p99 of bare': ratio(of(bare, 'p99')),
		queries: one.queries,
		failed: one.rounds.reduce((sum, round) => sum + round.failed, 0)
	};
}

/** Once each: what concerns a whole company may take so long that nobody would wait. */
async function askedByAdmin() {
	const lines: Record<string, Record<string, string>> = {};
	for (const { people, server } of companies) {
		for (const path of ['/boards', '/today']) {
			const one = { page: path, people, server, path, cookie: demo.saga };
			const answer = await once(one, PATIENCE_MS);
			lines[nameOf(one)] = answer
				? { ms: whole(answer.ms), queries: whole(answer.queries), KB: whole(answer.bytes / 1024) }
				: { ms: `none in ${PATIENCE_MS}` };
		}
	}
	return lines;
}

function nameOf({ page, people }: Pick<Case, 'page' | 'people'>) {
	return people ? `${page}, ${amount(people)}` : page;
}
function amount(people: number) {
	return people.toLocaleString('en');
}

function print(table: Record<string, Record<string, number>>, format: (value: number) => string) {
	const row = (cells: Record<string, number>) =>
		Object.fromEntries(Object.entries(cells).map(([name, value]) => [name, format(value)]));
	console.table(Object.fromEntries(Object.entries(table).map(([name, cells]) => [name, row(cells)])));
}

function whole(value: number) {
	return Number.isFinite(value) ? String(Math.round(value)) : '–';
}
function ratio(value: number) {
	return Number.isFinite(value) ? `${value.toFixed(1)}×` : '–';
}
function percent(ratio: number) {
	return Number.isFinite(ratio) ? `${Math.round(ratio * 100)} %` : '–';
}
function say(line: string) {
	console.log(line);
}
