import type { Page } from '@playwright/test';
import { readContent } from '../../../scripts/content.ts';
import { expect, patient, test } from '../app.ts';

const { rubric } = readContent();
const [, , , hello] = rubric.en!.greeting;
const [, asked] = rubric.en!.listening;
const [, , reason] = rubric.en!.advice;
const EVIDENCE = 'Put the boxes down, said hello and asked: is it for the snow?';

/** What a finger does on the page, counted. */
function finger(page: Page) {
	const count = { taps: 0 };
	const tap = async (text: string, role?: 'button' | 'radio') => {
		const target = role ? page.getByRole(role, { name: text, exact: true }) : page.getByText(text, { exact: true });
		await target.click();
		count.taps++;
	};
	return { count, tap };
}

/** In English, and with what a phone needs when there is no connection. */
async function openOnce(page: Page) {
	await page.goto('/account');
	await page.getByLabel('Kieli', { exact: true }).selectOption('en');
	await page.getByRole('button', { name: 'Tallenna' }).click();
	await page.goto('/observe');
	await expect(page.getByRole('heading', { name: 'What did you see?' })).toBeVisible();
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		// The worker answers once it has the page in the reader's language.
		const kept = async () => (await (await caches.match('/offline'))?.text())?.includes('lang="en"');
		while (!(await kept())) await new Promise((resolve) => setTimeout(resolve, 50));
	});
}

async function fillIn(page: Page) {
	const { count, tap } = finger(page);
	await tap('Maya Okafor');
	await tap(hello);
	await tap(asked!);
	await tap(reason!);
	await page.getByLabel('What was done and said?').click();
	count.taps++;
	await page.keyboard.type(EVIDENCE);
	await tap('Send', 'button');
	expect(count.taps, 'one person and three skills').toBeLessThanOrEqual(6);
}

const kept = (page: Page) => page.getByText('Kept on this phone. It is sent when there is a connection.');

test('a lead observes without a connection; it arrives once, and the person answers', async ({
	page,
	context,
	signIn,
	browser,
	app
}) => {
	await signIn('lotta');
	await openOnce(page);
	await context.setOffline(true);
	await fillIn(page);
	await expect(kept(page)).toBeVisible();
	const waiting = page.getByRole('region', { name: 'Waiting on this phone' });
	await expect(waiting.getByRole('listitem')).toHaveText(/Maya Okafor/);
	await waiting.getByRole('button', { name: 'Send now' }).click();
	await expect(waiting.getByText('Still no connection. Nothing is lost.')).toBeVisible();

	const card = await page.evaluate(() =>
		Object.entries(localStorage).find(([place]) => place.startsWith('attune-card:'))!
	);
	await context.setOffline(false);
	await expect(waiting).toHaveCount(0);

	await test.step('a phone that never heard the answer sends it again', async () => {
		await page.evaluate(([place, text]) => localStorage.setItem(place, text), card);
		await page.goto('/team');
		await expect(page.getByText('1 observation was sent.')).toBeVisible();
		await page.goto('/observe/given');
		await expect(page.getByRole('listitem').filter({ hasText: EVIDENCE })).toHaveCount(1);
		await expect(page.getByRole('listitem').filter({ hasText: EVIDENCE })).toContainText('Not read yet');
	});

	const phone = patient(await browser.newPage({ baseURL: app.url }));
	await signIn('maya', phone);
	await phone.goto('/observations');
	const row = phone.getByRole('listitem').filter({ hasText: 'Lotta Virtanen saw' });
	await expect(row).toHaveCount(1);
	await expect(row).toContainText('New');
	await row.getByRole('link').click();
	for (const text of [EVIDENCE, hello, asked!, reason!]) await expect(phone.getByText(text)).toBeVisible();
	await phone.getByRole('textbox', { name: 'Your answer' }).fill('It was for the snow!');
	await phone.getByRole('button', { name: 'Answer', exact: true }).click();
	await expect(phone.getByText('Your answer is there.')).toBeVisible();
	await phone.goto('/observations');
	await expect(row).not.toContainText('New');
	await phone.close();

	await page.goto('/observe/given');
	await page.getByRole('link').filter({ hasText: EVIDENCE }).click();
	await expect(page.getByText('It was for the snow!')).toBeVisible();
});

test('the app opens without a connection, with the card and the names; signing out forgets the names', async ({
	page,
	context,
	signIn,
	app
}) => {
	await signIn('lotta');
	await openOnce(page);
	await context.setOffline(true);
	await page.goto('/today');
	await expect(page).toHaveURL(/\/offline\?from=%2Ftoday$/);
	await fillIn(page);
	await expect(kept(page)).toBeVisible();
	await page.goto('/learn/greeting');
	await expect(page.getByRole('region', { name: 'Waiting on this phone' })).toContainText('Maya Okafor');

	await test.step('signed out meanwhile: the card stays, and the page asks for whoever wrote it', async () => {
		await leave(page, app.url);
		await page.goto('/today');
		await expect(page.getByText('Observations wait on this phone.', { exact: false })).toBeVisible();
		await signIn('pieter');
		await page.goto('/observe');
		await expect(page.getByText('Maya Okafor')).toHaveCount(0);
		await signIn('lotta');
		await page.goto('/today');
		await expect(page.getByText('1 observation was sent.')).toBeVisible();
	});

	await leave(page, app.url);
	await page.goto('/sign-in');
	await context.setOffline(true);
	await page.goto('/observe');
	await expect(page).toHaveURL(/\/offline\?from=%2Fobserve$/);
	await expect(page.getByRole('radio')).toHaveCount(0);
	await expect(page.getByText('Maya Okafor')).toHaveCount(0);
});

/** Ends the session before any page of ours is open with a connection again. */
async function leave(page: Page, origin: string) {
	await page.goto('about:blank');
	await page.context().setOffline(false);
	await page.request.post(`${origin}/sign-in?/out`, { form: {}, headers: { origin } });
}

test('“watch me”: asked with one tap, seen by the lead, and over once somebody has looked', async ({
	page,
	signIn,
	browser,
	app
}) => {
	const phone = patient(await browser.newPage({ baseURL: app.url }));
	await signIn('eero', phone);
	await phone.goto('/observations');
	await phone.getByRole('button', { name: 'Pyydä katsomaan' }).click();
	await expect(phone.getByRole('heading', { name: 'Pyysit katsomaan' })).toBeVisible();

	await signIn('lotta');
	await page.goto('/observe');
	await page.getByText('Eero Salo', { exact: true }).click();
	await page.getByText(rubric.fi!.greeting[2], { exact: true }).click();
	await page.getByLabel('Mitä tehtiin ja sanottiin?').fill('Tervehti kaikki neljä, vaikka kädet olivat täynnä.');
	await page.getByRole('button', { name: 'Lähetä', exact: true }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Lähetetty. Eero Salo' })).toBeVisible();

	await phone.goto('/observations');
	await expect(phone.getByRole('heading', { name: 'Tule katsomaan' })).toBeVisible();
	await phone.close();
});
