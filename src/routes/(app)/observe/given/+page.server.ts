import * as outlook from '#lib/accounts/outlook.server.ts';
import * as observations from '#lib/coaching/observations.server.ts';
import { found } from '#lib/platform/http.ts';

export const load = ({ locals, url }) =>
	found(async () => {
		const { teamId, elsewhere } = await outlook.ofOverseer(locals.person!, url.searchParams);
		const given = teamId ? await observations.ofTeam(locals.person!, teamId, locals.locale) : null;
		return { ...elsewhere, team: given?.team ?? null, list: given?.list ?? [] };
	});
