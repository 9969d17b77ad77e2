import { redirect } from '@sveltejs/kit';
import { dayOf } from '#lib/platform/clock.ts';
import { answer, found, read } from '#lib/platform/http.ts';
import * as attempts from '#lib/roleplay/attempts.server.ts';
import { Start } from '#lib/roleplay/forms.ts';
import * as past from '#lib/roleplay/past.server.ts';
import * as stage from '#lib/roleplay/stage.server.ts';

export const load = ({ locals, params }) =>
	found(async () => {
		const { going, finished } = await past.history(locals.person!, params.scenario);
		const zone = locals.person!.company.timeZone;
		return {
			briefing: stage.briefing(params.scenario, locals.locale),
			going: Boolean(going),
			finished: finished.map(({ id, score, passed, endedAt }) => ({ id, score, passed, on: dayOf(endedAt!, zone) })),
			submission: crypto.randomUUID()
		};
	});

export const actions = {
	default: async ({ locals, params, request }) => {
		const { data, problem } = await read(request, Start);
		if (!data) return problem;
		return answer(async () =>
			redirect(303, `/attempts/${await attempts.start(locals.person!, params.scenario, data.submission)}`)
		);
	}
};
