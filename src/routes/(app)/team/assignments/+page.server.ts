import * as outlook from '#lib/accounts/outlook.server.ts';
import * as changes from '#lib/learning/assignment-changes.server.ts';
import * as assigning from '#lib/learning/assigning.server.ts';
import { Extend, OneBatch } from '#lib/learning/forms.ts';
import * as standing from '#lib/learning/standing.server.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ locals: { person, locale }, url }) =>
	found(async () => {
		const { teamId, elsewhere } = await outlook.ofOverseer(person!, url.searchParams);
		return {
			...elsewhere,
			standing: teamId ? await standing.list(person!, teamId, locale) : undefined,
			assigned: url.searchParams.get('assigned'),
			submission: crypto.randomUUID()
		};
	});

export const actions = {
	extend: async ({ locals, request }) => {
		const { data, problem } = await read(request, Extend.and(OneBatch));
		return data ? answer(() => changes.extend(locals.person!, data.batch, data)) : problem;
	},
	joiners: async ({ locals, url }) =>
		answer(async () => {
			await assigning.askFirstWeek(locals.person!, url.searchParams.get('team') ?? '');
			return { firstWeek: true };
		})
};
