import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLOCK_START, startApp } from './app.ts';
import { startPostgres } from './postgres.ts';

/** The demo company once for each engine; every test begins with a copy of it. */
export default async function () {
	const home = mkdtempSync(join(tmpdir(), 'attune-e2e-'));
	const postgres = await startPostgres();
	const seeds = { sqlite: join(home, 'seed.db'), postgres: postgres.url };
	for (const DATABASE_URL of Object.values(seeds)) {
		const app = await startApp({ DATABASE_URL, CLOCK_START, MAIL_FOLDER: join(home, 'mail') }, ['--demo']);
		await app.stop();
	}
	process.env.ATTUNE_SEEDS = JSON.stringify({ home, ...seeds });
	return async () => {
		await postgres.stop();
		rmSync(home, { recursive: true, force: true });
	};
}
