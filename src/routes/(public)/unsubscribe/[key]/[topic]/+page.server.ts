import * as mailPreferences from '#lib/accounts/mail-preferences.server.ts';
import { answer, found } from '#lib/platform/http.ts';
import { pickLocale } from '#lib/platform/language.ts';

/** Programs that look through mails follow links, so looking at this page changes nothing. */
export const load = ({ locals, params, setHeaders, url }) =>
	found(async () => {
		const { topics, stopped, locale } = await mailPreferences.find(params.key, params.topic);
		setHeaders({ 'X-Robots-Tag': 'noindex, nofollow', 'Referrer-Policy': 'no-referrer' });
		return {
			topics,
			stopped,
			isAgain: url.searchParams.has('again'),
			reading: pickLocale(locale ?? locals.locale, null)
		};
	});

export const actions = {
	default: ({ params }) => answer(() => mailPreferences.stop(params.key, params.topic))
};
