import { createServer, type AddressInfo, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import * as invitations from '#lib/accounts/invitations.server.ts';
import { sendInvitation } from '#lib/accounts/mail.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import { now } from '#lib/platform/clock.ts';
import { db } from '#lib/platform/database/index.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import * as queue from '#lib/platform/queue.server.ts';
import { jobs as rows } from '#lib/platform/tables.server.ts';
import { openStore } from '#tests/support/company.ts';
import { open } from '#tests/support/letters.ts';

const received: { to: string[]; message: string }[] = [];
/** What the server answers to mail for an address. */
const answers = new Map<string, number>();
let hangsUp = false;
let server = await postOffice(0);
const { port } = server.server.address() as AddressInfo;
// Set here, before anything reads the settings: they are read once.
process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;

let saga: Person;
let place: string;
beforeAll(async () => {
	const { people, units } = await openStore();
	saga = people.saga;
	place = `learner:${units.Everyday}`;
});
beforeEach(() => void (received.length = 0));
afterAll(() => close());

const handlers = { 'mail-invitation': sendInvitation };
const welcome = (name: string, email: string) =>
	invitations.welcome(saga, { name, email, locale: 'fi', place, submission: crypto.randomUUID() });
const inTenMinutes = () => new Date(now().getTime() + 600_000);
const waiting = () =>
	db()
		.read.select()
		.from(rows)
		.then((all) => all.filter((job) => job.status === 'waiting'));

it('an invitation arrives in Finnish, in words and in HTML', async () => {
	await welcome('Päivi Öhman', 'paivi@halla.example');
	await jobs.drain(handlers);
	expect(received.map(({ to }) => to)).toEqual([['paivi@halla.example']]);
	const { subject, text, html, header } = open(received[0]!.message);
	expect(subject).toBe('Kutsusi Attuneen');
	for (const said of [text, html]) expect(said).toContain('Saat tämän viestin, koska myymälässäsi käytetään Attunea.');
	expect(html).toContain(
		'<h1 style="margin: 0 0 16px; font-size: 22px; line-height: 1.25">Tervetuloa, Päivi Öhman</h1>'
	);
	expect(header('From')).toBe('Attune <attune@localhost>');
});

it('a mailbox that does not exist is given up at once, and the admin reads why and tries again', async () => {
	answers.set('kirsi@halla.example', 550);
	await welcome('Kirsi Aho', 'kirsi@halla.example');
	await welcome('Jari Aho', 'jari@halla.example');
	await jobs.drain(handlers);
	expect(received.map(({ to }) => to)).toEqual([['jari@halla.example']]);
	const { jobs: dead } = await queue.list('dead');
	expect(dead).toMatchObject([{ attempts: 1, lastError: expect.stringMatching(/^mail: 550 .*EENVELOPE$/) }]);
	expect(JSON.stringify(dead)).not.toContain('kirsi@');

	answers.clear();
	await queue.retryAll();
	await jobs.drain(handlers, inTenMinutes);
	expect(received.map(({ to }) => to)).toEqual([['jari@halla.example'], ['kirsi@halla.example']]);
	expect((await queue.list('dead')).jobs).toEqual([]);
});

it('a mailbox that is busy (451) is tried again later', async () => {
	answers.set('pia@halla.example', 451);
	await welcome('Pia Aho', 'pia@halla.example');
	await jobs.drain(handlers);
	expect(await waiting()).toMatchObject([{ attempts: 1, lastError: expect.stringContaining('451') }]);
	answers.clear();
	await jobs.drain(handlers, inTenMinutes);
	expect(received.map(({ to }) => to)).toEqual([['pia@halla.example']]);
});

it('a server that hangs up after it has the letter gets it once more under the same id, and not for ever', async () => {
	hangsUp = true;
	await welcome('Raija Oja', 'raija@halla.example');
	await jobs.drain(handlers);
	expect(await waiting()).toMatchObject([{ attempts: 1, lastError: expect.stringMatching(/^perhaps done/) }]);
	await jobs.drain(handlers, inTenMinutes);
	hangsUp = false;
	await jobs.drain(handlers, () => new Date(now().getTime() + 86_400_000));
	const ids = received.map(({ message }) => open(message).header('Message-ID'));
	expect(ids).toEqual([ids[0], ids[0]]);
	const { jobs: dead } = await queue.list('dead');
	expect(dead).toMatchObject([{ attempts: 2 }]);
	await queue.discard(dead[0]!.id);
});

it('a server that says nothing is left well before the lease of the job runs out', async () => {
	await close();
	const silent = createServer();
	await new Promise<void>((resolve) => silent.listen(port, '127.0.0.1', resolve));
	await welcome('Tuula Oja', 'tuula@halla.example');
	await jobs.drain(handlers);
	expect(await waiting()).toMatchObject([{ attempts: 1, lastError: expect.stringMatching(/greeting|timeout/i) }]);
	await new Promise((resolve) => silent.close(resolve));
	server = await postOffice(port);
	await jobs.drain(handlers, inTenMinutes);
	expect(received.map(({ to }) => to)).toEqual([['tuula@halla.example']]);
}, 60_000);

it('a mail server that is down loses nothing', async () => {
	await close();
	await welcome('Timo Rinne', 'timo@halla.example');
	await jobs.drain(handlers);
	expect(await waiting()).toMatchObject([{ attempts: 1, lastError: expect.stringContaining('ECONNREFUSED') }]);

	server = await postOffice(port);
	await jobs.drain(handlers, inTenMinutes);
	expect(received.map(({ to }) => to)).toEqual([['timo@halla.example']]);
	expect(await waiting()).toEqual([]);
});

it('a letter that the server took without saying so is sent again under the same Message-ID', async () => {
	await welcome('Outi Salmi', 'outi@halla.example');
	let attempt = 0;
	const crashing: jobs.Handlers = {
		async 'mail-invitation'(payload, job) {
			await sendInvitation(payload, job);
			if (attempt++ === 0) throw new Error('the line went dead');
		}
	};
	await jobs.drain(crashing);
	await jobs.drain(crashing, inTenMinutes);
	const ids = received.map(({ message }) => open(message).header('Message-ID'));
	expect(ids).toEqual([ids[0], ids[0]]);
});

async function postOffice(port: number) {
	const office = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onRcptTo({ address }, _session, done) {
			const responseCode = answers.get(address);
			done(responseCode ? Object.assign(new Error('5.1.1 not this one'), { responseCode }) : null);
		},
		onData(stream, { envelope }, done) {
			let message = '';
			stream.setEncoding('utf8').on('data', (chunk) => (message += chunk));
			stream.on('end', () => {
				received.push({ to: envelope.rcptTo.map(({ address }) => address), message });
				if (hangsUp) for (const line of office.connections) (line as { _socket: Socket })._socket.destroy();
				else done();
			});
		}
	});
	office.on('error', () => {}); // a client that hangs up
	await new Promise<void>((resolve) => office.listen(port, '127.0.0.1', resolve));
	return office;
}

function close() {
	return new Promise<void>((resolve) => server.close(resolve));
}
