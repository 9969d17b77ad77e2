import { existsSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { ACTORS, MATRIX } from '../../support/matrix.ts';
import { startApp } from '../../support/app.ts';
import { emptyDatabase, expect, test } from '../app.ts';
import { sessionsAt } from '../sessions.ts';
import { findSubject } from '../subject.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Each page with the last of the cast who may see it: those see most. And one of the many that end in a 404. */
const pages = Object.entries(MATRIX)
	.filter(([route]) => route.startsWith('GET') && isPage(route.slice('GET '.length)))
	.flatMap(([, rows]) => rows)
	.flatMap(({ path, answers }) => {
		const seenBy = ACTORS.filter((_, index) => answers.split(/\s+/)[index] === '200').at(-1);
		return seenBy ? [{ path, as: seenBy }] : [];
	});

/** Not a file to be downloaded, nor data for a program. */
function isPage(route: string) {
	return ['+page.svelte', '+page@.svelte'].some((file) => existsSync(`src/routes${route}/${file}`));
}

for (const colorScheme of ['light', 'dark'] as const) {
	test(`no axe violation on any page, ${colorScheme}`, async ({ page, signIn, app, complaints }) => {
		test.setTimeout(300_000);
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		const subject = await findSubject(sessionsAt(app.url));
		const violations: string[] = [];
		for (const as of new Set(pages.map((row) => row.as))) {
			await page.context().clearCookies();
			if (as !== 'visitor') await signIn(as);
			for (const { path } of pages.filter((row) => row.as === as)) {
				await page.goto(path(subject));
				for (const details of await page.locator('details').all())
					await details.evaluate((d: HTMLDetailsElement) => (d.open = true));
				const found = (await new AxeBuilder({ page }).withTags(TAGS).analyze()).violations;
				for (const { id, nodes } of found) violations.push(`${path(subject)} ${id}: ${nodes[0]!.html}`);
				const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
				if (width > 0) violations.push(`${path(subject)} is ${width} px too wide`);
			}
		}
		expect(violations).toEqual([]);
		expect(complaints).toEqual([]);
	});
}

test('the pages of a first day are clean too: set-up, an invitation, and forms that were refused', async ({
	page,
	signIn,
	app
}) => {
	const violations: string[] = [];
	const look = async () => {
		for (const { id, nodes } of (await new AxeBuilder({ page }).withTags(TAGS).analyze()).violations)
			violations.push(`${page.url()} ${id}: ${nodes[0]!.html}`);
	};
	const first = await startApp({ DATABASE_URL: await emptyDatabase('sqlite'), DEMO: '' });
	await page.goto(`${first.url}/setup`);
	await look();
	await page.getByRole('button', { name: 'Create the company' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await look();
	expect(await first.stop()).toBe(0);

	await signIn('saga');
	await page.goto(`${app.url}/admin/people`);
	const form = page.getByRole('region', { name: 'Add somebody' });
	await form.getByRole('button', { name: 'Add and invite' }).click();
	await expect(form.getByText('Please fill this in.')).toHaveCount(2); // the name and the place; the address has its own
	await look();
	await form.getByLabel('Name').fill('Ilmari Aho');
	await form.getByLabel('E-mail').fill('ilmari@halla.example');
	await form.getByLabel('Role and place').selectOption('Team member · Everyday');
	await form.getByRole('button', { name: 'Add and invite' }).click();
	const link = await page.getByText(/\/invitation\/[0-9a-f]{40}/).textContent();
	await look();
	await page.context().clearCookies();
	await page.goto(new URL(link!.trim()).pathname);
	await expect(page.getByRole('heading', { name: 'Welcome, Ilmari Aho' })).toBeVisible();
	await look();
	expect(violations).toEqual([]);
});

test('the page that is not there is in the reader’s language, and clean', async ({ page, signIn }) => {
	await signIn('lotta');
	await page.goto('/learn/ei-ole');
	await expect(page.locator('html')).toHaveAttribute('lang', 'fi');
	await expect(page.getByRole('heading', { name: 'Ei löytynyt' })).toBeVisible();
	expect((await new AxeBuilder({ page }).withTags(TAGS).analyze()).violations).toEqual([]);
});
