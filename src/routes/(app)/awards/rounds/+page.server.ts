import { redirect } from '@sveltejs/kit';
import { nameOf } from '#lib/awards/definitions.server.ts';
import { Open } from '#lib/awards/forms.ts';
import * as rounds from '#lib/awards/rounds.server.ts';
import { addDays, dayOf, localOf, now } from '#lib/platform/clock.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ locals, url }) =>
	found(async () => {
		const { person, locale } = locals;
		const zone = person!.company.timeZone;
		const list = await rounds.list(person!, url.searchParams.get('store'));
		const openable = list.openable.map(({ name, ...round }) => ({
			...round,
			title: nameOf(round.award, name, locale)
		}));
		const today = dayOf(now(), zone);
		return {
			stores: list.stores,
			storeId: list.storeId,
			places: [...Map.groupBy(openable, (round) => round.unitId)].map(([id, of]) => ({
				id,
				name: of[0]!.unit,
				present: of.filter((round) => !round.isEarlier),
				earlier: of.filter((round) => round.isEarlier)
			})),
			rounds: list.rounds.map(({ id, award, name, unit, period, phase, announcementId, announceAt }) => ({
				...{ id, unit, period, phase, announcementId },
				title: nameOf(award, name, locale),
				announceAt: announceAt && localOf(announceAt, zone)
			})),
			today,
			inAWeek: addDays(today, 7)
		};
	});

export const actions = {
	default: async ({ locals, request }) => {
		const { data, problem, values } = await read(request, Open);
		if (!data) return problem;
		return answer(async () => redirect(303, `/awards/rounds/${await rounds.open(locals.person!, data)}`), values);
	}
};
