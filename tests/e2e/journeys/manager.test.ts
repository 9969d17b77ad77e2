import type { Page } from '@playwright/test';
import { expect, test } from '../app.ts';

const CITATION =
	'Sanne noticed that a customer’s boy was afraid of the foot scanner, and measured his teddy bear first.';

test('a manager announces the month’s empathy award, and everybody sees it at once', async ({
	page,
	signIn,
	browser,
	app,
	complaints
}) => {
	await signIn('omar');
	await openRound(page);

	await test.step('a citation of two words is not enough, and the choice is kept', async () => {
		await page.getByLabel('Sanne Bakker').check();
		await page.getByLabel('Why? Write the citation.').fill('Well done');
		await page.getByRole('button', { name: 'Announce' }).click();
		await expect(page.getByText('at least 20 characters')).toBeVisible();
		await expect(page.getByLabel('Sanne Bakker')).toBeChecked();
	});

	await page.getByLabel('Why? Write the citation.').fill(CITATION);
	await page.getByRole('button', { name: 'Announce' }).click();
	await expect(page.getByRole('heading', { name: 'Sanne Bakker' }).first()).toBeVisible();
	await expect(page.getByText(CITATION)).toBeVisible();
	await expect(page.getByText('Median of 3 role-plays')).toBeVisible();

	await test.step('a colleague reads it on the first page, and the laurel stands on the board', async () => {
		const phone = await browser.newPage({ baseURL: app.url });
		await signIn('maya', phone);
		await phone.goto('/today');
		await expect(phone.getByText(CITATION)).toBeVisible();
		await phone.goto('/boards');
		const row = phone.getByRole('row', { name: /Sanne Bakker/ });
		await expect(row.getByRole('img', { name: 'Empathy award' })).toBeVisible();
		await phone.close();
	});

	await test.step('everybody concerned gets one mail, each in their language', async () => {
		// Shoes: its manager, two leads and nine learners.
		await expect.poll(() => app.mails().length).toBe(12);
		const to = (key: string) => app.mails().find((mail) => mail.includes(`To: ${key}@halla.example`))!;
		expect(to('sanne')).toContain('Content-Language: nl');
		expect(to('eero')).toContain('Content-Language: fi');
		expect(to('wei')).toContain('Content-Language: zh-Hant');
		expect(app.mails().some((mail) => mail.includes('To: kaisa@halla.example'))).toBe(false);
	});
	expect(complaints).toEqual([]);
});

test('two managers at once make one award, and the second is told so', async ({ page, signIn, browser, app }) => {
	const other = await browser.newPage({ baseURL: app.url });
	await signIn('omar');
	await signIn('saga', other);
	await openRound(page);
	await openRound(other);
	for (const [on, name] of [
		[page, 'Sanne Bakker'],
		[other, 'Eero Salo']
	] as const) {
		await on.getByLabel(name).check();
		await on.getByLabel('Why? Write the citation.').fill(`${name} stayed late for a customer who had lost her key.`);
	}
	await Promise.all([page, other].map((on) => on.getByRole('button', { name: 'Announce' }).click()));
	const announced = (on: Page) => on.getByRole('heading', { name: /^(Sanne Bakker|Eero Salo)$/, level: 1 });
	const told = (on: Page) => on.getByText('has already been announced');
	for (const on of [page, other]) await expect(announced(on).or(told(on))).toBeVisible();
	const winners = await Promise.all([page, other].map((on) => announced(on).count()));
	expect(winners.sort()).toEqual([0, 1]);

	await page.goto('/awards');
	await expect(page.getByRole('heading', { level: 2 })).toHaveCount(2); // October's and November's
	await other.close();
});

test('the award of somebody who opted out reaches her, and nobody else', async ({ page, signIn, browser, app }) => {
	await signIn('omar');
	await openRound(page);
	await page.getByLabel('Noor Rahimi').check();
	await page
		.getByLabel('Why? Write the citation.')
		.fill('For the calm with which a queue of nine became a conversation.');
	await page.getByRole('button', { name: 'Announce' }).click();
	await expect(page).toHaveURL(/\/awards\/[0-9a-f-]{36}$/);
	await expect.poll(() => app.mails().length).toBe(1);
	expect(app.mails()[0]).toContain('To: noor@halla.example');
	const colleague = await browser.newPage({ baseURL: app.url });
	await signIn('eero', colleague);
	for (const path of ['/today', '/awards', '/boards', new URL(page.url()).pathname]) {
		await colleague.goto(path);
		await expect(colleague.getByText('Noor')).toHaveCount(0);
		await expect(colleague.getByText('queue of nine')).toHaveCount(0);
	}
	await colleague.close();
});

async function openRound(page: Page) {
	await page.goto('/awards/rounds');
	const shoes = page.getByRole('listitem').filter({ hasText: 'November 2026' }).filter({ hasText: 'Shoes' });
	await shoes.getByRole('button', { name: 'Open the round' }).or(shoes.getByRole('link')).click();
	await expect(page.getByRole('heading', { name: 'Empathy award, November 2026' })).toBeVisible();
}
