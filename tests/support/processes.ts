import { fork } from 'node:child_process';
import { join } from 'node:path';

/** Runs a script beside this file in several processes at once; gives their exit codes. */
export const together = (
	processes: number,
	script: string,
	args: string[] = [],
	databaseUrl = process.env.DATABASE_URL
) =>
	Promise.all(
		Array.from(
			{ length: processes },
			() =>
				new Promise<number | null>((resolve) => {
					const env = { ...process.env, DATABASE_URL: databaseUrl };
					fork(join(import.meta.dirname, script), args, { env, execArgv: [] }).on('exit', resolve);
				})
		)
	);
