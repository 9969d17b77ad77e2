import { redirect } from '@sveltejs/kit';
import * as people from '#lib/accounts/people.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import * as assignments from '#lib/learning/assignments.server.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { Assign } from '#lib/learning/forms.ts';
import * as paths from '#lib/learning/paths.server.ts';
import { canAssign } from '#lib/learning/policy.ts';
import { addDays, dayOf, now } from '#lib/platform/clock.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ locals, url }) =>
	found(async () => {
		const team = await units.find(locals.person!, url.searchParams.get('team') ?? '');
		if (team.kind !== 'team' || !canAssign(locals.person!, team)) throw new NotFound();
		const today = dayOf(now(), locals.person!.company.timeZone);
		return {
			team: { id: team.id, name: team.name },
			members: (await people.members(team.id)).map(({ id, name }) => ({ id, name })),
			paths: paths.summaries(locals.locale),
			modules: catalogue.summaries(locals.locale),
			today,
			inAWeek: addDays(today, 7),
			submission: crypto.randomUUID()
		};
	});

export const actions = {
	default: async ({ locals, request, url }) => {
		const { data, problem, values } = await read(request, Assign);
		if (!data) return problem;
		const teamId = url.searchParams.get('team') ?? '';
		return answer(async () => {
			await assignments.assign(locals.person!, teamId, data);
			redirect(303, `/team?team=${encodeURIComponent(teamId)}&assigned=1`);
		}, values);
	}
};
