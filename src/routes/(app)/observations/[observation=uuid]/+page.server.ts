import { Answer } from '#lib/coaching/observation-forms.ts';
import * as observations from '#lib/coaching/observations.server.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ locals, params }) =>
	found(async () => ({
		observation: await observations.find(locals.person!, params.observation, locals.locale)
	}));

export const actions = {
	read: ({ locals, params }) => answer(() => observations.read(locals.person!, params.observation)),
	answer: async ({ locals, params, request }) => {
		const { data, problem, values } = await read(request, Answer);
		if (!data) return problem;
		return answer(async () => {
			await observations.answer(locals.person!, params.observation, data.answer);
			return { saved: true };
		}, values);
	}
};
