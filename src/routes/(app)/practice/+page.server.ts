import { redirect } from '@sveltejs/kit';
import * as explained from '#lib/coaching/explained.server.ts';
import { AnswerForm, Weekdays } from '#lib/coaching/forms.ts';
import * as practice from '#lib/coaching/practice.server.ts';
import * as rhythms from '#lib/coaching/rhythms.server.ts';
import { now } from '#lib/platform/clock.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ locals: { person, locale }, url }) =>
	found(async () => {
		const shown = url.searchParams.get('shown');
		const anyway = url.searchParams.has('anyway');
		const [today, answered] = await Promise.all([
			practice.today(person!, locale, now(), anyway),
			shown === null ? null : explained.of(person!, shown, locale)
		]);
		return { today, answered, anyway, submission: crypto.randomUUID() };
	});

export const actions = {
	answer: async ({ locals, request, url }) => {
		const { data, problem } = await read(request, AnswerForm);
		if (!data) return problem;
		return answer(async () => {
			const id = await practice.answer(locals.person!, data, locals.locale);
			redirect(303, `/practice?shown=${id}${url.searchParams.has('anyway') ? '&anyway' : ''}`);
		});
	},
	rhythm: async ({ locals, request }) => {
		const { data, problem } = await read(request, Weekdays);
		if (!data) return problem;
		return answer(async () => {
			await rhythms.choose(locals.person!, data.days);
			return { saved: true };
		});
	}
};
