import * as outlook from '#lib/accounts/outlook.server.ts';
import { answer, found, read } from '#lib/platform/http.ts';
import * as corrections from '#lib/recognition/corrections.server.ts';
import * as flags from '#lib/recognition/flags.server.ts';
import { Correction, OneFlag } from '#lib/recognition/forms.ts';
import * as points from '#lib/recognition/points.server.ts';
import * as earnings from '#lib/roleplay/earnings.server.ts';

export const load = ({ locals, url }) =>
	found(async () => {
		const actor = locals.person!;
		const { teamId, elsewhere } = await outlook.ofOverseer(actor, url.searchParams);
		const personId = url.searchParams.get('person');
		const [team, worthALook, member] = await Promise.all([
			teamId ? points.ofTeam(actor, teamId) : null,
			teamId && !personId ? earnings.worthALook(actor, teamId, locals.locale) : [],
			teamId && personId ? earnings.ofMember(actor, teamId, personId, locals.locale) : null
		]);
		return {
			...elsewhere,
			team,
			worthALook,
			member,
			submission: crypto.randomUUID()
		};
	});

export const actions = {
	correct: async ({ locals, request }) => {
		const { data, problem, values } = await read(request, Correction);
		if (!data) return problem;
		return answer(async () => {
			await corrections.write(locals.person!, data);
			return { corrected: true };
		}, values);
	},
	looked: async ({ locals, request }) => {
		const { data, problem } = await read(request, OneFlag);
		return data ? answer(() => flags.see(locals.person!, data.flag)) : problem;
	}
};
