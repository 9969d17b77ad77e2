import * as announcements from '#lib/awards/announcements.server.ts';
import * as definitions from '#lib/awards/definitions.server.ts';
import { found } from '#lib/platform/http.ts';
import * as boards from '#lib/recognition/boards.server.ts';

export const load = ({ locals, url }) =>
	found(async () => {
		const hall = await boards.hall(locals.person!, { store: url.searchParams.get('store') });
		const awards = hall.store ? await announcements.hall(locals.person!, hall.store.id) : [];
		return {
			...hall,
			awards: awards.map(({ id, award, name, unit, period, winners }) => ({
				...{ id, award, unit, period },
				title: definitions.nameOf(award, name, locals.locale),
				winners: winners.map(({ name, me }) => ({ name, me }))
			}))
		};
	});
