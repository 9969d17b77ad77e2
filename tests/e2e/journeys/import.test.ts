import type { Page } from '@playwright/test';
import { expect, test } from '../app.ts';

const HEAD = 'Name;E-mail;Staff number;Role;Store;Team;Language';
const GOOD = ['Tuuli Aho;tuuli@halla.example;1001;;Shoes;Everyday;suomi', 'Kim Bell;;1002;Team lead;Outdoor;Tents;'];

const choose = (page: Page, lines: string[]) =>
	page.getByLabel('CSV file').setInputFiles({
		name: 'people.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from([HEAD, ...lines].join('\r\n'), 'latin1') // as an older Excel saves it
	});

test('an admin brings a list with two bad rows, puts it right, imports it and takes it back', async ({
	page,
	signIn,
	complaints
}) => {
	await signIn('saga');
	await page.goto('/admin/people');
	await page.getByRole('link', { name: 'Import people' }).click();

	await test.step('a workbook is refused, and the page says what to do', async () => {
		const workbook = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from('PK\u0003\u0004 zipped') };
		await page.getByLabel('CSV file').setInputFiles(workbook);
		await page.getByRole('button', { name: 'Check the list' }).click();
		await expect(page.getByText('This is a workbook')).toBeVisible();
	});

	await test.step('the list is checked, and two rows cannot be done', async () => {
		await choose(page, [
			...GOOD,
			'Säde Niemi;not an address;1003;;Shoes;Trail;',
			'=1+1;sum@halla.example;1004;;Shoes;Trail;'
		]);
		await page.getByRole('button', { name: 'Check the list' }).click();
		await expect(page.getByRole('heading', { name: 'What the import would do' })).toBeVisible({ timeout: 20_000 });
		await expect(page.getByText('2 people are added')).toBeVisible();
		await expect(page.getByText('2 rows need to be put right')).toBeVisible();
		const bad = page.getByRole('row').filter({ hasText: 'Säde Niemi' });
		await expect(bad).toContainText('not an address');
		await expect(bad).toContainText('That is no e-mail address');
		await expect(page.getByRole('row').filter({ hasText: '=1+1' })).toContainText('begins like a formula');
	});

	await test.step('the corrected list takes its place', async () => {
		await choose(page, [
			...GOOD,
			'Säde Niemi;sade@halla.example;1003;;Shoes;Trail;',
			'Sum Lee;sum@halla.example;1004;;Shoes;Trail;'
		]);
		await page.getByRole('button', { name: 'Check the list' }).click();
		await expect(page.getByText('4 people are added')).toBeVisible({ timeout: 20_000 });
		await page.getByRole('link', { name: /^New stores and teams/ }).click();
		await expect(page.getByRole('row').filter({ hasText: 'Outdoor › Tents' })).toBeVisible();
	});

	await test.step('it is imported, and everybody is there', async () => {
		await page.getByRole('button', { name: 'Import the list' }).click();
		await expect(page.getByText('The list is imported')).toBeVisible({ timeout: 20_000 });
		await page.goto('/admin/people?q=1002');
		await expect(page.getByRole('listitem').filter({ hasText: 'Kim Bell' })).toContainText('Team lead · Tents');
		await page.goto('/admin/people?q=niemi');
		await expect(page.getByRole('listitem').filter({ hasText: 'Säde Niemi' })).toContainText('sade@halla.example');
	});

	await test.step('it is taken back, and nobody is left of it', async () => {
		await page.goto('/admin/people/import');
		const done = page.getByRole('listitem').filter({ has: page.getByText('Imported', { exact: true }) });
		await done.getByRole('link', { name: 'people.csv' }).click();
		await page.locator('summary', { hasText: 'Undo this import' }).click();
		await page.getByRole('button', { name: 'Undo it now' }).click();
		await expect(page.getByText('Everything is as it was before.')).toBeVisible({ timeout: 20_000 });
		await page.goto('/admin/people?q=1002');
		await expect(page.getByText('0 people found.')).toBeVisible();
	});
	expect(complaints.filter((text) => !text.includes('400'))).toEqual([]); // the refused workbook
});
