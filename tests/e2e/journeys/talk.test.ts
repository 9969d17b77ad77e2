import type { Page } from '@playwright/test';
import { expect, patient, test } from '../app.ts';

test('a lead and a member agree on what they said, and nobody else reads it', async ({
	page,
	signIn,
	browser,
	app,
	complaints
}) => {
	await signIn('pieter');
	await speakEnglish(page);
	await page.goto('/team');
	await page.getByRole('link', { name: 'Tom Reed', exact: true }).first().click();
	await expect(page.getByRole('heading', { name: 'Tom Reed', level: 1 })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Open work' })).toBeVisible();
	await page.getByRole('link', { name: 'New 1:1' }).click();

	await test.step('a sheet without a next step comes back with what was typed', async () => {
		await page.getByLabel('What went well').fill('You asked her twice what she needed.');
		await page.getByLabel('One skill to work on').selectOption('Listening');
		await page.getByRole('button', { name: 'Hand it to Tom Reed' }).click();
		await expect(page.getByLabel('Next step')).toHaveAttribute('aria-invalid', 'true');
		await expect(page.getByLabel('What went well')).toHaveValue('You asked her twice what she needed.');
	});
	await page.getByLabel('Next step').fill('Say back what you heard, once a shift.');
	await page.getByRole('button', { name: 'Hand it to Tom Reed' }).click();
	await expect(page.getByText('Tom Reed can read it now, and say whether it was so.')).toBeVisible();
	const sheet = new URL(page.url()).pathname;

	await test.step('the member reads it, and says yes', async () => {
		const phone = patient(await browser.newPage({ baseURL: app.url }));
		await signIn('tom', phone);
		await phone.goto('/talks');
		await phone.getByRole('link', { name: /Talk with Pieter de Vries/ }).click();
		await expect(phone.getByText('Say back what you heard, once a shift.')).toBeVisible();
		await phone.getByRole('button', { name: 'Yes, that is what we said' }).click();
		await expect(phone.getByText(/^Agreed on /)).toBeVisible();
		await expect(phone.getByRole('button', { name: 'Yes, that is what we said' })).toHaveCount(0);
		await phone.close();
	});

	await test.step('from then on nobody changes it', async () => {
		await page.goto(sheet);
		await expect(page.getByText(/^Agreed on /)).toBeVisible();
		await expect(page.getByText('Say it better')).toHaveCount(0);
	});

	await test.step('their manager and the administrator find nothing', async () => {
		for (const key of ['omar', 'saga'] as const) {
			const other = patient(await browser.newPage({ baseURL: app.url }));
			await signIn(key, other);
			expect((await other.goto(sheet))!.status()).toBe(404);
			await other.close();
		}
	});
	expect(complaints).toEqual([]);
});

test('a conversation is read by the lead when the company allows it and its owner wants it, and no longer', async ({
	page,
	signIn,
	browser,
	app
}) => {
	const opened = async (key: 'tom' | 'pieter' | 'saga') => {
		const one = patient(await browser.newPage({ baseURL: app.url }));
		await signIn(key, one);
		return one;
	};
	await signIn('tom');
	await page.goto('/roleplay/quiet-browser');
	await page.locator('a[href$="/debrief"]').first().click();
	await expect(page.getByRole('heading', { name: 'Turn by turn' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Let my lead read this conversation' })).toHaveCount(0);
	const debrief = new URL(page.url()).pathname;

	const pieter = await opened('pieter');
	await speakEnglish(pieter);
	expect((await pieter.goto(debrief))!.status()).toBe(404);

	await test.step('the administrator allows it', async () => {
		const saga = await opened('saga');
		await saga.goto('/admin/coaching');
		await expect(saga.getByRole('radio', { name: /Nobody shares them/ })).toBeChecked();
		await saga.getByRole('radio', { name: /Each person may share one at a time/ }).check();
		await saga.getByRole('button', { name: 'Save' }).click();
		await expect(saga.getByText('Saved. It holds from now on.')).toBeVisible();
		expect((await saga.goto(debrief))!.status()).toBe(404);
		await saga.close();
	});
	expect((await pieter.goto(debrief))!.status()).toBe(404);

	await test.step('its owner shares it', async () => {
		await page.reload();
		await page.getByRole('button', { name: 'Let my lead read this conversation' }).click();
		await expect(page.getByText(/^Pieter de Vries can read this conversation/)).toBeVisible();
	});

	await test.step('the lead reads it, and can press nothing in it', async () => {
		await pieter.goto(debrief);
		await expect(pieter.getByText('Tom Reed lets you read this conversation')).toBeVisible();
		await expect(pieter.getByRole('heading', { name: 'Turn by turn' })).toBeVisible();
		await expect(pieter.getByRole('main').getByRole('button')).toHaveCount(0);
	});

	await test.step('its owner takes it back', async () => {
		await page.getByRole('button', { name: 'Take it back' }).click();
		await expect(page.getByRole('button', { name: 'Let my lead read this conversation' })).toBeVisible();
		expect((await pieter.goto(debrief))!.status()).toBe(404);
	});
});

/** Pieter reads Dutch. */
async function speakEnglish(page: Page) {
	await page.goto('/account');
	await page.getByLabel('Taal', { exact: true }).selectOption('en');
	await page.getByRole('button', { name: 'Opslaan' }).first().click();
}
