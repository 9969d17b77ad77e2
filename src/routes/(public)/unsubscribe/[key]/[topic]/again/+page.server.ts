import { redirect } from '@sveltejs/kit';
import * as mailPreferences from '#lib/accounts/mail-preferences.server.ts';
import { found } from '#lib/platform/http.ts';

export const load = ({ params }) => redirect(303, `/unsubscribe/${params.key}/${params.topic}`);

export const actions = {
	default: async ({ params }) => {
		await found(() => mailPreferences.stop(params.key, params.topic, true));
		redirect(303, `/unsubscribe/${params.key}/${params.topic}?again`);
	}
};
