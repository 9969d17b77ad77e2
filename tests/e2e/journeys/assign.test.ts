import { expect, patient, test } from '../app.ts';
import { content } from '../lessons.ts';
import { sessionsAt, type Session } from '../sessions.ts';

const CROWD = 200;
const path = content.paths['selling-with-service']!.title;

test('a path is asked of two hundred people at once; one gets more time, one is let off and reads why', async ({
	page,
	signIn,
	browser,
	app,
	complaints
}) => {
	test.setTimeout(180_000);
	const links = await test.step('a store fills up', async () => fill(await sessionsAt(app.url)('saga')));

	await test.step('its manager picks the path, ticks all who fit, and reads what she is about to ask', async () => {
		await signIn('ines');
		await page.goto('/account');
		await page.getByLabel('Taal', { exact: true }).selectOption('en');
		await page.getByRole('button', { name: 'Opslaan' }).click();
		await page.goto('/team/assign');
		await page.getByLabel('Part of the name').fill('Hand ');
		await page.getByRole('button', { name: 'Show' }).click();
		await page.getByRole('link', { name: `Tick all ${CROWD} shown` }).click();
		await page.getByRole('checkbox', { name: new RegExp(`^${path.en}`) }).check();
		await page.getByLabel('Due on').fill('2026-12-05');
		await expect(page.getByText(`6 modules for ${CROWD} people, due 5 December 2026`)).toBeVisible();
		await page.getByRole('button', { name: 'Assign' }).click();
		const sent = page.getByRole('status').filter({ hasText: `6 modules for ${CROWD} people` });
		await expect(sent).toBeVisible();
	});

	const phone = patient(await browser.newPage({ baseURL: app.url, locale: 'en-GB' }));
	await test.step('one of them finds it on her first day', async () => {
		await phone.goto(new URL(links[7]!).pathname);
		await phone.getByLabel('Choose a password').fill('three words in a row');
		await phone.getByRole('button', { name: 'Join' }).click();
		await expect(phone).toHaveURL(/\/today$/);
		await phone.goto('/learn');
		await expect(phone.getByRole('link', { name: new RegExp(path.en) })).toContainText('Due 5 Dec');
	});

	await test.step('she gets more time, and sees who gave it', async () => {
		await page
			.getByRole('listitem')
			.filter({ hasText: `${CROWD} people` })
			.getByRole('link')
			.click();
		await page.getByRole('checkbox', { name: 'Hand 007' }).check();
		await page.getByLabel('New due day').fill('2026-12-19');
		await page.getByRole('button', { name: 'Give more time' }).click();
		await expect(page.getByText('Done. One person hears of it.')).toBeVisible();
		await expect(page.getByRole('listitem').filter({ hasText: 'Hand 007' })).toContainText('extended by Ines Duarte');
		await phone.goto('/learn');
		await expect(phone.getByRole('link', { name: new RegExp(path.en) })).toContainText(
			'Due 19 Dec, extended by Ines Duarte'
		);
	});

	await test.step('nobody is let off without a reason', async () => {
		await page.getByRole('checkbox', { name: 'Hand 007' }).check();
		await page.getByRole('button', { name: 'Let off' }).click();
		await expect(page.getByText('Say why. They read it.')).toBeVisible();
		await expect(page.getByRole('checkbox', { name: 'Hand 007' })).toBeChecked();
		await page.getByLabel('Why?').fill('You taught it in your last shop.');
		await page.getByRole('button', { name: 'Let off' }).click();
		await expect(page.getByRole('listitem').filter({ hasText: 'Hand 007' })).toContainText('Let off by Ines Duarte');
		await expect(page.getByText(`0 of ${CROWD - 1} are done`)).toBeAttached();
	});

	await test.step('she reads the reason, and it is no longer asked', async () => {
		await phone.goto('/learn');
		await expect(
			phone.getByText(`Ines Duarte let you off “${path.en}”: You taught it in your last shop.`)
		).toBeVisible();
		await expect(phone.getByRole('link', { name: new RegExp(path.en) })).not.toContainText('Due');
	});
	await phone.close();
	expect(complaints).toEqual([]);
});

/** Two hundred join Plants by the page that adds people; gives their invitations. */
async function fill(saga: Session) {
	const page = (await saga.get('/admin/people')).body;
	const place = /value="(learner:[0-9a-f-]{36})"[^>]*>Team member · Plants/.exec(page)![1]!;
	const links: string[] = [];
	for (let i = 0; i < CROWD; i++) {
		const name = `Hand ${String(i).padStart(3, '0')}`;
		const form = { name, email: `hand-${i}@halla.example`, place, submission: crypto.randomUUID() };
		const { body } = await saga.post('/admin/people?/person', form);
		links.push(/[^"\s<>]+\/invitation\/[0-9a-f]{40}/.exec(body)![0]);
	}
	return links;
}
