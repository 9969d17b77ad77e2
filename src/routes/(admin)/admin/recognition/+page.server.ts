import { answer, read } from '#lib/platform/http.ts';
import { ChooseShown } from '#lib/recognition/forms.ts';
import * as settings from '#lib/recognition/settings.server.ts';

export const load = async () => ({ shown: await settings.shown() });

export const actions = {
	default: async ({ locals, request }) => {
		const { data, problem } = await read(request, ChooseShown);
		if (!data) return problem;
		return answer(async () => {
			await settings.choose(locals.person!, data.shown);
			return { saved: true };
		});
	}
};
