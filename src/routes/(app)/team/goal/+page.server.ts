import { redirect } from '@sveltejs/kit';
import * as outlook from '#lib/accounts/outlook.server.ts';
import { answer, found, read } from '#lib/platform/http.ts';
import { SetGoal } from '#lib/recognition/forms.ts';
import * as goals from '#lib/recognition/goals.server.ts';

export const load = ({ locals, url }) =>
	found(async () => {
		const person = locals.person!;
		const { teamId, elsewhere } = await outlook.ofOverseer(person, url.searchParams);
		return {
			...elsewhere,
			plan: teamId ? await goals.plan(person, teamId) : null,
			saved: url.searchParams.has('saved'),
			submission: crypto.randomUUID()
		};
	});

export const actions = {
	default: async ({ locals, request, url }) => {
		const { data, problem, values } = await read(request, SetGoal);
		if (!data) return problem;
		const teamId = url.searchParams.get('team') ?? '';
		return answer(async () => {
			await goals.set(locals.person!, teamId, data);
			redirect(303, `/team/goal?team=${encodeURIComponent(teamId)}&saved=1`);
		}, values);
	}
};
