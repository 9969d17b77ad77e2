import { oversees } from '#lib/accounts/policy.ts';
import * as outlook from '#lib/accounts/outlook.server.ts';
import * as definitions from '#lib/awards/definitions.server.ts';
import * as meeting from '#lib/awards/meeting.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { found } from '#lib/platform/http.ts';
import * as practices from '#lib/recognition/practices.server.ts';

export const load = ({ locals, url }) =>
	found(async () => {
		const { locale } = locals;
		const person = locals.person!;
		if (!oversees(person)) throw new NotFound();
		const asked = { store: url.searchParams.get('store'), team: url.searchParams.get('team') };
		const { stores, store, teams } = await outlook.of(person, asked);
		const place = { stores: stores.length > 1 ? stores : [], storeId: store?.id, teams };
		const teamId = asked.team ?? teams[0]?.id;
		if (!teamId) return { ...place, sheet: null };
		const { awards, thanks, ...sheet } = await meeting.sheet(person, teamId);
		return {
			...place,
			sheet: {
				...sheet,
				awards: awards.map(({ award, name, ...rest }) => ({ ...rest, title: definitions.nameOf(award, name, locale) })),
				thanks: thanks.map((one) => ({ ...one, practice: practices.nameOf(one.practice, locale) }))
			}
		};
	});
