import { redirect } from '@sveltejs/kit';
import * as announcements from '#lib/awards/announcements.server.ts';
import { Announce } from '#lib/awards/forms.ts';
import * as rounds from '#lib/awards/rounds.server.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { dayOf } from '#lib/platform/clock.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ locals, params }) =>
	found(async () => {
		const { person, locale } = locals;
		const round = await rounds.find(person!, params.round);
		const titleOf = (module: string) => catalogue.titleOf(module, locale);
		return {
			month: round.month,
			store: round.store.name,
			announcementId: round.announcementId,
			maxWinners: round.rules.maxWinners,
			path: round.rules.path.map(titleOf),
			shortlist: round.shortlist.map(({ evidence, ...candidate }) => ({
				...candidate,
				median: evidence.median,
				modules: evidence.modules.map(({ module, completedAt, score }) => ({
					title: titleOf(module),
					completedOn: dayOf(new Date(completedAt), person!.company.timeZone),
					score
				}))
			})),
			submission: crypto.randomUUID()
		};
	});

export const actions = {
	default: async ({ locals, params, request }) => {
		const { data, problem, values } = await read(request, Announce);
		if (!data) return problem;
		return answer(
			async () => redirect(303, `/awards/${await announcements.announce(locals.person!, params.round, data)}`),
			values
		);
	}
};
