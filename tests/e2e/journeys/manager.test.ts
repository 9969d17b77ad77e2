import type { Page } from '@playwright/test';
import { expect, patient, test } from '../app.ts';
import { cite, openRound, shortlistAll } from '../rounds.ts';

const decide = (page: Page) => page.getByRole('button', { name: 'Decide', exact: true }).click();

test('two managers at once make one award, and the second is told so', async ({ page, signIn, browser, app }) => {
	const other = patient(await browser.newPage({ baseURL: app.url }));
	await signIn('omar');
	await signIn('saga', other);
	await openRound(page);
	await shortlistAll(page);
	await openRound(other);
	for (const [on, name] of [
		[page, 'Sanne Bakker'],
		[other, 'Eero Salo']
	] as const)
		await cite(on, name, `${name} stayed late for a customer who had lost her key.`);
	await Promise.all([page, other].map(decide));
	const announced = (on: Page) => on.getByRole('heading', { name: /^(Sanne Bakker|Eero Salo)$/, level: 1 });
	const told = (on: Page) => on.getByText('perhaps by a colleague a moment ago');
	for (const on of [page, other]) await expect(announced(on).or(told(on)).first()).toBeVisible();
	const winners = await Promise.all([page, other].map((on) => announced(on).count()));
	expect(winners.sort()).toEqual([0, 1]);
	await other.close();
});

test('the award of somebody who opted out reaches her, and nobody else', async ({ page, signIn, browser, app }) => {
	await signIn('omar');
	await openRound(page);
	await shortlistAll(page);
	await cite(page, 'Noor Rahimi', 'For the calm with which a queue of nine became a conversation.');
	await decide(page);
	await expect(page).toHaveURL(/\/awards\/[0-9a-f-]{36}$/);
	await expect.poll(() => app.mails().filter((mail) => mail.includes('queue of nine')).length).toBe(1);
	expect(app.mails().find((mail) => mail.includes('queue of nine'))).toContain('To: noor@halla.example');
	const colleague = patient(await browser.newPage({ baseURL: app.url }));
	await signIn('eero', colleague);
	for (const path of ['/today', '/awards', '/boards', new URL(page.url()).pathname]) {
		await colleague.goto(path);
		await expect(colleague.getByText('Noor')).toHaveCount(0);
		await expect(colleague.getByText('queue of nine')).toHaveCount(0);
	}
	await colleague.close();
});

test('a decision that waits for its hour can be taken back, and no award is a decision too', async ({
	page,
	signIn,
	browser,
	app
}) => {
	await signIn('omar');
	await openRound(page);
	await shortlistAll(page);
	await cite(page, 'Sanne Bakker', 'Sanne stayed late for a customer who had lost her key.');
	await page.getByRole('textbox', { name: 'When is it announced?' }).fill('2026-11-30T17:00');
	await decide(page);
	await expect(page.getByText('This is said on')).toBeVisible();
	const colleague = patient(await browser.newPage({ baseURL: app.url }));
	await signIn('eero', colleague);
	await colleague.goto('/awards');
	await expect(colleague.getByText('lost her key')).toHaveCount(0);

	await page.getByRole('button', { name: 'Take the decision back' }).click();
	await expect(page.getByRole('heading', { name: 'Who receives it?' })).toBeVisible();
	const nobody = page.locator('details', { hasText: 'No award this time' });
	await nobody.locator('summary').click();
	await nobody.getByLabel('Why nobody?').fill('A quiet month: we all learnt, and nobody stood out.');
	await nobody.getByRole('button', { name: 'End without an award' }).click();
	await expect(page).toHaveURL(/\/awards\/[0-9a-f-]{36}$/);
	await colleague.goto('/awards');
	await expect(colleague.getByText('A quiet month')).toBeVisible();
	await colleague.close();
});
