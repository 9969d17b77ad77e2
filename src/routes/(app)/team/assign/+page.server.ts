import { redirect } from '@sveltejs/kit';
import * as assignSheet from '#lib/learning/assign-sheet.server.ts';
import * as assigning from '#lib/learning/assigning.server.ts';
import { Assign } from '#lib/learning/forms.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ locals, url }) => found(() => assignSheet.of(locals.person!, url.searchParams, locals.locale));

export const actions = {
	default: async ({ locals, request, url }) => {
		const { data, problem, values } = await read(request, Assign);
		if (!data) return problem;
		const unitId = url.searchParams.get('team') ?? '';
		return answer(async () => {
			const { batchId } = await assigning.assign(locals.person!, unitId, data);
			redirect(303, `/team/assignments?team=${encodeURIComponent(unitId)}&assigned=${batchId}`);
		}, values);
	}
};
