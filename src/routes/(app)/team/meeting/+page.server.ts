import * as outlook from '#lib/accounts/outlook.server.ts';
import * as definitions from '#lib/awards/definitions.server.ts';
import * as meeting from '#lib/awards/meeting.server.ts';
import { found } from '#lib/platform/http.ts';
import * as practices from '#lib/recognition/practices.server.ts';

export const load = ({ locals, url }) =>
	found(async () => {
		const { locale } = locals;
		const person = locals.person!;
		const { teamId, elsewhere } = await outlook.ofOverseer(person, url.searchParams);
		if (!teamId) return { ...elsewhere, sheet: null };
		const { awards, thanks, ...sheet } = await meeting.sheet(person, teamId);
		return {
			...elsewhere,
			sheet: {
				...sheet,
				awards: awards.map(({ award, name, ...rest }) => ({ ...rest, title: definitions.nameOf(award, name, locale) })),
				thanks: thanks.map((one) => ({ ...one, practice: practices.nameOf(one.practice, locale) }))
			}
		};
	});
