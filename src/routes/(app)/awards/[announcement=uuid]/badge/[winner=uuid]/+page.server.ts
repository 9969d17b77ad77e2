import { redirect } from '@sveltejs/kit';
import * as definitions from '#lib/awards/definitions.server.ts';
import * as badges from '#lib/awards/own-badges.server.ts';
import { dayOf } from '#lib/platform/clock.ts';
import { answer, found } from '#lib/platform/http.ts';

export const load = ({ locals, params }) =>
	found(async () => {
		const { person, locale } = locals;
		const { award, name, period, unit, image, badgeId, link, revokedAt } = await badges.find(person!, params);
		return {
			announcementId: params.announcement,
			title: definitions.nameOf(award, name, locale),
			...{ period, unit, image, badgeId, link },
			company: person!.company.name,
			revokedOn: revokedAt && dayOf(revokedAt, person!.company.timeZone)
		};
	});

export const actions = {
	default: ({ locals, params, url }) =>
		answer(async () => {
			await badges.make(locals.person!, params, locals.locale);
			redirect(303, url.pathname);
		})
};
