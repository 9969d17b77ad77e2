import { redirect } from '@sveltejs/kit';
import { answer, found, read } from '#lib/platform/http.ts';
import * as attempts from '#lib/roleplay/attempts.server.ts';
import { Start } from '#lib/roleplay/forms.ts';
import * as stage from '#lib/roleplay/stage.server.ts';

export const load = ({ locals, params }) =>
	found(async () => ({
		briefing: stage.briefing(params.scenario, locals.locale),
		history: await attempts.history(locals.person!, params.scenario),
		submission: crypto.randomUUID()
	}));

export const actions = {
	default: async ({ locals, params, request }) => {
		const { data, problem } = await read(request, Start);
		if (!data) return problem;
		return answer(async () =>
			redirect(303, `/attempts/${await attempts.start(locals.person!, params.scenario, data.submission)}`)
		);
	}
};
