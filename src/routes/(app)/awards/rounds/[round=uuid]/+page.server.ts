import { redirect } from '@sveltejs/kit';
import * as decisions from '#lib/awards/decisions.server.ts';
import { Decide, Pick, Step } from '#lib/awards/forms.ts';
import { readableRound } from '#lib/awards/readable-round.server.ts';
import * as rounds from '#lib/awards/rounds.server.ts';
import * as shortlist from '#lib/awards/shortlist.server.ts';
import { instantOf } from '#lib/platform/clock.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ locals, params }) =>
	found(async () => {
		const zone = locals.person!.company.timeZone;
		const round = await rounds.find(locals.person!, params.round);
		return { round: readableRound(round, locals.locale, zone), zone, submission: crypto.randomUUID() };
	});

export const actions = {
	close: async ({ locals, params, request, url }) => {
		const { data, problem, values } = await read(request, Step);
		if (!data) return problem;
		return answer(async () => {
			await shortlist.close(locals.person!, params.round, data);
			redirect(303, url.pathname); // the next stage, from its top
		}, values);
	},
	pick: async ({ locals, params, request, url }) => {
		const { data, problem, values } = await read(request, Pick);
		if (!data) return problem;
		return answer(async () => {
			await shortlist.pick(locals.person!, params.round, data);
			redirect(303, url.pathname);
		}, values);
	},
	decide: async ({ locals, params, request, url }) => {
		const { data, problem, values } = await read(request, Decide);
		if (!data) return problem;
		const { timeZone } = locals.person!.company;
		const announceAt = data.announceAt ? instantOf(data.announceAt, timeZone) : undefined;
		return answer(async () => {
			const announcementId = await decisions.decide(locals.person!, params.round, { ...data, announceAt });
			redirect(303, announceAt ? url.pathname : `/awards/${announcementId}`);
		}, values);
	},
	withdraw: async ({ locals, params, request }) => {
		const { data, problem, values } = await read(request, Step);
		if (!data) return problem;
		const { submission: _, ...decision } = values;
		return answer(async () => {
			await decisions.withdraw(locals.person!, params.round, data);
			return { values: decision, errors: {} }; // the words are in the form again, ready to be changed
		}, values);
	}
};
