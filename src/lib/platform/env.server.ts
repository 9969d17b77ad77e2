import { z } from 'zod';

const Env = z.object({
	DATABASE_URL: z
		.string()
		.regex(/^(postgres(ql)?:\/\/\S+|(file:)?[^:]+)$/, 'a file path or postgres://user:password@host/name')
		.default('data/attune.db'),
	/** The address that people type; every link in a mail starts with it. */
	ORIGIN: z
		.url({ protocol: /^https?$/, error: 'an address such as https://attune.example.com' })
		.transform((address) => new URL(address).origin)
		.optional(),
	PORT: z.coerce.number('a port number').int('a port number').min(0).max(65_535).default(3000),
	SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'an address such as smtp://user:password@host:587' }).optional(),
	MAIL_FROM: z.string().min(3, 'a sender such as "Attune <attune@example.com>"').default('Attune <attune@localhost>'),
	/** Where mail is written while there is no SMTP_URL. */
	MAIL_FOLDER: z.string().min(1).default('data/mail'),
	LOG_LEVEL: z
		.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'fatal, error, warn, info, debug or silent')
		.default('info'),
	/** Set by `npm run demo`: the demo company, and sign-in with one click. Never on a real installation. */
	DEMO: z.enum(['0', '1'], '0 or 1').default('0'),
	/** Tests and screenshots start the clock here instead of at the present. */
	CLOCK_START: z.iso.datetime({ error: 'an instant such as 2026-11-18T09:00:00Z' }).optional()
});

export type Env = z.infer<typeof Env>;
export class BadEnv extends Error {
	override name = 'BadEnv';
}

let checked: Env | undefined;
/** The settings, read and checked once. A wrong one throws `BadEnv` with one line for each. */
export const env = (): Env => (checked ??= readEnv(process.env));

export function readEnv(from: Record<string, string | undefined>): Env {
	// The demo has a file of its own: known passwords never come near a real company.
	const file = from.DEMO === '1' ? { DATABASE_URL: 'data/demo.db' } : {};
	const given = Object.fromEntries(Object.entries(from).filter(([, value]) => value !== ''));
	const result = Env.safeParse({ ...file, ...given });
	if (result.success) return result.data;
	throw new BadEnv(result.error.issues.map((i) => `${i.path.join('.')}: expected ${i.message}`).join('\n'));
}

/** Links in mails need an absolute address, and a request's Host header can be anything. */
export const origin = () => env().ORIGIN ?? `http://localhost:${env().PORT}`;
