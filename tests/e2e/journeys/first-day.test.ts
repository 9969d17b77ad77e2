import type { Page } from '@playwright/test';
import { expect, test } from '../app.ts';
import { readContent } from '../../../scripts/content.ts';
import { bestPath } from '../../../src/lib/roleplay/engine/scoring.ts';

const { lessons, scenarios } = readContent();
const greeting = lessons.greeting!.en!;
const quiet = scenarios[greeting.scenario]!;

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });

		test('a new hire’s first day: from sign-in to the board', async ({ page, complaints }) => {
			await page.goto('/');
			await expect(page).toHaveURL(/\/sign-in/);
			await page.getByRole('button', { name: /Maya Okafor/ }).click();
			await expect(page.getByRole('heading', { name: 'Hello, Maya Okafor' })).toBeVisible();

			await test.step('the assigned module is the first thing she sees', async () => {
				await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(greeting.title);
				await expect(page.getByText('Due Monday 23 November').first()).toBeVisible();
				await page.getByRole('link', { name: 'Begin' }).click();
			});

			await readLesson(page);
			await page.reload();
			await expect(page.getByRole('heading', { name: quiet.words.en!.title })).toBeVisible();
			await page.getByRole('button', { name: 'Meet the customer' }).click();
			await playBestLine(page);

			await test.step('the debrief explains every turn', async () => {
				await page.getByRole('link', { name: 'How did it go?' }).click();
				const first = bestPath(quiet.graph).turns[0]!;
				const said = quiet.words.en!.scenes[first.scene]!.choices[first.choice]!;
				await expect(page.getByText(said.thought)).toBeVisible();
				await expect(page.getByText(said.reason)).toBeVisible();
				await expect(page.getByText('Service-minded').first()).toBeVisible();
				await expect(page.getByRole('heading', { name: `${greeting.title} is complete` })).toBeVisible();
			});

			await test.step('she stands on the board with points and her badge', async () => {
				await page.getByRole('link', { name: 'See the board' }).click();
				const row = page.getByRole('row', { name: /Maya Okafor/ }).first(); // of her team; thanks have a board of their own
				await expect(row).toContainText('80');
				await expect(row.getByRole('img', { name: /Open door/ })).toBeVisible();
			});
			expect(complaints).toEqual([]);
		});
	});
}

test('another phone goes on where this one stopped', async ({ page, signIn, browser, app }) => {
	await signIn('maya');
	const [first, second] = greeting.sections;
	await page.goto(`/learn/greeting/${first!.id}`);
	await finishSection(page, 0);
	await expect(page).toHaveURL(new RegExp(`/${second!.id}$`));

	const other = await browser.newPage({ baseURL: app.url });
	await signIn('maya', other);
	await other.goto('/today');
	await other.getByRole('link', { name: 'Continue' }).click();
	await expect(other).toHaveURL(new RegExp(`/${second!.id}$`));
	await other.close();
});

async function readLesson(page: Page) {
	for (const [index, section] of greeting.sections.entries()) {
		await expect(page).toHaveURL(new RegExp(`/${section.id}$`));
		await finishSection(page, index);
	}
	await expect(page).toHaveURL(new RegExp(`/roleplay/${greeting.scenario}$`));
}

async function finishSection(page: Page, index: number) {
	const { check } = greeting.sections[index]!;
	if (check) {
		const right = check.options.find((option) => option.right)!;
		await page.getByLabel(right.text).check();
		await page.getByRole('button', { name: 'Answer' }).click();
		await expect(page.getByText(right.why)).toBeVisible();
	}
	const last = index === greeting.sections.length - 1;
	await page.getByRole('button', { name: last ? 'To the role-play' : 'Continue' }).click();
}

async function playBestLine(page: Page) {
	for (const { scene, choice } of bestPath(quiet.graph).turns) {
		const { text } = quiet.words.en!.scenes[scene]!.choices[choice]!;
		await page.getByRole('button', { name: text, exact: true }).click();
		await expect(page.locator('.speech-mine').last()).toHaveText(`You: ${text}`);
	}
}
