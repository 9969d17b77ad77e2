/** A mail as its reader's program shows it. */
export function open(message: string) {
	const [head, ...rest] = message.split('\r\n\r\n');
	const boundary = /boundary="([^"]+)"/.exec(head!)![1]!;
	const parts = rest.join('\r\n\r\n').split(`--${boundary}`).slice(1, -1).map(decode);
	const header = (name: string) => new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, 'mi').exec(head!)?.[1];
	return {
		header,
		subject: words(header('Subject') ?? ''),
		text: parts.find((part) => part.type === 'text/plain')!.content,
		html: parts.find((part) => part.type === 'text/html')!.content
	};
}

function decode(part: string) {
	const [head, ...rest] = part.split('\r\n\r\n');
	const [, type, charset] = /Content-Type: ([^;]+); charset=([\w-]+)/i.exec(head!)!;
	const encoding = /Content-Transfer-Encoding: (\S+)/i.exec(head!)![1]!;
	const raw = rest.join('\r\n\r\n');
	const bytes = encoding === 'base64' ? Buffer.from(raw, 'base64') : quotedPrintable(raw);
	return { type, content: new TextDecoder(charset, { fatal: true }).decode(bytes).replaceAll('\r\n', '\n') };
}

const quotedPrintable = (text: string) =>
	Buffer.from(
		text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
		'latin1'
	);

/** A header's encoded words: `=?UTF-8?Q?k=C3=A4yt=C3=B6ss=C3=A4?=`. */
const words = (header: string) =>
	header
		.replace(/\?=\s+=\?/g, '?==?')
		.replace(/=\?UTF-8\?([QB])\?(.*?)\?=/gi, (_, encoding: string, word: string) =>
			(encoding.toUpperCase() === 'B'
				? Buffer.from(word, 'base64')
				: quotedPrintable(word.replaceAll('_', ' '))
			).toString()
		);
