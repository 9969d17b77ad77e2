import { redirect } from '@sveltejs/kit';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { Answer } from '#lib/learning/forms.ts';
import * as progress from '#lib/learning/progress.server.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ locals, params }) =>
	found(() => progress.section(locals.person!, params.module, params.section, locals.locale));

export const actions = {
	check: async ({ locals, params, request }) => {
		const { data, problem } = await read(request, Answer);
		if (!data) return problem;
		return answer(() =>
			progress.answerCheck(locals.person!, params.module, params.section, data.option, locals.locale)
		);
	},
	seen: ({ locals, params }) =>
		answer(async () => {
			const next = await progress.see(locals.person!, params.module, params.section, locals.locale);
			const { scenario } = catalogue.lesson(params.module, locals.locale);
			redirect(303, next ? `/learn/${params.module}/${next}` : `/roleplay/${scenario}`);
		})
};
