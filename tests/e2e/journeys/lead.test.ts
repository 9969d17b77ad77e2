import { expect, patient, test } from '../app.ts';

test('a lead assigns a module with a word, and the new hire sees it first', async ({
	page,
	signIn,
	browser,
	app,
	complaints
}) => {
	await signIn('lotta');
	await page.goto('/account');
	await page.getByLabel('Kieli', { exact: true }).selectOption('en');
	await page.getByRole('button', { name: 'Tallenna' }).click();
	await page.goto('/team');
	await page.getByRole('link', { name: 'Assign' }).click();

	await test.step('a form without a module comes back with what was typed', async () => {
		await page.getByLabel('A word from you').fill('Saturday will be busy. This helps.');
		await page.getByRole('button', { name: 'Assign' }).click();
		await expect(page.getByText('Pick at least one path or module.')).toBeVisible();
		await expect(page.getByLabel('A word from you')).toHaveValue('Saturday will be busy. This helps.');
	});

	await page.getByLabel('Defensive or service-minded').check();
	await page.getByLabel('For whom?').selectOption('Maya Okafor');
	await page.getByLabel('Due on').fill('2026-11-19');
	await page.getByRole('button', { name: 'Assign' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Assigned' })).toBeVisible();
	await expect(page.getByRole('listitem').filter({ hasText: 'Maya Okafor' })).toContainText('due 19 Nov');

	const phone = patient(await browser.newPage({ baseURL: app.url }));
	await signIn('maya', phone);
	await phone.goto('/today');
	await expect(phone.getByRole('heading', { level: 2 }).first()).toHaveText(/Defensive or service-minded/);
	await expect(phone.getByText('Saturday will be busy. This helps.')).toBeVisible();
	await phone.close();
	expect(complaints).toEqual([]);
});

test('one click reminds, once a day, in the reader’s language', async ({ page, signIn, app }) => {
	await signIn('pieter');
	await page.goto('/team');
	const tom = page.getByRole('listitem').filter({ hasText: 'Tom Reed' });
	await tom.getByRole('button').click();
	await expect(page.getByRole('status').filter({ hasText: 'Tom Reed' })).toBeVisible();
	await expect(tom.getByRole('button')).toHaveCount(0);
	await expect.poll(() => app.mails().length).toBe(1);
	expect(app.mails()[0]).toContain('To: tom@halla.example');
	expect(app.mails()[0]).toContain('Pieter de Vries reminds you');
});

test('who joins a team is asked what its standing wish says', async ({ page, signIn, browser, app }) => {
	await signIn('saga');
	await page.goto('/admin/people');
	const form = page.getByRole('region', { name: 'Add somebody' });
	await form.getByLabel('Name').fill('Ilmari Aho');
	await form.getByLabel('E-mail').fill('ilmari@halla.example');
	await form.getByLabel('Role and place').selectOption('Team member · Everyday');
	await form.getByRole('button', { name: 'Add and invite' }).click();
	const link = await page.getByText(/\/invitation\/[0-9a-f]{40}/).textContent();

	const phone = patient(await browser.newPage({ baseURL: app.url, locale: 'fi-FI' }));
	await phone.goto(new URL(link!.trim()).pathname);
	await expect(phone.getByRole('heading', { name: /Ilmari Aho/ })).toBeVisible();
	await phone.getByLabel('Valitse salasana').fill('kolme sanaa peräkkäin');
	await phone.getByRole('button', { name: 'Liity' }).click();
	await expect(phone).toHaveURL(/\/today$/);
	await expect(phone.getByText(/25\. marraskuuta/).first()).toBeVisible();
	await phone.close();
});
