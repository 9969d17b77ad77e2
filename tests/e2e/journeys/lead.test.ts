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
		await expect(page.getByText('Pick at least one path, module or role-play.')).toBeVisible();
		await expect(page.getByLabel('A word from you')).toHaveValue('Saturday will be busy. This helps.');
	});

	await page.getByRole('checkbox', { name: /^Defensive or service-minded/ }).check();
	await page.getByRole('radio', { name: 'Only those I tick' }).check();
	await page.getByRole('checkbox', { name: 'Maya Okafor' }).check();
	await page.getByLabel('Due on').fill('2026-11-19');
	await page.getByRole('button', { name: 'Assign' }).click();
	await expect(page).toHaveURL(/\/team\/assignments/);
	await page.goto('/team');
	const soon = page.getByRole('region', { name: /^Due in three days/ });
	await expect(soon.getByRole('listitem').filter({ hasText: 'Maya Okafor' })).toContainText('due 19 Nov');

	const phone = patient(await browser.newPage({ baseURL: app.url }));
	await signIn('maya', phone);
	await phone.goto('/today');
	await expect(phone.getByRole('heading', { level: 2 }).first()).toHaveText(/Defensive or service-minded/);
	await expect(phone.getByText('Saturday will be busy. This helps.')).toBeVisible();
	await phone.close();
	expect(complaints).toEqual([]);
});

test('the day begins with what needs a human: one tap reminds, one praises, one opens the talk', async ({
	page,
	signIn,
	browser,
	app,
	complaints
}) => {
	await signIn('pieter');
	await page.goto('/account');
	await page.getByLabel('Taal', { exact: true }).selectOption('en');
	await page.getByRole('button', { name: 'Opslaan' }).click();
	await page.goto('/team');

	await test.step('who is overdue stands first, and since when', async () => {
		await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(/^Overdue/);
		const tom = page.getByRole('region', { name: 'Overdue' }).getByRole('listitem').filter({ hasText: 'Tom Reed' });
		await expect(tom).toContainText('overdue for 5 days');
		await tom.getByRole('button', { name: 'Remind Tom Reed of all that presses' }).click();
		await expect(page.getByRole('status').filter({ hasText: 'Tom Reed is reminded' })).toBeVisible();
		await expect(tom.getByRole('button')).toHaveCount(0);
		await expect(tom).toContainText('Reminded today');
		await expect(tom.getByRole('link', { name: '1:1 with Tom Reed' })).toBeVisible();
	});

	await test.step('he reads it in the app, in his own language', async () => {
		const phone = patient(await browser.newPage({ baseURL: app.url }));
		await signIn('tom', phone);
		await phone.goto('/inbox');
		await expect(phone.getByText(/Pieter de Vries reminds you/)).toBeVisible();
		await phone.close();
	});

	await test.step('everybody and everything: a table that can be filtered without a script', async () => {
		await page.getByRole('link', { name: 'People', exact: true }).click();
		const table = page.getByRole('region', { name: 'Who was asked what, and how far it is' });
		await expect(table.getByRole('row')).toHaveCount(5); // the head and four members
		await page.getByText('Search and filter').click();
		await page.getByLabel('Show', { exact: true }).selectOption('Overdue');
		await page.getByRole('button', { name: 'Show', exact: true }).click();
		await expect(page).toHaveURL(/show=overdue/);
		await expect(table.getByRole('row')).toHaveCount(2);
		await expect(table.getByRole('row').filter({ hasText: 'Tom Reed' })).toContainText('Overdue');
		const saved = page.waitForEvent('download');
		await page.getByRole('link', { name: 'Save as a spreadsheet (CSV)' }).click();
		expect((await saved).suggestedFilename()).toMatch(/^Trail.*\.csv$/);
	});

	await test.step('what a team needs now and then is one tap further', async () => {
		await page.getByRole('link', { name: 'More', exact: true }).click();
		await page.getByRole('link', { name: /^Goal/ }).click();
		await expect(page).toHaveURL(/\/team\/goal/);
	});
	expect(complaints).toEqual([]);
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
