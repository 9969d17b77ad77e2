import { nameOf } from '#lib/awards/definitions.server.ts';
import { Nominate } from '#lib/awards/forms.ts';
import * as nominations from '#lib/awards/nominations.server.ts';
import { dayOf } from '#lib/platform/clock.ts';
import { answer, found, read } from '#lib/platform/http.ts';
import * as practices from '#lib/recognition/practices.server.ts';

export const load = ({ locals, params }) =>
	found(async () => {
		const { person, locale } = locals;
		const { round, nominees, mine } = await nominations.form(person!, params.round);
		const { award, name, until, ...rest } = round;
		return {
			round: {
				...rest,
				title: nameOf(award, name, locale),
				until: until && dayOf(until, person!.company.timeZone)
			},
			mine: mine && { ...mine, practice: practices.nameOf(mine.practice, locale) },
			nominees: mine ? [] : nominees,
			practices: mine ? [] : practices.options(locale),
			submission: crypto.randomUUID()
		};
	});

export const actions = {
	default: async ({ locals, params, request }) => {
		const { data, problem, values } = await read(request, Nominate);
		if (!data) return problem;
		return answer(async () => {
			await nominations.nominate(locals.person!, params.round, data);
			return { sent: true };
		}, values);
	}
};
