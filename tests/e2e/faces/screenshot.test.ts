import { mkdirSync } from 'node:fs';
import { readContent } from '../../../scripts/content.ts';
import { bestPath } from '../../../src/lib/roleplay/engine/scoring.ts';
import { wrongThenRight } from '../../support/lines.ts';
import { expect, test } from '../app.ts';

// `npm run screenshot` keeps the picture; a test run only proves that it can be made.
const KEEP = process.env.KEEP_SCREENSHOT === '1';

test('the README’s picture: a first page, a conversation, a debrief', async ({ page, signIn, app }, info) => {
	const { graph, words } = readContent().scenarios['quiet-browser']!;
	const pictures: string[] = [];
	const shoot = async () => {
		await page.evaluate(() => document.fonts.ready);
		pictures.push(`data:image/png;base64,${(await page.screenshot({ scale: 'css' })).toString('base64')}`);
	};
	await signIn('maya');
	await page.goto('/today');
	await shoot();
	await page.goto('/roleplay/quiet-browser');
	await page.getByRole('button', { name: 'Meet the customer' }).click();
	for (const [index, { scene, choice }] of bestPath(graph).turns.entries()) {
		const { text } = words.en!.scenes[scene]!.choices[choice]!;
		const reply = page.getByRole('button', { name: text, exact: true });
		await reply.waitFor();
		if (index === 1) await page.evaluate(() => scrollTo(0, 0)).then(shoot);
		await reply.click();
		await expect(page.locator('.speech-mine')).toHaveCount(index + 1);
	}
	await page.getByRole('link', { name: 'How did it go?' }).click();
	await expect(page).toHaveURL(/\/debrief$/);
	await page.evaluate(() => scrollTo(0, 0));
	await shoot();

	const wall = await page.context().newPage(); // an empty page has no policy against styles
	await wall.setViewportSize({ width: 3 * 390 + 4 * 24, height: 844 + 48 });
	await wall.setContent(
		`<body>${pictures.map((src) => `<img src="${src}" width="390" height="844" alt="">`).join('')}</body>`
	);
	await wall.addStyleTag({
		content: 'body{margin:0;padding:24px;display:flex;gap:24px;background:#e9dfcc}img{border-radius:24px}'
	});
	mkdirSync('docs', { recursive: true });
	const made = await wall.screenshot({
		path: KEEP ? 'docs/screenshot.png' : info.outputPath('screenshot.png'),
		scale: 'css'
	});
	expect(made.length).toBeGreaterThan(50_000);
	expect(app.printed()).toContain('ready');
});

test('the pictures of a role-play: customers, stage, debrief, another line, two ways', async ({
	page,
	signIn
}, info) => {
	const { graph, words } = readContent().scenarios['rushed-parent']!;
	const { bad, good } = wrongThenRight(graph, 3);
	const shoot = async (name: string) => {
		await page.evaluate(() => document.fonts.ready);
		const path = KEEP ? `docs/screenshots/${name}.png` : info.outputPath(`${name}.png`);
		expect((await page.screenshot({ path, scale: 'css' })).length).toBeGreaterThan(10_000);
	};
	const say = ({ scene, choice }: { scene: string; choice: string }) =>
		page.getByRole('button', { name: words.en!.scenes[scene]!.choices[choice]!.text, exact: true }).click();
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await signIn('maya');
	await page.goto('/roleplay');
	await shoot('customers');
	await page.goto('/roleplay/rushed-parent');
	await shoot('briefing');
	await page.getByRole('button', { name: 'Meet the customer' }).click();
	for (const [index, turn] of bad.entries()) {
		await say(turn);
		await expect(page.locator('.speech-mine')).toHaveCount(index + 1);
		if (index === 1) await shoot('stage');
	}
	await page.getByRole('link', { name: 'How did it go?' }).click();
	await expect(page.getByRole('heading', { name: 'Turn by turn' })).toBeVisible();
	await shoot('debrief');
	await page.getByRole('button', { name: 'Try another line in turn 3' }).scrollIntoViewIfNeeded();
	await shoot('turn-explained');
	await page.getByRole('button', { name: 'Try another line in turn 3' }).click();
	await expect(page).toHaveURL(/rewinds/);
	await say(good[0]!);
	await expect(page.getByRole('article', { name: 'Turn 3, tried anew' })).toBeVisible();
	await shoot('rewind');
	await page.getByRole('link', { name: 'Back to the debrief' }).click();
	await page.getByRole('link', { name: 'Watch', exact: true }).click();
	await page.getByRole('button', { name: 'One turn on' }).click();
	await expect(page.getByText('2 /')).toBeVisible();
	await shoot('two-ways');
});
