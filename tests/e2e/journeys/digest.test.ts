import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { startApp } from '../../support/app.ts';
import { open } from '../../support/letters.ts';
import { sessionsAt } from '../sessions.ts';
import { expect, patient, test } from '../app.ts';

const MOMENT = 'She let him finish, and only then asked what would help him.';

test('a Finnish reader’s digest arrives by mail in Finnish, and one press ends it', async ({ app, page, request }) => {
	test.setTimeout(180_000);
	const received: { to: string; message: string }[] = [];
	const office = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData(stream, { envelope }, done) {
			let message = '';
			stream.setEncoding('utf8').on('data', (chunk) => (message += chunk));
			stream.on('end', () => {
				received.push({ to: envelope.rcptTo[0]!.address, message });
				done();
			});
		}
	});
	office.on('error', () => {}); // a client that hangs up
	await new Promise<void>((resolve) => office.listen(0, '127.0.0.1', resolve));
	const SMTP_URL = `smtp://127.0.0.1:${(office.server.address() as AddressInfo).port}`;
	/** What else the demo has to tell him, such as an award, comes in mails of its own. */
	const toEero = () =>
		received
			.filter(({ to }) => to === 'eero@halla.example')
			.map(({ message }) => open(message))
			.filter(({ text }) => text.includes('tässä uutisesi'));
	/** The same company as it is at another moment: the server is started anew. */
	const at = (CLOCK_START: string) => startApp({ ...app.env, SMTP_URL, CLOCK_START }, ['--demo']);
	const thank = async (url: string, by: 'maya' | 'sanne', to: string) => {
		const session = await sessionsAt(url)(by);
		const body = (await session.get('/kudos')).body;
		const toId = new RegExp(`value="([0-9a-f-]{36})"[^>]*>${to}`).exec(body)![1]!;
		const form = { toId, practice: 'L1', moment: MOMENT, submission: crypto.randomUUID() };
		expect((await session.post('/kudos', form)).status).toBe(303);
	};

	// One thanks in the evening, in quiet hours; at eight in the morning in Helsinki the digest.
	await app.stop();
	const evening = await at('2026-11-18T18:30:00Z');
	await thank(evening.url, 'maya', 'Eero Salo');
	expect(await evening.stop()).toBe(0);
	const morning = await at('2026-11-19T06:05:00Z');
	await expect.poll(() => toEero().length, { timeout: 30_000 }).toBe(1);
	const [digest] = toEero();
	expect(digest!.header('Content-Language')).toBe('fi');
	expect(digest!.text).toContain('Maya Okafor kiitti sinua');
	expect(digest!.html).toContain('<html lang="fi">');
	expect(digest!.header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
	const stop = /\/unsubscribe\/[0-9a-f]{40}\/thanks/.exec(digest!.text)![0];

	// Looking at the page changes nothing; its button does, without signing in, and can be undone.
	const visitor = patient(page);
	await visitor.goto(morning.url + stop);
	await expect(visitor.getByRole('heading', { name: 'Lopetetaanko tällaiset viestit?' })).toBeVisible();
	await visitor.getByRole('button', { name: 'Lopeta nämä viestit' }).click();
	await expect(visitor.getByText('Valmis: näitä viestejä ei enää tule.')).toBeVisible();
	await visitor.getByRole('button', { name: 'Haluan ne takaisin' }).click();
	await expect(visitor.getByText('Saat ne taas.')).toBeVisible();

	// The mail program's own button posts from elsewhere; other addresses do not let it.
	const oneClick = { headers: { origin: 'https://mail.example' }, form: { 'List-Unsubscribe': 'One-Click' } };
	expect((await request.post(`${morning.url}${stop}`, oneClick)).status()).toBe(200);
	expect((await request.post(`${morning.url}${stop}/again`, oneClick)).status()).toBe(403);
	await thank(morning.url, 'sanne', 'Eero Salo');
	await thank(morning.url, 'maya', 'Sanne Bakker');
	expect(await morning.stop()).toBe(0);

	const nextDay = await at('2026-11-20T06:05:00Z');
	// Sanne's digest says that the morning has been planned; then the queue runs empty.
	const toSanne = () => received.filter(({ to }) => to === 'sanne@halla.example').map(({ message }) => open(message));
	await expect.poll(() => toSanne().some(({ text }) => text.includes('Maya Okafor')), { timeout: 30_000 }).toBe(true);
	const admin = await sessionsAt(nextDay.url)('saga');
	await expect
		.poll(async () => (await admin.get('/admin/jobs?show=waiting')).body, { timeout: 30_000 })
		.toContain('Nothing is waiting');
	expect(toEero().filter(({ text }) => text.includes('kiitti sinua'))).toHaveLength(1);
	expect((await (await sessionsAt(nextDay.url)('eero')).get('/inbox')).body).toContain('Sanne Bakker');
	expect(await nextDay.stop()).toBe(0);
	await new Promise<void>((resolve) => office.close(() => resolve()));
});
