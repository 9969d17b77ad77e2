import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { unbake } from '../../../src/lib/awards/credentials/png.ts';
import type { Key } from '../../support/store.ts';
import { expect, patient, test } from '../app.ts';
import { cite, openRound } from '../rounds.ts';

const MOMENT = 'A boy was afraid of the foot scanner, so she measured his teddy bear first.';
const CITATION = 'Sanne measured the teddy bear first, and then the boy held out his foot by himself.';

test('from a colleague’s nomination to a badge that a stranger can check', async ({
	page,
	signIn,
	browser,
	app,
	complaints
}) => {
	test.setTimeout(180_000);
	const as = (key: Key) => phoneOf(browser, app.url, (phone) => signIn(key, phone));
	const [maya, sanne] = [await as('maya'), await as('sanne')];
	let announcement = '';

	await test.step('Maya nominates Sanne in a minute', async () => {
		await maya.goto('/awards/nominate');
		await maya.getByRole('link', { name: /Empathy award, November 2026/ }).click();
		await maya.getByLabel('Who was it?').selectOption('Sanne Bakker');
		await maya.getByLabel('What was done well?').selectOption({ index: 1 });
		await maya.getByLabel('The moment').fill('Too short');
		await maya.getByRole('button', { name: 'Send the nomination' }).click();
		await expect(maya.getByText(/at least \d+ characters/)).toBeVisible();
		await expect(maya.getByLabel('The moment')).toHaveValue('Too short'); // refused, and nothing is lost
		await maya.getByLabel('The moment').fill(MOMENT);
		await maya.getByRole('button', { name: 'Send the nomination' }).click();
		await expect(maya.getByText('Sanne Bakker is told that you nominated them')).toBeVisible();
		await expect.poll(() => app.mails().some((mail) => mail.includes('To: sanne@halla.example'))).toBe(true);
	});
	const asked = { headers: { origin: app.url }, form: {} };
	await sanne.request.post(`${app.url}/account?/onScreen`, asked); // whether or not she had asked before

	await test.step('Omar chooses without names, then decides', async () => {
		await signIn('omar');
		await openRound(page);
		await page.getByRole('button', { name: 'Close nominations' }).click();
		await expect(page.getByRole('heading', { name: 'Who convinces you?' })).toBeVisible();
		const blind = await page.content();
		for (const told of ['Sanne', 'Eero', 'teddy bear']) expect(blind).not.toContain(told);
		for (const letter of await page.getByLabel('convinces me').all()) await letter.check();
		await page.getByRole('button', { name: 'Show the names' }).click();
		await expect(page.getByText(MOMENT)).toBeVisible();
		await cite(page, 'Sanne Bakker', 'Well done');
		await page.getByRole('button', { name: 'Decide', exact: true }).click();
		await expect(page.getByText('at least 20 characters')).toBeVisible();
		await expect(page.getByRole('checkbox', { name: 'Sanne Bakker' })).toBeChecked();
		await cite(page, 'Sanne Bakker', CITATION);
		await page.getByRole('button', { name: 'Decide', exact: true }).click();
		await expect(page.getByRole('heading', { name: 'Sanne Bakker', level: 1 })).toBeVisible();
		announcement = new URL(page.url()).pathname;
	});

	await test.step('it is on the first page, on the board, in the mails, each in its language', async () => {
		await maya.goto('/today');
		await expect(maya.getByText(CITATION)).toBeVisible();
		await maya.goto('/boards');
		await expect(
			maya.getByRole('row', { name: /Sanne Bakker/ }).getByRole('img', { name: 'Empathy award' })
		).toBeVisible();
		const told = () => app.mails().filter((mail) => mail.includes('teddy bear first'));
		await expect.poll(() => told().length).toBeGreaterThanOrEqual(12); // Shoes: its manager, two leads and nine learners
		expect(told().some((mail) => mail.includes('To: kaisa@halla.example'))).toBe(false);
		const languages = ['sanne', 'eero', 'wei'].map((key) => {
			const mail = told().find((mail) => mail.includes(`To: ${key}@halla.example`))!;
			return /Content-Language: (\S+)/.exec(mail)![1];
		});
		expect(languages).toEqual(['nl', 'fi', 'zh-Hant']);
	});

	await test.step('it hangs in the break room, for she asked for it', async () => {
		await page.goto('/screens');
		await page.getByLabel('Where does it hang?').fill('Kitchen');
		await page.getByLabel('Language on the screen').selectOption('English');
		await page.getByRole('button', { name: 'Make the link' }).click();
		const link = await page.getByText(/\/screen\/[0-9a-f]{40}/).textContent();
		const wall = patient(await browser.newPage({ baseURL: app.url, reducedMotion: 'reduce' }));
		await wall.goto(new URL(link!.trim()).pathname);
		const named = wall.getByRole('heading', { name: 'Sanne Bakker' });
		for (let panel = 0; panel < 5 && !(await named.isVisible()); panel++)
			await wall.getByRole('link', { name: 'Next page' }).click();
		await expect(named).toBeVisible();
		await wall.close();
	});

	await test.step('colleagues congratulate, and the certificate can be printed', async () => {
		await maya.goto(announcement);
		await maya.getByRole('button', { name: 'Congratulate' }).click();
		await expect(maya.getByText('You are one of them.')).toBeVisible();
		await maya.getByRole('link', { name: /Certificate/ }).click();
		await expect(maya.getByText(CITATION)).toBeVisible();
	});

	await test.step('her badge is genuine for a stranger who is handed the picture', async () => {
		await sanne.goto(announcement);
		await sanne.locator('a[href*="/badge/"]').click();
		await sanne.locator('main form button').click();
		const picture = sanne.waitForEvent('download');
		await sanne.locator('a[download="badge.png"]').click();
		const file = await (await picture).path();
		expect(unbake(readFileSync(file))).toContain('OpenBadgeCredential');

		const stranger = patient(await browser.newPage({ baseURL: app.url }));
		await stranger.goto('/verify');
		await stranger.getByLabel('The badge as a file').setInputFiles(file);
		await stranger.getByRole('button', { name: 'Check' }).click();
		await expect(stranger.getByText('Genuine', { exact: true })).toBeVisible();
		const changed = unbake(readFileSync(file))!.replace(/"name":"./, '"name":"Z');
		await stranger.getByLabel('Or as text').fill(changed);
		await stranger.getByRole('button', { name: 'Check' }).click();
		await expect(stranger.getByText('Not genuine')).toBeVisible();
		await stranger.close();
	});

	await test.step('revoked, it says so', async () => {
		await page.goto(announcement);
		await page.getByText('Revoke the award of Sanne Bakker').first().click();
		await page.getByLabel('Why?', { exact: true }).fill('The moment turned out to be from another shop.');
		await page.getByRole('button', { name: 'Revoke the award of Sanne Bakker' }).click();
		await expect(page.getByText('The award is revoked.')).toBeVisible();
		await maya.goto('/boards');
		await expect(
			maya.getByRole('row', { name: /Sanne Bakker/ }).getByRole('img', { name: 'Empathy award' })
		).toHaveCount(0);
	});
	await Promise.all([maya.close(), sanne.close()]);
	expect(complaints).toEqual([]);
});

async function phoneOf(browser: Browser, baseURL: string, signIn: (page: Page) => Promise<void>) {
	const phone = patient(await browser.newPage({ baseURL }));
	await signIn(phone);
	return phone;
}
