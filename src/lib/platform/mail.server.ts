import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { render } from 'svelte/server';
import type { Component } from 'svelte';
import { env, origin } from './env.server.ts';
import { Hopeless, Unsure } from './jobs.server.ts';

/**
 * `to`: null for somebody without an e-mail, to whom nothing is sent; they read it in the app. `stop`: the address that
 * ends mails of this kind with one press in the reader's own mail program (RFC 8058).
 */
export type Letter = { to: string | null; subject: string; text: string; html: string; lang: string; stop?: string };

/** Together well below the lease of a job: a letter is never sent by two workers at once. */
const PATIENCE = {
	connectionTimeout: 10_000,
	greetingTimeout: 10_000,
	socketTimeout: 20_000,
	socketCloseTimeout: 1_000
};
const LIMIT_MS = 45_000;

/**
 * Sends one letter through SMTP_URL, or writes it to MAIL_FOLDER while there is none. `key` makes the Message-ID,
 * so a letter that is sent again after a crash is recognisably the same one.
 */
export async function send(letter: Letter, key: string) {
	if (!letter.to) return;
	const { SMTP_URL, MAIL_FROM, MAIL_FOLDER } = env();
	const id = createHash('sha256').update(key).digest('hex').slice(0, 32);
	const mail = {
		from: MAIL_FROM,
		to: letter.to,
		subject: letter.subject,
		text: letter.text,
		html: letter.html,
		messageId: `<${id}@${new URL(origin()).hostname}>`,
		headers: {
			'Content-Language': letter.lang,
			'Auto-Submitted': 'auto-generated',
			...(letter.stop && {
				'List-Unsubscribe': { prepared: true, value: `<${letter.stop}>` },
				'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
			})
		}
	};
	if (SMTP_URL) return post(SMTP_URL, mail);
	const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail(mail);
	await mkdir(MAIL_FOLDER, { recursive: true });
	await writeFile(join(MAIL_FOLDER, `${id}.part`), message as Buffer);
	await rename(join(MAIL_FOLDER, `${id}.part`), join(MAIL_FOLDER, `${id}.eml`));
}

/** A Svelte component as a letter's HTML. Hydration comments are noise in a mail. */
export function html<P extends Record<string, unknown>>(component: Component<P>, props: P, lang: string) {
	const { head, body } = render(component as Component, { props });
	const page = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
	return page.replace(/<!--.*?-->/gs, '');
}

/** One connection for one letter: a mailbox that hangs holds up no other. */
async function post(url: string, mail: SendMailOptions) {
	let handedOver = false;
	const quiet = () => {};
	const info = (entry: { tnx?: string }) => void (handedOver ||= entry.tnx === 'message');
	const logger = { level: quiet, trace: quiet, debug: quiet, info, warn: quiet, error: quiet, fatal: quiet };
	try {
		const transport = createTransport({ url, ...PATIENCE, logger } as never);
		await transport.sendMail({ ...mail, signal: AbortSignal.timeout(LIMIT_MS) } as SendMailOptions);
	} catch (error) {
		const { responseCode = 0, command } = error as { responseCode?: number; command?: string };
		// What the server says of this reader or this letter is final. What it says of us (our sign-in, our sender) can be mended.
		if (responseCode >= 500 && ['RCPT TO', 'DATA'].includes(command ?? ''))
			throw new Hopeless('the mail server refuses', { cause: error });
		if (handedOver && !responseCode) throw new Unsure('the mail server took it and did not say so', { cause: error });
		throw error;
	}
}
