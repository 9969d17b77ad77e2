import { expect, patient, test } from '../app.ts';
import { content, playBestLine, readLesson } from '../lessons.ts';

const { lessons, paths, practice, answers } = content;
const BUTTONS = { answer: 'Vastaa', next: 'Jatka', toRolePlay: 'Roolipeliin', meet: 'Kohtaa asiakas' };

test('the first week in Finnish: from the assignment to a certificate that anybody can check', async ({
	page,
	signIn,
	browser,
	app,
	complaints
}) => {
	test.setTimeout(180_000);
	const week = paths['first-week']!;

	await test.step('Pieter asks his team for the path', async () => {
		await signIn('pieter');
		await page.goto('/team');
		await page.getByRole('link', { name: 'Klaarzetten' }).click();
		await page.getByLabel(week.title.nl).check();
		await page.getByRole('button', { name: 'Klaarzetten' }).click();
		await expect(page).toHaveURL(/assigned=/);
	});

	await test.step('Joonas goes on where he is: two of four are done', async () => {
		await signIn('joonas');
		await page.goto('/today');
		await page.getByRole('link', { name: `Osa polkua ${week.title.fi}` }).click();
		await expect(page.getByRole('heading', { name: week.title.fi, level: 1 })).toBeVisible();
		await expect(page.getByText('2/4 valmiina')).toBeVisible();
		await page.getByRole('link', { name: 'Jatka', exact: true }).click();
	});

	for (const module of week.modules.slice(2)) {
		await test.step(module, async () => {
			await readLesson(page, module, 'fi', BUTTONS);
			await playBestLine(page, lessons[module]!.fi!.scenario, 'fi', BUTTONS);
			await page.goto('/paths/first-week');
			if (module !== week.modules.at(-1)) await page.getByRole('link', { name: 'Jatka', exact: true }).click();
		});
	}

	await test.step('his certificate, and what a stranger sees of it', async () => {
		await page.getByRole('link', { name: 'Avaa todistus' }).click();
		await expect(page).toHaveURL(/\/certificates\//);
		const stranger = patient(await browser.newPage({ baseURL: app.url, locale: 'nl-NL' }));
		await stranger.goto(new URL(page.url()).pathname.replace('/certificates/', '/verify/'));
		for (const who of [page, stranger]) {
			await expect(who.getByRole('heading', { name: 'Joonas Mäki' })).toBeVisible();
			await expect(who.getByText(week.title.fi, { exact: true })).toBeVisible();
			for (const module of week.modules) await expect(who.getByText(lessons[module]!.fi!.title)).toBeVisible();
		}
		await expect(stranger.getByText('Echt: dit certificaat is uitgegeven door Halla & Co.')).toBeVisible();
		await stranger.close();
	});
	expect(complaints).toEqual([]);
});

test('something to try on the next shift: taken on with a tap, and told about with another', async ({
	page,
	signIn
}) => {
	const section = lessons.greeting!.en!.sections.find(({ pledge }) => pledge)!;
	await signIn('maya');
	await page.goto(`/learn/greeting/${section.id}`);
	await page.getByRole('button', { name: 'I’ll try it' }).click();
	await expect(page.getByText('It’s on your list for the next shift.')).toBeVisible();
	await page.goto('/today');
	await expect(page.getByRole('link', { name: section.pledge })).toBeVisible();
	await page.getByRole('button', { name: 'Did it' }).click();
	await expect(page.getByRole('link', { name: section.pledge })).toBeHidden();
});

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });

		test('Sanne practises what is due, in Dutch', async ({ page, signIn }) => {
			await signIn('sanne');
			await page.goto('/today');
			await page.getByRole('link', { name: 'Oefenen' }).click();
			await expect(page.getByRole('heading', { name: 'Wat doe je?' })).toBeVisible();
			const variants = Object.values(practice).flatMap((of) => of.nl!.flatMap((item) => item.variants));
			const says = await page.locator('main p').first().textContent();
			const asked = variants.find((variant) => variant.says === says!.trim())!;
			const wrong = asked.options.find((option) => !option.right)!;
			const right = asked.options.find((option) => option.right)!;
			// Letters only: what stands in a page is written in more than one way.
			const words = (text: string) => text.match(/\p{L}+/gu)!.join(' ');
			expect(words(await page.content())).not.toContain(words(right.why));

			await page.getByRole('button', { name: wrong.text, exact: true }).click();
			await expect(page.getByText(wrong.why)).toBeVisible();
			await expect(page.getByText(right.why)).toBeVisible();
			await page.reload();
			await expect(page.getByText(right.why)).toBeVisible();
			await page.getByRole('link', { name: 'Volgende' }).click();
			await expect(page.locator('main p').first()).not.toHaveText(asked.says);
		});

		test('李薇 looks something up with a slip of the finger, in Chinese', async ({ page, signIn }) => {
			await signIn('wei');
			await page.goto('/answers');
			await page.getByRole('searchbox').fill('沒有發漂怎麼退');
			await page.getByRole('searchbox').press('Enter');
			const { title } = answers['no-receipt']!['zh-Hant']!;
			await page.getByRole('link', { name: title }).first().click();
			await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
			await page.getByRole('button', { name: '有', exact: true }).click();
			await expect(page.getByRole('button', { name: '有', exact: true })).toHaveAttribute('aria-pressed', 'true');
		});
	});
}

test('a lesson says everything without JavaScript: story, models, claim, check and pledge', async ({
	browser,
	app,
	signIn
}) => {
	const page = await browser.newPage({ baseURL: app.url, javaScriptEnabled: false });
	await signIn('maya', page);
	const { sections } = lessons.trust!.en!;
	const seen = { story: 0, models: 0, claim: 0 };
	for (const { id, point, check, pledge } of sections) {
		await page.goto(`/learn/trust/${id}`);
		await expect(page.getByText(point)).toBeVisible();
		if (check) await expect(page.getByRole('group', { name: check.question })).toBeVisible();
		if (pledge) await expect(page.getByText(pledge)).toBeVisible();
		for (const part of ['story', 'models', 'claim'] as const)
			seen[part] += await page.locator(`.lesson-${part}`).count();
	}
	for (const [part, count] of Object.entries(seen)) expect(count, part).toBeGreaterThan(0);
	await page.close();
});
