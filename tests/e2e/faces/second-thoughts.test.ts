import { expect, test } from '../app.ts';
import { cite, openRound, shortlistAll } from '../rounds.ts';
import { PASSWORD } from '../../support/store.ts';

test('a lost connection loses nothing that was typed', async ({ page, signIn, context }) => {
	await signIn('omar');
	await openRound(page);
	await shortlistAll(page);
	const said = 'She noticed the wet sleeves before she noticed the bag.';
	await cite(page, 'Sanne Bakker', said);
	await context.setOffline(true);
	await page.getByRole('button', { name: 'Decide', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('What you wrote is still here');
	await expect(page.getByLabel('Why Sanne Bakker? Write the citation.')).toHaveValue(said);
	await context.setOffline(false);
	await page.getByRole('button', { name: 'Decide', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Sanne Bakker', level: 1 })).toBeVisible();
});

test('a second tab that lags behind is shown where the conversation is', async ({ page, signIn, context }) => {
	await signIn('maya');
	await page.goto('/roleplay/quiet-browser');
	await page.getByRole('button', { name: 'Meet the customer' }).click();
	await page.waitForURL('**/attempts/*');
	const other = await context.newPage();
	await other.goto(page.url());
	await other.locator('html[data-hydrated]').waitFor({ state: 'attached' });
	await page.getByRole('button', { name: /Put the boxes down/ }).click();
	await expect(page.locator('.speech-mine')).toHaveCount(1);
	await other.locator('button[name=reply]', { hasNotText: 'Put the boxes down' }).first().click();
	await expect(other.getByRole('alert')).toContainText('already been played');
	await expect(other.locator('.speech-mine')).toHaveCount(1);
	await other.locator('button[name=reply]').first().click();
	await expect(other.locator('.speech-mine')).toHaveCount(2);
	await other.close();
});

test('whoever signs in with a password reads their own language at once', async ({ page }) => {
	await page.goto('/sign-in');
	await page.getByLabel('E-mail').fill('lotta@halla.example');
	await page.getByLabel('Password').fill(PASSWORD);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'fi');
	await expect(page.getByRole('heading', { name: 'Hei, Lotta Virtanen' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Taulut' })).toBeVisible();
});

test('a wrong password keeps the address, and the focus stays with the reader after a check', async ({
	page,
	signIn
}) => {
	await page.goto('/sign-in');
	await page.getByLabel('E-mail').fill('maya@halla.example');
	await page.getByLabel('Password').fill('not this');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByRole('alert')).toContainText('do not go together');
	await expect(page.getByLabel('E-mail')).toHaveValue('maya@halla.example');
	await signIn('maya');
	await page.goto('/learn/greeting/seen-from-the-door');
	await page.getByRole('radio').first().check();
	await page.getByRole('button', { name: 'Answer' }).click();
	await expect(page.getByText('Not quite')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Try again' })).toBeFocused();
});
