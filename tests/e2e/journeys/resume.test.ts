import { readContent } from '../../../scripts/content.ts';
import { bestPath } from '../../../src/lib/roleplay/engine/scoring.ts';
import { expect, test } from '../app.ts';

const { graph, words } = readContent().scenarios['angry-queue']!;
const line = bestPath(graph).turns.map(({ scene, choice }) => words.en!.scenes[scene]!.choices[choice]!.text);

test('a reload at every turn shows exactly where the conversation was', async ({ page, signIn }) => {
	await signIn('maya');
	await page.goto('/roleplay/angry-queue');
	await page.getByRole('button', { name: 'Meet the customer' }).click();
	const main = page.getByRole('main');
	for (const [index, text] of line.entries()) {
		await expect(page.getByRole('button', { name: line[index]!, exact: true })).toBeVisible();
		const before = await main.innerText();
		await page.reload();
		await expect(page.locator('html[data-hydrated]')).toBeAttached();
		expect(await main.innerText()).toBe(before);
		await page.getByRole('button', { name: text, exact: true }).click();
		await expect(page.locator('.speech-mine')).toHaveCount(index + 1);
	}
	await expect(page.getByRole('link', { name: 'How did it go?' })).toBeVisible();
});

test('whoever leaves in the middle and comes back by the button finds what was said, and can read it from the beginning', async ({
	page,
	signIn
}) => {
	await signIn('maya');
	await page.goto('/roleplay/angry-queue');
	await page.getByRole('button', { name: 'Meet the customer' }).click();
	const mine = page.locator('.speech-mine');
	for (let played = 0; played < 5; played++) {
		await page.getByRole('button', { name: line[played]!, exact: true }).click();
		await expect(mine.last()).toContainText(line[played]!);
		if (played < 2) continue;
		await page.getByRole('link', { name: 'Learn' }).click();
		await page.getByRole('link', { name: 'Meet practice customers' }).click();
		await page.getByRole('link', { name: words.en!.title }).click();
		await page.getByRole('button', { name: 'Go on where you were' }).click();
		await expect(mine).toHaveText([line[played - 1]!, line[played]!].map((text) => `You: ${text}`));
	}
	await page.getByRole('link', { name: 'The conversation from its beginning' }).click();
	await expect(mine).toHaveText(line.slice(0, 5).map((text) => `You: ${text}`));
});
