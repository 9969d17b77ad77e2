import { redirect } from '@sveltejs/kit';
import { v7 as uuidv7 } from 'uuid';
import * as outlook from '#lib/accounts/outlook.server.ts';
import { Observation } from '#lib/coaching/observation-forms.ts';
import * as observing from '#lib/coaching/observing.server.ts';
import { anchors } from '#lib/coaching/rubric.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ locals, url }) =>
	found(async () => {
		const actor = locals.person!;
		const asked = url.searchParams.get('person');
		const theirs = asked ? await observing.teamOf(actor, asked) : undefined;
		const search = theirs ? new URLSearchParams({ team: theirs }) : url.searchParams;
		const { teamId, elsewhere } = await outlook.ofOverseer(actor, search);
		return {
			...elsewhere,
			team: teamId,
			people: teamId ? await observing.peopleOf(actor, teamId) : [],
			chosen: asked ?? undefined,
			anchors: anchors(locals.locale),
			by: actor.id,
			shared: locals.isShared,
			sent: url.searchParams.has('sent'),
			submission: uuidv7()
		};
	});

export const actions = {
	default: async ({ locals, request }) => {
		const { data, problem, values } = await read(request, Observation);
		if (!data) return problem;
		return answer(async () => {
			await observing.observe(locals.person!, data);
			redirect(303, `/observe?person=${data.personId}&sent`);
		}, values);
	}
};
