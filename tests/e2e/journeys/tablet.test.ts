import type { Page } from '@playwright/test';
import { PIN } from '../../support/store.ts';
import { expect, patient, test } from '../app.ts';

const MINE = '907514';
/** As on the poster: everybody who uses a shared tablet begins here. */
const DOOR = /\/store\/[0-9A-Z]{12}$/;

const type = async (page: Page, pin: string) => {
	await page.getByLabel('Your PIN').fill(pin);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
};
const switchPerson = (page: Page) => page.getByRole('button', { name: 'Switch person' }).click();

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });

		test('a new hire without e-mail joins by a card, on the tablet of the store', async ({
			page,
			signIn,
			browser,
			app,
			complaints
		}) => {
			const door = await test.step('she is added, and the manager knows where the store’s door is', async () => {
				await signIn('saga');
				await page.goto('/admin/people');
				const form = page.getByRole('region', { name: 'Add somebody' });
				await form.getByLabel('Name', { exact: true }).fill('Ilona Rautio');
				await form.getByLabel('Role and place').selectOption('Team member · Everyday');
				await form.getByRole('button').click();
				await expect(page.getByText('Ilona Rautio').first()).toBeVisible();
				await page.context().clearCookies();
				await signIn('omar');
				await page.goto('/team/cards');
				return (await page.getByRole('link', { name: 'Open it on this device' }).getAttribute('href'))!;
			});

			const code = await test.step('her lead prints a card for her', async () => {
				await page.context().clearCookies();
				await signIn('lotta'); // reads Finnish
				await page.goto('/team/cards');
				await expect(page.getByRole('checkbox', { name: 'Ilona Rautio' })).toBeChecked();
				await page.getByRole('button', { name: 'Tee kortit' }).click();
				await expect(page.getByRole('heading', { name: 'Ilona Rautio' })).toBeVisible();
				await expect(page.getByRole('img', { name: /Ilona Rautio/ })).toBeVisible();
				return (await page.getByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/).textContent())!;
			});

			const context = await browser.newContext({ baseURL: app.url, javaScriptEnabled });
			const tablet = await context.newPage();
			if (javaScriptEnabled) {
				await tablet.clock.install();
				patient(tablet);
			}

			await test.step('a colleague has made the tablet a shared one', async () => {
				await tablet.goto(door);
				await tablet.getByRole('link', { name: 'Noor R.' }).click();
				await expect(tablet.getByRole('checkbox', { name: /This is a shared tablet/ })).toBeChecked();
				await type(tablet, PIN);
				await expect(tablet.getByRole('heading', { name: 'Hello, Noor Rahimi' })).toBeVisible();
				await switchPerson(tablet);
				await expect(tablet).toHaveURL(DOOR);
			});

			await test.step('the square on the card leads to a PIN of her own, and in', async () => {
				await tablet.goto(`/join/${code.replace('-', '')}`);
				await expect(tablet.getByRole('heading', { name: 'Hello, Ilona Rautio' })).toBeVisible();
				const choose = async (pin: string) => {
					await tablet.getByLabel('New PIN').fill(pin);
					await tablet.getByLabel('The same PIN again').fill(pin);
					await tablet.getByRole('button', { name: 'Join', exact: true }).click();
				};
				await choose('123456');
				await expect(tablet.getByText('Too easy to guess.')).toBeVisible();
				await choose(MINE);
				await expect(tablet).toHaveURL(/\/today$/);
				await expect(tablet.getByRole('heading', { name: 'Hello, Ilona Rautio' })).toBeVisible();
			});

			await test.step('the card is used up, and says nothing of her any more', async () => {
				expect((await page.request.get(`/join/${code}`)).status()).toBe(404);
				await tablet.goto('/join');
				await tablet.getByLabel('Code on the card').fill(code);
				await tablet.getByRole('button', { name: 'Continue' }).click();
				await expect(tablet.getByText('No card has this code.')).toBeVisible();
				await tablet.goto('/today');
			});

			await test.step('she makes room and comes back: a wrong PIN is said, the right one lets her in', async () => {
				await switchPerson(tablet);
				await expect(tablet).toHaveURL(DOOR);
				await expect(tablet.getByRole('link', { name: 'Noor R.' })).toBeVisible();
				await tablet.getByRole('link', { name: 'Ilona R.' }).click();
				await type(tablet, PIN);
				await expect(tablet.getByText('This PIN is not right. Try again.')).toBeVisible();
				await type(tablet, MINE);
				await expect(tablet).toHaveURL(/\/today$/);
			});

			if (javaScriptEnabled)
				await test.step('left alone, the tablet goes back to the door and shows nothing of her', async () => {
					await tablet.locator('html[data-hydrated]').waitFor({ state: 'attached' });
					await tablet.clock.fastForward('16:00');
					await expect(tablet).toHaveURL(DOOR);
					await tablet.goto('/account');
					await expect(tablet).toHaveURL(/\/store\/[0-9A-Z]{12}\?next=%2Faccount$/);
				});
			await context.close();
			expect(complaints).toEqual([]);
		});
	});
}
