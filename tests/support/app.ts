import { spawn, type ChildProcess } from 'node:child_process';

export const CLOCK_START = '2026-11-18T09:00:00Z';

export type App = {
	url: string;
	/** Everything it has printed so far. */
	printed(): string;
	process: ChildProcess;
	/** Ends it as an operating system does; gives its exit code. */
	stop(signal?: NodeJS.Signals): Promise<number | null>;
};

/** Starts the built server on a free port of this machine. */
export async function startApp(env: Record<string, string>, flags: string[] = []): Promise<App> {
	const server = spawn(process.execPath, ['scripts/serve.mjs', ...flags], {
		env: { ...process.env, PORT: '0', HOST: '127.0.0.1', ORIGIN: '', LOG_LEVEL: 'warn', ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let printed = '';
	const gone = new Promise<number | null>((resolve) => server.once('exit', (code) => resolve(code)));
	server.stderr.on('data', (chunk) => (printed += String(chunk)));
	const url = await new Promise<string>((resolve, reject) => {
		server.stdout.on('data', (chunk) => {
			printed += String(chunk);
			const found = /http:\/\/localhost:\d+/.exec(/ready: (.*)/.exec(printed)?.[1] ?? '');
			if (found) resolve(found[0]);
		});
		void gone.then((code) => reject(new Error(`the server ended (${code})\n${printed}`)));
	});
	return {
		url: url.replace('localhost', '127.0.0.1'),
		printed: () => printed,
		process: server,
		async stop(signal = 'SIGTERM') {
			server.kill(signal);
			return gone;
		}
	};
}
