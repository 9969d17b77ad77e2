import { eq } from 'drizzle-orm';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import * as invitations from '#lib/accounts/invitations.server.ts';
import { sendInvitation } from '#lib/accounts/mail.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import { letter } from '#lib/platform/letters.server.ts';
import { send } from '#lib/platform/mail.server.ts';
import { jobs as rows } from '#lib/platform/tables.server.ts';
import { openStore } from '#tests/support/company.ts';
import { open } from '#tests/support/letters.ts';

// There is no SMTP_URL here: letters become files (smtp.test.ts is about the other way).
const folder = process.env.MAIL_FOLDER!;
const handlers = { 'mail-invitation': sendInvitation };
let saga: Person;
let place: string;
beforeAll(async () => {
	const { people, units } = await openStore();
	saga = people.saga;
	place = `learner:${units.Everyday}`;
});
const welcome = (name: string, email: string, locale: 'en' | 'fi' | null = null) =>
	invitations.welcome(saga, { name, email, locale, place, submission: crypto.randomUUID() });
const lettersTo = (address: string) =>
	readdirSync(folder)
		.map((file) => readFileSync(join(folder, file), 'utf8'))
		.filter((message) => message.includes(`To: ${address}`))
		.map(open);
const note = letter(
	{ to: 'maya@halla.example', subject: 'Hello', lang: 'en' },
	{ heading: 'Hello', lines: ['One', 'Two'], quote: 'Well done', foot: 'Bye' }
);

it('a letter becomes one whole .eml file, in words and in HTML', async () => {
	await send(note, 'note');
	expect(readdirSync(folder)).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.eml$/)]);
	const [hello] = lettersTo('maya@halla.example');
	expect(hello!.text).toContain('Hello\n\nOne\n\nTwo\n\n“Well done”\n\n-- \nBye');
	expect(hello!.html).toMatch(/^<!doctype html><html lang="en">/);
	expect(hello!.html).not.toContain('<!--');
	expect(hello!.header('Auto-Submitted')).toBe('auto-generated');
});

it('the same letter again is the same letter, another key makes another', async () => {
	const [first] = lettersTo('maya@halla.example');
	await send(note, 'note');
	const again = lettersTo('maya@halla.example');
	expect(again.map((hello) => hello.header('Message-ID'))).toEqual([first!.header('Message-ID')]);
	expect(first!.header('Message-ID')).toMatch(/^<[0-9a-f]{32}@localhost>$/);
	await send(note, 'another note');
	expect(new Set(lettersTo('maya@halla.example').map((hello) => hello.header('Message-ID'))).size).toBe(2);
});

it('an invitation comes in the reader’s language with a link that works', async () => {
	await welcome('Aino Järvinen', 'aino@halla.example', 'fi');
	await jobs.drain(handlers);
	const [invitation, ...others] = lettersTo('aino@halla.example');
	expect(others).toEqual([]);
	expect(invitation).toMatchObject({ subject: 'Kutsusi Attuneen' });
	expect(invitation!.text).toContain('Tervetuloa, Aino Järvinen');
	expect(invitation!.html).toContain('<html lang="fi">');
	expect(invitation!.header('Content-Language')).toBe('fi');
	expect(await invitations.find(linkIn(invitation!.text))).toMatchObject({ name: 'Aino Järvinen' });
	expect(invitation!.html).toContain(linkIn(invitation!.text));
});

it('no job and no invitation row holds a link', async () => {
	const { link } = await welcome('Kim Berg', 'kim@halla.example');
	const stored = JSON.stringify(await db().read.select().from(rows));
	expect(stored).not.toContain(link!.split('/').at(-1));
	expect(stored).not.toContain('kim@halla.example');
});

it('a name that is HTML is only a name', async () => {
	await welcome('<b>Söner</b> & "Co"', 'soner@halla.example');
	await jobs.drain(handlers);
	const [invitation] = lettersTo('soner@halla.example');
	expect(invitation!.html).toContain('&lt;b>Söner&lt;/b> &amp; "Co"');
	expect(invitation!.html).not.toContain('<b>');
	expect(invitation!.text).toContain('Welcome, <b>Söner</b> & "Co"');
});

it('a crash between sending and marking makes no second letter', async () => {
	await welcome('Lena Moser', 'lena@halla.example');
	await jobs.drain(handlers);
	await transaction(async (tx) => void (await tx.update(rows).set({ status: 'waiting' }).where(eq(rows.attempts, 1))));
	expect(await jobs.drain(handlers)).toBeGreaterThan(0);
	expect(lettersTo('lena@halla.example')).toHaveLength(1);
});

it('who has joined meanwhile gets no invitation, and the job is done', async () => {
	const { link } = await welcome('Paul Ek', 'paul@halla.example');
	await invitations.accept(link!.split('/').at(-1)!, 'a password of mine');
	await jobs.drain(handlers);
	expect(lettersTo('paul@halla.example')).toEqual([]);
	expect((await db().read.select().from(rows)).filter(({ status }) => status !== 'done')).toEqual([]);
});

it('a line break in a subject adds no header', async () => {
	await send({ ...note, to: 'tom@halla.example', subject: 'Hi\r\nBcc: all@halla.example' }, 'header');
	const [hi] = lettersTo('tom@halla.example');
	expect([hi!.subject, hi!.header('Bcc')]).toEqual(['Hi Bcc: all@halla.example', undefined]);
});

const linkIn = (text: string) => /\/invitation\/(\w+)/.exec(text)![1]!;
