import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { open } from './letters.ts';

/** What lies in the mail folder. */
export function letters() {
	const folder = process.env.MAIL_FOLDER!;
	const files = existsSync(folder) ? readdirSync(folder) : [];
	return files
		.filter((file) => file.endsWith('.eml'))
		.map((file) => {
			const { header, subject, text, html } = open(readFileSync(join(folder, file), 'latin1'));
			const [to, lang, id] = ['To', 'Content-Language', 'Message-ID'].map((name) => header(name)!);
			return { to: to!, lang: lang!, id: id!, subject: subject.replace(/\r\n\s/g, ' '), text, html };
		});
}

export const empty = () => rmSync(process.env.MAIL_FOLDER!, { recursive: true, force: true });
