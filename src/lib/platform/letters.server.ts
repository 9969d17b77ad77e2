import Letter from './Letter.svelte';
import { html, type Letter as Mail } from './mail.server.ts';

type Link = { label: string; url: string };
export type Section = { title: string; items: { text: string; url?: string }[] };
export type Content = {
	heading: string;
	lines: string[];
	quote?: string;
	sections?: Section[];
	action?: Link;
	/** Why the reader gets this, and how they get no more of it. */
	foot: string;
	links?: Link[];
};
type Envelope = { to: string | null; subject: string; lang: string; stop?: string };

/** The same words as HTML and as plain text. */
export function letter({ lang, ...envelope }: Envelope, content: Content): Mail {
	const { heading, lines, quote, sections = [], action, foot, links = [] } = content;
	const said = ({ label, url }: Link) => `${label}: ${url}`;
	const text = [
		heading,
		...lines,
		quote && `“${quote}”`,
		...sections.map(({ title, items }) => [title, ...items.map(asLine)].join('\n')),
		action && said(action),
		['-- ', foot, ...links.map(said)].join('\n')
	];
	return { ...envelope, lang, text: text.filter(Boolean).join('\n\n'), html: html(Letter, content, lang) };
}

const asLine = ({ text, url }: Section['items'][number]) => (url ? `• ${text}\n  ${url}` : `• ${text}`);
