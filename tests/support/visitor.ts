import type { Cookies } from '@sveltejs/kit';
import * as sessions from '#lib/accounts/sessions.server.ts';

type Set = Parameters<Cookies['set']>[2];

/** A browser as the session functions see one: it keeps cookies, and remembers how the last one was set. */
export function visitor(address = 'http://localhost/', jar = new Map<string, string>()) {
	const browser = {
		jar,
		lastSet: undefined as Set | undefined,
		url: new URL(address),
		cookies: {
			get: (name: string) => jar.get(name),
			set(name: string, value: string, options: Set) {
				browser.lastSet = options;
				if (options.maxAge === 0) jar.delete(name);
				else jar.set(name, value);
			}
		} as Cookies
	};
	return browser;
}

/** Somebody as the app knows them right after signing in, with the grants that the database holds. */
export async function signedIn(personId: string) {
	const browser = visitor();
	await sessions.signIn(browser, personId);
	return (await sessions.authenticate(browser))!.person;
}
