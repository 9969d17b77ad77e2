import * as outlook from '#lib/accounts/outlook.server.ts';
import { Remind } from '#lib/learning/forms.ts';
import * as reminders from '#lib/learning/reminders.server.ts';
import * as team from '#lib/learning/team.server.ts';
import { answer, found, read } from '#lib/platform/http.ts';
import * as flags from '#lib/recognition/flags.server.ts';
import { OneFlag } from '#lib/recognition/forms.ts';
import * as reports from '#lib/recognition/reports.server.ts';
import * as earnings from '#lib/roleplay/earnings.server.ts';

export const load = ({ locals, url }) =>
	found(async () => {
		const person = locals.person!;
		const { teamId, elsewhere } = await outlook.ofOverseer(person, url.searchParams);
		const [overview, worthALook] = teamId
			? await Promise.all([
					team.overview(person, teamId, locals.locale),
					earnings.worthALook(person, teamId, locals.locale)
				])
			: [null, []];
		return {
			...elsewhere,
			overview,
			worthALook,
			reported: await reports.openCount(person),
			assigned: url.searchParams.get('assigned')
		};
	});

export const actions = {
	remind: async ({ locals, request, url }) => {
		const { data, problem } = await read(request, Remind);
		if (!data) return problem;
		const teamId = url.searchParams.get('team') ?? '';
		return answer(() => reminders.remind(locals.person!, teamId, data.personId, data.module));
	},
	looked: async ({ locals, request }) => {
		const { data, problem } = await read(request, OneFlag);
		return data ? answer(() => flags.see(locals.person!, data.flag)) : problem;
	}
};
