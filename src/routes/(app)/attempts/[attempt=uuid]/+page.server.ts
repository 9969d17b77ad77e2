import { redirect } from '@sveltejs/kit';
import { answer, found, read } from '#lib/platform/http.ts';
import * as attempts from '#lib/roleplay/attempts.server.ts';
import { TurnForm } from '#lib/roleplay/forms.ts';
import * as stage from '#lib/roleplay/stage.server.ts';

export const load = ({ locals, params, isDataRequest }) =>
	found(async () => {
		const recent = isDataRequest ? stage.RECENT : undefined;
		return { stage: await stage.show(locals.person!, params.attempt, locals.locale, recent) };
	});

export const actions = {
	default: async ({ locals, params, request }) => {
		const { data, problem } = await read(request, TurnForm);
		if (!data) return problem;
		return answer(async () => {
			await attempts.submitTurn(locals.person!, params.attempt, data, locals.locale);
			redirect(303, `/attempts/${params.attempt}#now`);
		});
	}
};
