import AxeBuilder from '@axe-core/playwright';
import { ACTORS, MATRIX } from '../../support/matrix.ts';
import { expect, test } from '../app.ts';
import { sessionsAt } from '../sessions.ts';
import { findSubject } from '../subject.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Each page with the last of the cast who may see it: those see most. And one of the many that end in a 404. */
const pages = Object.entries(MATRIX)
	.filter(([route]) => route.startsWith('GET') && !route.includes('/health'))
	.flatMap(([, rows]) => rows)
	.flatMap(({ path, answers }) => {
		const seenBy = ACTORS.filter((_, index) => answers.split(/\s+/)[index] === '200').at(-1);
		return seenBy ? [{ path, as: seenBy }] : [];
	});

for (const colorScheme of ['light', 'dark'] as const) {
	test(`no axe violation on any page, ${colorScheme}`, async ({ page, signIn, app, complaints }) => {
		test.setTimeout(180_000);
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

test('the page that is not there is in the reader’s language, and clean', async ({ page, signIn }) => {
	await signIn('lotta');
	await page.goto('/learn/ei-ole');
	await expect(page.locator('html')).toHaveAttribute('lang', 'fi');
	await expect(page.getByRole('heading', { name: 'Ei löytynyt' })).toBeVisible();
	expect((await new AxeBuilder({ page }).withTags(TAGS).analyze()).violations).toEqual([]);
});
