import { redirect } from '@sveltejs/kit';
import { Accept } from '#lib/accounts/forms.ts';
import * as invitations from '#lib/accounts/invitations.server.ts';
import * as sessions from '#lib/accounts/sessions.server.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ params }) =>
	found(async () => {
		const { name, email, company } = await invitations.find(params.token);
		return { name, email, company };
	});

export const actions = {
	default: async (event) => {
		const { data, problem } = await read(event.request, Accept);
		if (!data) return problem;
		return answer(async () => {
			await sessions.signIn(event, await invitations.accept(event.params.token, data.password));
			redirect(303, '/today');
		});
	}
};
