import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type Transporter } from 'nodemailer';
import { render } from 'svelte/server';
import type { Component } from 'svelte';
import { env, origin } from './env.server.ts';

/** `to`: null for somebody without an e-mail, to whom nothing is sent; they read it in the app. */
export type Letter = { to: string | null; subject: string; text: string; html: string; lang: string };

let smtp: Transporter | undefined;

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
		headers: { 'Content-Language': letter.lang, 'Auto-Submitted': 'auto-generated' }
	};
	if (SMTP_URL) {
		smtp ??= createTransport(SMTP_URL, {
			connectionTimeout: 10_000,
			greetingTimeout: 10_000,
			socketTimeout: 20_000
		} as never);
		await smtp.sendMail(mail);
		return;
	}
	const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail(mail);
	await mkdir(MAIL_FOLDER, { recursive: true });
	await writeFile(join(MAIL_FOLDER, `${id}.part`), message as Buffer);
	await rename(join(MAIL_FOLDER, `${id}.part`), join(MAIL_FOLDER, `${id}.eml`));
}

/** A Svelte component as a letter's HTML. Hydration comments are noise in a mail. */
export function html<P extends Record<string, unknown>>(component: Component<P>, props: P, lang: string) {
	const { body } = render(component as Component, { props });
	return `<!doctype html><html lang="${lang}"><body>${body.replace(/<!--.*?-->/gs, '')}</body></html>`;
}
