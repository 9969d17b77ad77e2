import { redirect } from '@sveltejs/kit';
import * as outlook from '#lib/accounts/outlook.server.ts';
import * as definitions from '#lib/awards/definitions.server.ts';
import * as meeting from '#lib/awards/meeting.server.ts';
import * as exercises from '#lib/coaching/exercises.server.ts';
import { ChooseSkill } from '#lib/coaching/forms.ts';
import * as skillWeeks from '#lib/coaching/skill-weeks.server.ts';
import * as pledgeCounts from '#lib/learning/pledge-counts.server.ts';
import { answer, found, read } from '#lib/platform/http.ts';
import * as practices from '#lib/recognition/practices.server.ts';

export const load = ({ locals, url }) =>
	found(async () => {
		const { locale } = locals;
		const person = locals.person!;
		const { teamId, elsewhere } = await outlook.ofOverseer(person, url.searchParams);
		if (!teamId) return { ...elsewhere, sheet: null };
		const { awards, thanks, pledges, skill, ...sheet } = await meeting.sheet(person, teamId);
		return {
			...elsewhere,
			sheet: {
				...sheet,
				awards: awards.map(({ award, name, ...rest }) => ({ ...rest, title: definitions.nameOf(award, name, locale) })),
				thanks: thanks.map((one) => ({ ...one, practice: practices.nameOf(one.practice, locale) })),
				pledges: pledges && pledgeCounts.inWords(pledges, locale),
				skill: { ...skill, exercise: exercises.of(skill.skill, skill.turn, locale) }
			}
		};
	});

export const actions = {
	skill: async ({ locals, request, url }) => {
		const { data, problem, values } = await read(request, ChooseSkill);
		if (!data) return problem;
		const teamId = url.searchParams.get('team') ?? '';
		return answer(async () => {
			await skillWeeks.choose(locals.person!, teamId, data.skill);
			redirect(303, `/team/meeting?team=${encodeURIComponent(teamId)}#skill`);
		}, values);
	}
};
