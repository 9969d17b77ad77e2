import { expect, patient, test } from '../app.ts';
import { content, finishSection, playBestLine, readLesson } from '../lessons.ts';
import { bestPath } from '../../../src/lib/roleplay/engine/scoring.ts';

const { lessons, scenarios } = content;
const BUTTONS = { answer: 'Answer', next: 'Continue', toRolePlay: 'To the role-play', meet: 'Meet the customer' };
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

			await readLesson(page, 'greeting', 'en', BUTTONS);
			await page.reload();
			await expect(page.getByRole('heading', { name: quiet.words.en!.title })).toBeVisible();
			await playBestLine(page, greeting.scenario, 'en', BUTTONS);

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
	await finishSection(page, first!, 'Continue', BUTTONS);
	await expect(page).toHaveURL(new RegExp(`/${second!.id}$`));

	const other = patient(await browser.newPage({ baseURL: app.url }));
	await signIn('maya', other);
	await other.goto('/today');
	await other.getByRole('link', { name: 'Continue' }).click();
	await expect(other).toHaveURL(new RegExp(`/${second!.id}$`));
	await other.close();
});
