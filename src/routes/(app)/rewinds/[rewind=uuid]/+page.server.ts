import { redirect } from '@sveltejs/kit';
import { answer, found, read } from '#lib/platform/http.ts';
import { TurnForm } from '#lib/roleplay/forms.ts';
import * as rewindStage from '#lib/roleplay/rewind-stage.server.ts';
import * as rewinds from '#lib/roleplay/rewinds.server.ts';

export const load = ({ locals, params }) =>
	found(async () => ({ rewind: await rewindStage.show(locals.person!, params.rewind, locals.locale) }));

export const actions = {
	default: async ({ locals, params, request }) => {
		const { data, problem } = await read(request, TurnForm);
		if (!data) return problem;
		return answer(async () => {
			await rewinds.submitTurn(locals.person!, params.rewind, data);
			redirect(303, `/rewinds/${params.rewind}#now`);
		});
	}
};
