import { redirect } from '@sveltejs/kit';
import * as preparation from '#lib/coaching/preparation.server.ts';
import { WriteTalk } from '#lib/coaching/talk-forms.ts';
import * as talks from '#lib/coaching/talks.server.ts';
import { dayOf, now } from '#lib/platform/clock.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ locals, params }) =>
	found(async () => ({
		prepared: await preparation.of(locals.person!, params.person, locals.locale),
		today: dayOf(now(), locals.person!.company.timeZone),
		submission: crypto.randomUUID()
	}));

export const actions = {
	default: async ({ locals, params, request }) => {
		const { data, problem, values } = await read(request, WriteTalk);
		if (!data) return problem;
		return answer(
			async () => redirect(303, `/talks/${await talks.write(locals.person!, params.person, data)}?new`),
			values
		);
	}
};
