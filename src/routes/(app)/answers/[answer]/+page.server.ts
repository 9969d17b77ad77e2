import * as answers from '#lib/learning/answers.server.ts';
import { Helped } from '#lib/learning/forms.ts';
import * as help from '#lib/learning/help.server.ts';
import * as lookups from '#lib/learning/lookups.server.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = (event) =>
	found(async () => {
		const { locals, params } = event;
		const page = answers.page(params.answer, locals.locale);
		const subject = `answers/${params.answer}`;
		await lookups.notice(event, subject);
		return { page, vote: await help.mine(locals.person!, subject) };
	});

export const actions = {
	helped: async ({ locals, params, request }) => {
		const { data, problem, values } = await read(request, Helped);
		if (!data) return problem;
		return answer(() => help.vote(locals.person!, `answers/${params.answer}`, data), values);
	}
};
