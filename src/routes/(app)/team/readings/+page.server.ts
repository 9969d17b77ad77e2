import { redirect } from '@sveltejs/kit';
import * as outlook from '#lib/accounts/outlook.server.ts';
import { Enter } from '#lib/insight/forms.ts';
import * as readings from '#lib/insight/readings.server.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ locals, url }) =>
	found(async () => {
		const person = locals.person!;
		const { teamId, elsewhere } = await outlook.ofOverseer(person, url.searchParams);
		return {
			...elsewhere,
			sheet: teamId ? await readings.ofTeam(person, teamId) : null,
			saved: url.searchParams.has('saved'),
			submission: crypto.randomUUID()
		};
	});

export const actions = {
	default: async ({ locals, request, url }) => {
		const { data, problem, values } = await read(request, Enter);
		if (!data) return problem;
		const teamId = url.searchParams.get('team') ?? '';
		return answer(async () => {
			await readings.enter(locals.person!, teamId, data);
			redirect(303, `/team/readings?team=${encodeURIComponent(teamId)}&saved=1`);
		}, values);
	}
};
