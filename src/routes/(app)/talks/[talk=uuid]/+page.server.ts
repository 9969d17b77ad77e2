import { redirect } from '@sveltejs/kit';
import { AgreeToTalk, TalkWords } from '#lib/coaching/talk-forms.ts';
import * as talks from '#lib/coaching/talks.server.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ locals, params, url }) =>
	found(async () => ({
		talk: await talks.find(locals.person!, params.talk),
		isNew: url.searchParams.has('new')
	}));

export const actions = {
	agree: async ({ locals, params, request }) => {
		const { data, problem } = await read(request, AgreeToTalk);
		return data ? answer(() => talks.agree(locals.person!, params.talk, data.read)) : problem;
	},
	change: async ({ locals, params, request }) => {
		const { data, problem, values } = await read(request, TalkWords);
		if (!data) return problem;
		return answer(async () => {
			await talks.change(locals.person!, params.talk, data);
			redirect(303, `/talks/${params.talk}`);
		}, values);
	}
};
