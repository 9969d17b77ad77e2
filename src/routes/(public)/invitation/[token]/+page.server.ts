import { error, redirect } from '@sveltejs/kit';
import { Accept } from '#lib/accounts/forms.ts';
import * as invitations from '#lib/accounts/invitations.server.ts';
import * as sessions from '#lib/accounts/sessions.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { NotFound } from '#lib/platform/errors.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ params }) =>
	found(async () => {
		const { name, email, company } = await invitations.find(params.token).catch(over);
		return { name, email, company };
	});

/** Used, too old and never made are one answer, which says what to do and nothing about anybody. */
function over(thrown: unknown): never {
	if (thrown instanceof NotFound) error(404, m.invitation_over());
	throw thrown;
}

export const actions = {
	default: async (event) => {
		const { data, problem } = await read(event.request, Accept);
		if (!data) return problem;
		return answer(async () => {
			await sessions.signIn(event, await invitations.accept(event.params.token, data.password).catch(over));
			redirect(303, '/today');
		});
	}
};
