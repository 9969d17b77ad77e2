import Letter from './Letter.svelte';
import { html, type Letter as Mail } from './mail.server.ts';

type Content = {
	heading: string;
	lines: string[];
	quote?: string;
	action?: { label: string; url: string };
	foot: string;
};
type Envelope = { to: string | null; subject: string; lang: string };

/** The same words as HTML and as plain text. */
export function letter({ lang, ...envelope }: Envelope, content: Content): Mail {
	const { heading, lines, quote, action, foot } = content;
	const text = [heading, ...lines, quote && `“${quote}”`, action && `${action.label}: ${action.url}`, `-- \n${foot}`];
	return { ...envelope, lang, text: text.filter(Boolean).join('\n\n'), html: html(Letter, content, lang) };
}
