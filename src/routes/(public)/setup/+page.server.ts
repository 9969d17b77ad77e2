import { error, redirect } from '@sveltejs/kit';
import { Founding } from '#lib/accounts/forms.ts';
import * as sessions from '#lib/accounts/sessions.server.ts';
import * as setup from '#lib/accounts/setup.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { answer, read } from '#lib/platform/http.ts';

export const load = async ({ locals }) => {
	if (await setup.isDone()) error(404, m.error_not_found());
	return {
		zones: Intl.supportedValuesOf('timeZone'),
		zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
		locale: locals.locale
	};
};

export const actions = {
	default: async (event) => {
		const { data, problem, values } = await read(event.request, Founding);
		if (!data) return problem;
		return answer(async () => {
			await sessions.signIn(event, await setup.found(data));
			redirect(303, '/admin/people');
		}, values);
	}
};
