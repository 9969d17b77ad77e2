import { test as base, expect, type Page } from '@playwright/test';
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { CLOCK_START, startApp, type App } from '../support/app.ts';
import type { Key } from '../support/store.ts';

type Fixtures = {
	/** The built server on a fresh copy of the demo company, on the engine that the project names. */
	app: App & { mails(): string[]; env: Record<string, string> };
	/** Signs one of the cast in, in this browser. */
	signIn: (key: Key, page?: Page) => Promise<void>;
	/** What the browser complained of: nothing, in a test that does not ask for it. */
	complaints: string[];
};

export const test = base.extend<Fixtures>({
	app: async ({}, use, info) => {
		const id = crypto.randomUUID().replaceAll('-', '');
		const { home, ...seeds } = JSON.parse(process.env.ATTUNE_SEEDS!) as Record<'home' | 'sqlite' | 'postgres', string>;
		const folder = join(home, id);
		mkdirSync(folder);
		const copy = info.project.metadata.engine === 'postgres' ? copyPostgres : copySqlite;
		const database = await copy(seeds, folder, id);
		const mail = join(folder, 'mail');
		const env = { DATABASE_URL: database.url, MAIL_FOLDER: mail, CLOCK_START };
		const app = await startApp(env, ['--demo']);
		// A letter is written beside its place and then moved there.
		const letters = () => readdirSync(mail).filter((name) => name.endsWith('.eml'));
		const mails = () => letters().map((name) => readFileSync(join(mail, name), 'utf8'));
		await use({ ...app, env, mails: () => (mkdirSync(mail, { recursive: true }), mails()) });
		const code = await app.stop();
		if (!app.process.signalCode) expect(code, 'the server ends in good order').toBe(0);
		await database.drop();
	},
	baseURL: async ({ app }, use) => use(app.url),
	complaints: async ({}, use) => use([]),
	page: async ({ page, javaScriptEnabled, complaints }, use) => {
		if (javaScriptEnabled !== false) patient(page);
		page.on('console', (message) => {
			if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
		});
		page.on('pageerror', (error) => complaints.push(error.message));
		await use(page);
	},
	signIn: async ({ app, page }, use) =>
		use(async (key, on = page) => {
			await on.request.post(`${app.url}/sign-in?/demo`, { form: { as: key }, headers: { origin: app.url } });
		})
});

export { expect };

/** Waits, wherever it goes, until Svelte has taken over the page: a button that is clicked before does nothing. */
export function patient(page: Page) {
	const goto = page.goto.bind(page);
	page.goto = async (...args) => {
		const response = await goto(...args);
		const hasScript = (await page.locator('script').count()) > 0; // a wall has none
		if (hasScript) await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
		return response;
	};
	return page;
}

/** A database without anything in it, on the engine that the project names. */
export async function emptyDatabase(engine: string) {
	const { home, ...seeds } = JSON.parse(process.env.ATTUNE_SEEDS!) as Record<'home' | 'sqlite' | 'postgres', string>;
	const name = `e_${crypto.randomUUID().replaceAll('-', '')}`;
	if (engine !== 'postgres') return join(home, `${name}.db`);
	const admin = postgres(seeds.postgres.replace(/\/postgres$/, '/template1'), { max: 1 });
	await admin.unsafe(`create database ${name} template template0`);
	await admin.end();
	return seeds.postgres.replace(/\/postgres$/, `/${name}`);
}

type Seeds = Record<'sqlite' | 'postgres', string>;

async function copySqlite(seeds: Seeds, folder: string) {
	copyFileSync(seeds.sqlite, join(folder, 'app.db'));
	return { url: join(folder, 'app.db'), drop: async () => {} };
}

async function copyPostgres(seeds: Seeds, _folder: string, id: string) {
	const name = `t_${id}`;
	const admin = postgres(seeds.postgres.replace(/\/postgres$/, '/template1'), { max: 1, onnotice: () => {} });
	await admin.unsafe(`create database ${name} template postgres`);
	return {
		url: seeds.postgres.replace(/\/postgres$/, `/${name}`),
		async drop() {
			await admin.unsafe(`drop database ${name} with (force)`);
			await admin.end();
		}
	};
}
