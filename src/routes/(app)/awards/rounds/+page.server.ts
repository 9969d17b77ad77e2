import { redirect } from '@sveltejs/kit';
import { Open } from '#lib/awards/forms.ts';
import * as rounds from '#lib/awards/rounds.server.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ locals, url }) => found(() => rounds.list(locals.person!, url.searchParams.get('store')));

export const actions = {
	default: async ({ locals, request }) => {
		const { data, problem } = await read(request, Open);
		if (!data) return problem;
		return answer(async () =>
			redirect(303, `/awards/rounds/${await rounds.open(locals.person!, data.storeId, data.month)}`)
		);
	}
};
