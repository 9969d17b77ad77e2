import { ChangePassword } from '#lib/accounts/forms.ts';
import { teamOf } from '#lib/accounts/policy.ts';
import * as people from '#lib/accounts/people.server.ts';
import * as sessions from '#lib/accounts/sessions.server.ts';
import { answer, read } from '#lib/platform/http.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';

export const load = async ({ locals }) => {
	const person = locals.person!;
	const { id, email, locale } = person;
	return { email, isListed: Boolean(teamOf(person)), chosen: locale, optedOut: (await optOuts.among([id])).has(id) };
};

export const actions = {
	password: async (event) => {
		const { data, problem } = await read(event.request, ChangePassword);
		if (!data) return problem;
		const person = event.locals.person!;
		return answer(async () => {
			await people.changePassword(person, data.currentPassword, data.newPassword);
			await sessions.signOutEverywhere(person.id);
			await sessions.signIn(event, person.id);
			return { changed: true };
		});
	}
};
