import type { Page } from '@playwright/test';
import { expect } from './app.ts';

/** November's empathy award of Shoes, which the demo has opened already. */
export async function openRound(page: Page) {
	await page.goto('/awards/rounds');
	await page
		.getByRole('listitem')
		.filter({ hasText: 'Empathy award' })
		.filter({ hasText: 'November 2026' })
		.filter({ hasText: 'Shoes' })
		.getByRole('link')
		.click();
	await expect(page.getByRole('heading', { name: 'Empathy award, November 2026' })).toBeVisible();
}

/** Closes the nominations and lets everybody convince, so that the names come. */
export async function shortlistAll(page: Page) {
	await page.getByRole('button', { name: 'Close nominations' }).click();
	await expect(page.getByRole('heading', { name: 'Who convinces you?' })).toBeVisible();
	for (const letter of await page.getByLabel('convinces me').all()) await letter.check();
	await page.getByRole('button', { name: 'Show the names' }).click();
	await expect(page.getByRole('heading', { name: 'Who receives it?' })).toBeVisible();
}

/** Ticks a candidate and writes why. */
export async function cite(page: Page, name: string, words: string) {
	await page.getByRole('checkbox', { name }).check();
	await page.getByLabel(`Why ${name}?`).fill(words);
}
