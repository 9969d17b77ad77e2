import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export type Server = Awaited<ReturnType<typeof start>>;

const PIN = 'taskset'; // of util-linux
/** Servers have the first core to themselves and the load comes from the second, where the machine can do that. */
export const canPin = availableParallelism() > 1 && spawnSync(PIN, ['--version']).status === 0;
export const pinLoad = () =>
	void (canPin && spawnSync(PIN, ['--all-tasks', '--cpu-list', '--pid', '1', `${process.pid}`]));

const HELLO = `
	const server = require('node:http').createServer((request, response) => {
		response.setHeader('content-type', 'text/html');
		response.end('<h1>hello</h1>');
	});
	server.listen(process.env.PORT, '127.0.0.1', () => console.log('hello is ready'));`;

/** The least that Node can do. */
export const startHello = (folder: string) => start(['-e', HELLO], folder, join(folder, 'hello.log'));

/**
 * The app on this database as `npm run demo` serves it, but logging what production logs. `name` is where its log and
 * mails go, if the database is no file.
 */
export const startApp = (app: string, database: string, name = database) =>
	start(['scripts/serve.mjs', '--demo'], app, `${name}.log`, {
		DATABASE_URL: database,
		LOG_LEVEL: 'info',
		MAIL_FOLDER: `${name}.mail`
	});

const ours = new Set<ChildProcess>();
process.once('exit', () => ours.forEach((child) => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

async function start(args: string[], cwd: string, log: string, env: Record<string, string> = {}) {
	const port = String(await freePort());
	const [command, ...rest] = [...(canPin ? [PIN, '-c', '0'] : []), process.execPath, ...args];
	const output = openSync(log, 'w');
	const startedAt = performance.now();
	const child = spawn(command!, rest, {
		cwd,
		env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: port, ...env },
		stdio: ['ignore', output, 'inherit']
	});
	ours.add(child);
	closeSync(output);
	while (!readFileSync(log, 'utf8').includes('is ready')) {
		if (child.exitCode !== null) throw new Error(`the server did not start: see ${log}`);
		await sleep(5);
	}
	const pid = child.pid!;
	return {
		url: `http://127.0.0.1:${port}`,
		readyMs: performance.now() - startedAt,
		memoryMb: () => Number(/VmRSS:\s+(\d+)/.exec(proc(pid, 'status'))?.[1] ?? NaN) / 1024,
		/** Microseconds of processor time so far; the kernel counts in hundredths of a second. */
		cpu() {
			const [user, system] = proc(pid, 'stat').split(') ').at(-1)!.split(' ').slice(11, 13);
			return (Number(user ?? NaN) + Number(system ?? NaN)) * 10_000;
		},
		/** How many queries an answer took, by its line in the log, which is written a little later. */
		async queries(response: Response) {
			const id = response.headers.get('x-request-id')!;
			for (let tries = 0; tries < 100; tries++) {
				const line = readFileSync(log, 'utf8')
					.split('\n')
					.slice(0, -1)
					.find((line) => line.includes(id));
				if (line) return (JSON.parse(line) as { queries: number }).queries;
				await sleep(50);
			}
			return NaN;
		},
		async stop() {
			const gone = new Promise((resolve) => child.once('exit', resolve));
			child.kill('SIGTERM');
			const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
			await gone;
			clearTimeout(late);
			ours.delete(child);
		}
	};
}

/** Signs one of the demo's faces in. Gives the cookie. */
export async function signIn(server: Server, as: string) {
	const response = await fetch(`${server.url}/sign-in?/demo`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: server.url, accept: 'text/html' },
		body: new URLSearchParams({ as })
	});
	return response.headers
		.getSetCookie()
		.find((cookie) => cookie.startsWith('session='))!
		.split(';')[0]!;
}

function proc(pid: number, file: string) {
	try {
		return readFileSync(`/proc/${pid}/${file}`, 'utf8');
	} catch {
		return ''; // no Linux: those columns stay empty
	}
}

async function freePort() {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as { port: number };
	await new Promise((resolve) => server.close(resolve));
	return port;
}
