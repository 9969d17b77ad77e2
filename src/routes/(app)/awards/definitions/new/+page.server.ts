import { redirect } from '@sveltejs/kit';
import { Define } from '#lib/awards/definition-forms.ts';
import * as definitions from '#lib/awards/definitions.server.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ locals, url }) =>
	found(async () => {
		const draft = await definitions.draft(locals.person!, url.searchParams.get('unit') ?? '');
		return { ...draft, modules: catalogue.summaries(locals.locale), submission: crypto.randomUUID() };
	});

export const actions = {
	default: async ({ locals, request, url }) => {
		const { data, problem, values } = await read(request, Define);
		if (!data) return problem;
		const unitId = url.searchParams.get('unit') ?? '';
		return answer(async () => {
			await definitions.save(locals.person!, unitId, undefined, data);
			redirect(303, `/awards/definitions?unit=${encodeURIComponent(unitId)}&saved=1`);
		}, values);
	}
};
