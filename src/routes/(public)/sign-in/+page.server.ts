import { error, redirect } from '@sveltejs/kit';
import { Demo, SignIn } from '#lib/accounts/forms.ts';
import * as sessions from '#lib/accounts/sessions.server.ts';
import * as signIn from '#lib/accounts/sign-in.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { env } from '#lib/platform/env.server.ts';
import { answer, read } from '#lib/platform/http.ts';
import { addressOf } from '#lib/platform/requests.server.ts';
import { ownPath } from '#lib/platform/paths.ts';
import * as demo from '../../../demo.server.ts';

export const load = ({ locals, url }) => {
	if (locals.person) redirect(303, '/today');
	const next = ownPath(url.searchParams.get('next'), '/today');
	return { next, door: locals.door, demo: env().DEMO === '1' ? demo.FACES : [] };
};

export const actions = {
	in: async (event) => {
		const { data, problem, values } = await read(event.request, SignIn);
		if (!data) return problem;
		return answer(async () => {
			const personId = await signIn.check(data.email, data.password, addressOf(event));
			await sessions.signIn(event, personId);
			redirect(303, ownPath(data.next, '/today'));
		}, values);
	},
	demo: async (event) => {
		const { data, problem } = await read(event.request, Demo);
		if (!data) return problem;
		const personId = env().DEMO === '1' ? await demo.idOf(data.as) : undefined;
		if (!personId) error(404, m.error_not_found());
		await sessions.signIn(event, personId);
		redirect(303, '/today');
	},
	out: async (event) => {
		await sessions.signOut(event, event.locals.sessionId);
		redirect(303, event.locals.door ? `/store/${event.locals.door}` : '/sign-in');
	}
};
