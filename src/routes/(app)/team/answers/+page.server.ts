import * as outlook from '#lib/accounts/outlook.server.ts';
import * as lookups from '#lib/learning/lookups.server.ts';
import { found } from '#lib/platform/http.ts';

export const load = ({ locals, url }) =>
	found(async () => {
		const actor = locals.person!;
		const { teamId, elsewhere } = await outlook.ofOverseer(actor, url.searchParams);
		return {
			...elsewhere,
			looked: teamId ? await lookups.ofTeam(actor, teamId, locals.locale) : null
		};
	});
