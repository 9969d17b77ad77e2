import { redirect } from '@sveltejs/kit';
import { answer, found, read } from '#lib/platform/http.ts';
import { Reason } from '#lib/recognition/forms.ts';
import * as practices from '#lib/recognition/practices.server.ts';
import * as reports from '#lib/recognition/reports.server.ts';

export const load = ({ locals, params }) =>
	found(async () => {
		const looked = await reports.look(locals.person!, params.thanks);
		return { ...looked, practice: practices.nameOf(looked.thanks.practice, locals.locale) };
	});

export const actions = {
	report: async ({ locals, params, request }) => {
		const { data, problem, values } = await read(request, Reason);
		if (!data) return problem;
		return answer(() => reports.report(locals.person!, params.thanks, data), values);
	},
	hide: async ({ locals, params, request }) => {
		const { data, problem } = await read(request, Reason);
		if (!data) return problem;
		// Whoever comes second has no page to go back to: it is gone.
		return found(async () => {
			await reports.hide(locals.person!, params.thanks, data);
			redirect(303, '/kudos?view=reports&notice=hid');
		});
	},
	keep: ({ locals, params }) =>
		answer(async () => {
			await reports.keep(locals.person!, params.thanks);
			redirect(303, '/kudos?view=reports&notice=kept');
		})
};
