import * as outlook from '#lib/accounts/outlook.server.ts';
import * as attention from '#lib/coaching/attention.server.ts';
import { isList } from '#lib/coaching/attention.ts';
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
		const [shown, reported] = await Promise.all([
			teamId ? showing(person, teamId, url.searchParams, locals.locale) : null,
			reports.openCount(person)
		]);
		return { ...elsewhere, shown, reported };
	});

async function showing(
	person: NonNullable<App.Locals['person']>,
	teamId: string,
	asked: URLSearchParams,
	locale: App.Locals['locale']
) {
	const { unit, teams, ...crowd } = await team.find(person, teamId);
	const isTeam = unit.kind === 'team';
	const [lists, worthALook] = await Promise.all([
		attention.of(person, crowd, locale),
		isTeam ? earnings.worthALook(person, teamId, locale) : []
	]);
	const only = asked.get('list');
	return {
		...{ unit: { id: unit.id, name: unit.name, isTeam }, teams, members: crowd.members.length, worthALook },
		attention: attention.shown(lists, isList(only) ? only : null, Number(asked.get('page')) || 1)
	};
}

export const actions = {
	remind: async ({ locals, request, url }) => {
		const { data, problem } = await read(request, Remind);
		if (!data) return problem;
		return answer(() => reminders.remind(locals.person!, url.searchParams.get('team') ?? '', data));
	},
	looked: async ({ locals, request }) => {
		const { data, problem } = await read(request, OneFlag);
		return data ? answer(() => flags.see(locals.person!, data.flag)) : problem;
	}
};
