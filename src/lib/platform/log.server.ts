import { pino } from 'pino';
import { env } from './env.server.ts';

let made: pino.Logger | undefined;
/** One JSON object a line on standard output. Names, addresses and answers of people stay out of it. */
export const log = () => (made ??= pino({ level: env().LOG_LEVEL, base: null }));

/** What may be logged of an error: never values or addresses, which databases and mail servers put into their messages. */
export function scrub(error: unknown) {
	const cause = (error as { cause?: unknown }).cause;
	const e = (cause instanceof Error ? cause : error) as Error & { code?: string; response?: string };
	const isQuery = error instanceof Error && error.message.startsWith('Failed query');
	// A mail server's refusal names the address, a query's failure its values.
	const refused = (e as { responseCode?: number }).responseCode;
	const message = isQuery
		? `database: ${e.code ?? e.name}`
		: refused
			? ['mail:', refused, /^\d{3}[ -](\d\.\d+\.\d+)\b/.exec(e.response ?? '')?.[1], e.code].filter(Boolean).join(' ')
			: e.message;
	return {
		name: e.name,
		code: e.code,
		message,
		stack: e.stack
			?.split('\n')
			.filter((line) => /^\s+at /.test(line))
			.slice(0, 8)
			.join('\n')
	};
}
