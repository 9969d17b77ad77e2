import type { Page } from '@playwright/test';
import { readContent } from '../../../scripts/content.ts';
import { wrongThenRight, type Said } from '../../support/lines.ts';
import { expect, test } from '../app.ts';

const SLUG = 'no-receipt';
const TURN = 3;
const { graph, words } = readContent().scenarios[SLUG]!;
const english = words.en!;
const { bad, good, ending } = wrongThenRight(graph, TURN);
const textOf = ({ scene, choice }: Said) => english.scenes[scene]!.choices[choice]!.text;

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });

		test('a bad ending, another line from turn 3, a good one; the score stays', async ({
			page,
			signIn,
			complaints
		}) => {
			await signIn('maya');
			await page.goto('/roleplay');
			await page.getByRole('link', { name: english.title }).click();
			await expect(page.getByText(english.briefing)).toBeVisible();
			await page.getByRole('button', { name: 'Meet the customer' }).click();
			for (const turn of bad) await say(page, textOf(turn));
			await page.getByRole('link', { name: 'How did it go?' }).click();
			const score = await page.locator('.receipt .text-4xl').innerText();
			await expect(page.getByText('Not yet')).toBeVisible();

			await page.getByRole('button', { name: `Try another line in turn ${TURN}` }).click();
			await expect(page).toHaveURL(/\/rewinds\//);
			await expect(page.getByRole('button', { name: textOf(bad[TURN - 1]!), exact: true })).toHaveCount(0);
			for (const turn of good) {
				await say(page, textOf(turn));
				await expect(page.getByText(english.scenes[turn.scene]!.choices[turn.choice]!.reason)).toBeVisible();
			}
			await expect(page.getByRole('heading', { name: english.endings[ending]!.title })).toBeVisible();
			await expect(page.getByText(`Your score stays ${score}.`)).toBeVisible();

			await page.getByRole('link', { name: 'Back to the debrief' }).click();
			await expect(page.locator('.receipt .text-4xl')).toHaveText(score);
			await expect(page.getByRole('link', { name: `Tried: ${english.endings[ending]!.title}` })).toBeVisible();
			await page.goto(`/roleplay/${SLUG}`);
			await expect(page.getByRole('link', { name: new RegExp(`^${score} `) })).toHaveCount(1);
			expect(complaints).toEqual([]);
		});
	});
}

test('the same by keyboard alone, as a screen reader tells it', async ({ page, signIn }) => {
	await signIn('maya');
	await page.goto(`/roleplay/${SLUG}`);
	await press(page, 'Meet the customer');
	await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - img /^${english.customer}, /
      - heading "${english.customer}" [level=1]
      - paragraph: ${english.body.unsure}
      - meter "Trust"
      - region "Conversation"
      - form "What do you say?":
        - heading "What do you say?" [level=2]
        - button
        - button
        - button
  `);
	for (const turn of bad) await press(page, textOf(turn));
	await press(page, 'How did it go?');
	await expect(page.getByRole('heading', { name: 'Turn by turn' })).toBeVisible();
	await press(page, `Try another line in turn ${TURN}`);
	for (const turn of good) await press(page, textOf(turn));
	await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - article "Turn ${TURN}, tried anew"
      - region "This time":
        - heading "${english.endings[ending]!.title}" [level=2]
      - region "In your conversation":
        - heading [level=2]
  `);
	await press(page, 'Watch it done two ways');
	await expect(page.getByRole('group', { name: 'Playing the conversations' })).toBeVisible();
	await reach(page, 'All');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('status')).toHaveText(/^Turn (\d+) of \1$/);
	await expect(page.getByRole('article', { name: 'Service-minded' }).first()).toBeVisible();
	await expect(page.getByRole('article', { name: 'Self-protecting' }).first()).toBeVisible();
});

async function say(page: Page, text: string) {
	await page.getByRole('button', { name: text, exact: true }).click();
	await expect(page.locator('.speech-mine', { hasText: text }).last()).toBeVisible();
}

/** Goes on with Tab to what is called so, and presses Enter, which leads away from it. */
async function press(page: Page, name: string) {
	const target = await reach(page, name);
	await page.keyboard.press('Enter');
	await expect(target).toHaveCount(0);
}

async function reach(page: Page, name: string) {
	const target = page.getByRole('button', { name, exact: true }).or(page.getByRole('link', { name, exact: true }));
	await expect(target.first()).toBeVisible();
	const isThere = () => target.first().evaluate((element) => element === document.activeElement);
	for (let tabs = 0; tabs < 80 && !(await isThere()); tabs++) await page.keyboard.press('Tab');
	expect(await isThere(), `Tab reaches “${name}”`).toBe(true);
	return target;
}
