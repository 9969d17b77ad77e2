import { answer, read } from '#lib/platform/http.ts';
import { ChooseSharing } from '#lib/roleplay/forms.ts';
import * as sharing from '#lib/roleplay/sharing.server.ts';

export const load = async () => ({ allowed: await sharing.isAllowed() });

export const actions = {
	default: async ({ locals, request }) => {
		const { data, problem } = await read(request, ChooseSharing);
		if (!data) return problem;
		return answer(async () => {
			await sharing.choose(locals.person!, data.sharing);
			return { saved: true };
		});
	}
};
