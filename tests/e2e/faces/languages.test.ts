import { expect, test } from '../app.ts';

for (const [browser, lang, heading] of [
	['fi-FI', 'fi', 'Kirjaudu'],
	['nl-BE', 'nl', 'Inloggen'],
	['zh-TW', 'zh-Hant', '登入'],
	['zh-HK', 'zh-Hant', '登入'],
	['de-DE', 'en', 'Sign in']
] as const) {
	test.describe(browser, () => {
		test.use({ locale: browser });
		test(`a visitor reads ${lang}`, async ({ page, complaints }) => {
			await page.goto('/sign-in');
			await expect(page.locator('html')).toHaveAttribute('lang', lang);
			await expect(page.getByRole('button', { name: heading, exact: true })).toBeVisible();
			expect(complaints).toEqual([]);
		});
	});
}

test.describe('a person’s own language comes before the browser’s', () => {
	test.use({ locale: 'nl-NL' });
	test('and goes with them to another browser', async ({ page, signIn, complaints }) => {
		await signIn('eero');
		await page.goto('/today');
		await expect(page.locator('html')).toHaveAttribute('lang', 'fi');
		await page.goto('/account');
		await page.getByLabel('Kieli', { exact: true }).selectOption('zh-Hant');
		await page.getByRole('button', { name: 'Tallenna' }).click();
		await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant');
		await page.context().clearCookies();
		await signIn('eero');
		await page.goto('/learn/greeting');
		await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant');
		expect(complaints).toEqual([]);
	});
});

test('light and dark follow the device until somebody chooses', async ({ page, signIn }) => {
	await signIn('maya');
	const paper = () =>
		page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--color-base-100'));
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.goto('/today');
	const night = await paper();
	await page.emulateMedia({ colorScheme: 'light' });
	const day = await paper();
	expect(day).not.toBe(night);
	await page.goto('/account');
	await page.getByLabel('Light or dark').selectOption('dark');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'attune-dark');
	expect(await paper()).toBe(night);
});
