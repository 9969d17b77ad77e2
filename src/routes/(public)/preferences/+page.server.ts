import { redirect } from '@sveltejs/kit';
import { Preferences } from '#lib/accounts/forms.ts';
import * as people from '#lib/accounts/people.server.ts';
import { read } from '#lib/platform/http.ts';
import { ownPath } from '#lib/platform/paths.ts';

const YEAR = { path: '/', maxAge: 365 * 24 * 3600, sameSite: 'lax', httpOnly: true } as const;

export const load = () => redirect(303, '/today');

export const actions = {
	default: async ({ cookies, locals, request, url }) => {
		const { data, problem } = await read(request, Preferences);
		if (!data) return problem;
		const options = { ...YEAR, secure: url.protocol === 'https:' };
		if (data.theme) cookies.set('theme', data.theme, options);
		if (data.locale) cookies.set('locale', data.locale, options);
		if (data.locale === '') cookies.delete('locale', { path: '/' });
		if (data.locale !== undefined && locals.person) await people.chooseLocale(locals.person, data.locale || null);
		redirect(303, ownPath(data.back, '/today'));
	}
};
