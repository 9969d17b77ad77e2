import { chromium, type Browser, type Page, type Response } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { launchOptions } from '../tests/support/browser.ts';
import type { Demo } from './bench-company.ts';
import type { Server } from './bench-server.ts';

const KINDS = { javascript: 'JS', css: 'CSS', font: 'font', html: 'HTML' };

/** What a browser that was never here loads for each page, each file gzipped, in KB; and what a turn sends and gets. */
export async function weigh(server: Server, demo: Demo, attempt: string) {
	const browser = await chromium.launch(await launchOptions());
	try {
		const own = ['/today', '/practice', '/answers', '/boards'];
		const pages = {
			lesson: demo.lesson,
			attempt,
			...Object.fromEntries(own.map((path) => [path, path])),
			bare: '/bare'
		};
		const weights: Record<string, Record<string, number>> = {};
		for (const [name, path] of Object.entries(pages)) {
			const { page, responses } = await visit(browser, server, demo.maya, path);
			weights[name] = await weightOf(responses);
			await page.context().close();
		}
		return { weights, turn: await exchange(browser, server, demo.maya, attempt) };
	} finally {
		await browser.close();
	}
}

async function visit(browser: Browser, server: Server, cookie: string, path: string) {
	const context = await browser.newContext({ locale: 'en' });
	const [name, value] = cookie.split('=') as [string, string];
	await context.addCookies([{ name, value, url: server.url }]);
	const page = await context.newPage();
	const responses = listen(page);
	await page.goto(server.url + path, { waitUntil: 'networkidle' });
	return { page, responses };
}

async function weightOf(responses: Response[]) {
	const sum: Record<string, number> = { JS: 0, CSS: 0, font: 0, HTML: 0, other: 0 };
	let wire = 0;
	for (const response of responses) {
		const type = response.headers()['content-type'] ?? '';
		const kind = Object.entries(KINDS).find(([word]) => type.includes(word))?.[1] ?? 'other';
		sum[kind]! += gzipSync(await response.body()).length / 1024;
		wire += (await response.request().sizes()).responseBodySize / 1024;
	}
	const all = Object.values(sum).reduce((a, b) => a + b, 0);
	return { ...sum, all, 'as sent': wire, requests: responses.length };
}

/** One reply pressed: its POST, and the fresh data of the page that follows. */
async function exchange(browser: Browser, server: Server, cookie: string, attempt: string) {
	const { page, responses } = await visit(browser, server, cookie, attempt);
	responses.length = 0;
	const answered = page.waitForResponse((response) => response.url().includes('__data.json'));
	await page.locator('button[name=reply]').first().click();
	await answered;
	await page.waitForLoadState('networkidle');
	const table: Record<string, Record<string, number>> = {};
	for (const response of responses) {
		const sizes = await response.request().sizes();
		const what = `${response.request().method()} ${new URL(response.url()).pathname.split('/').at(-1)}`;
		table[what.replace(/[0-9a-f-]{36}/, 'the attempt')] = {
			'request headers': sizes.requestHeadersSize,
			'request body': sizes.requestBodySize,
			'response headers': sizes.responseHeadersSize,
			'response body': sizes.responseBodySize
		};
	}
	await page.context().close();
	return table;
}

function listen(page: Page) {
	const responses: Response[] = [];
	page.on('response', (response) => responses.push(response));
	return responses;
}
