import { redirect } from '@sveltejs/kit';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { Answer, Helped } from '#lib/learning/forms.ts';
import * as help from '#lib/learning/help.server.ts';
import * as lookups from '#lib/learning/lookups.server.ts';
import * as pledges from '#lib/learning/pledges.server.ts';
import * as sections from '#lib/learning/sections.server.ts';
import { answer, found, read } from '#lib/platform/http.ts';

type Place = { module: string; section: string };
const subjectOf = ({ module, section }: Place) => `learn/${module}/${section}`;

export const load = (event) =>
	found(async () => {
		const { locals, params, url } = event;
		const page = await sections.show(locals.person!, params.module, params.section, locals.locale);
		// Who comes from the search is asked whether it helped.
		if (url.searchParams.get('from') !== 'answers') return { ...page, vote: undefined };
		await lookups.notice(event, subjectOf(params));
		return { ...page, vote: await help.mine(locals.person!, subjectOf(params)) };
	});

export const actions = {
	check: async ({ locals, params, request }) => {
		const { data, problem } = await read(request, Answer);
		if (!data) return problem;
		return answer(() =>
			sections.answerCheck(locals.person!, params.module, params.section, data.option, locals.locale)
		);
	},
	helped: async ({ locals, params, request }) => {
		const { data, problem, values } = await read(request, Helped);
		return data ? answer(() => help.vote(locals.person!, subjectOf(params), data), values) : problem;
	},
	pledge: ({ locals, params }) =>
		answer(() => pledges.make(locals.person!, params.module, params.section, locals.locale)),
	seen: ({ locals, params }) =>
		answer(async () => {
			const next = await sections.see(locals.person!, params.module, params.section, locals.locale);
			if (next.section) redirect(303, `/learn/${params.module}/${next.section}`);
			const { scenario } = catalogue.lesson(params.module, locals.locale);
			redirect(303, next.completed ? `/learn/${params.module}` : `/roleplay/${scenario}`);
		})
};
