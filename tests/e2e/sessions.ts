import { request } from '@playwright/test';
import type { Actor } from '../support/matrix.ts';
import type { Key } from '../support/store.ts';

type Answer = { status: number; location?: string; body: string };
/** One browser without a face. */
export type Session = {
	get(path: string, headers?: Record<string, string>): Promise<Answer>;
	post(path: string, form: Record<string, string>): Promise<Answer>;
	raw(
		path: string,
		options: { method?: string; headers?: Record<string, string>; data?: string | Buffer }
	): Promise<Answer>;
};

/** Opens sessions at a server, each of the cast once. */
export function sessionsAt(url: string) {
	const open = new Map<string, Promise<Session>>();
	return (who: Actor | Key): Promise<Session> => {
		const known = open.get(who);
		if (known) return known;
		const made = session(url, who);
		open.set(who, made);
		return made;
	};
}

async function session(url: string, who: Actor | Key): Promise<Session> {
	const context = await request.newContext({
		baseURL: url,
		extraHTTPHeaders: { 'accept-language': 'en', accept: 'text/html' }
	});
	const send = async (path: string, options: object): Promise<Answer> => {
		const response = await context.fetch(path, { maxRedirects: 0, ...options });
		return { status: response.status(), location: response.headers().location, body: await response.text() };
	};
	const origin = { origin: url };
	if (who !== 'visitor') await send('/sign-in?/demo', { method: 'POST', form: { as: who }, headers: origin });
	return {
		get: (path, headers = {}) => send(path, { headers }),
		post: (path, form) => send(path, { method: 'POST', form, headers: origin }),
		raw: (path, { headers, ...options }) => send(path, { ...options, headers: { ...origin, ...headers } })
	};
}
