import * as outlook from '#lib/accounts/outlook.server.ts';
import { oversees } from '#lib/accounts/policy.ts';
import * as lookups from '#lib/learning/lookups.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { found } from '#lib/platform/http.ts';

export const load = ({ locals, url }) =>
	found(async () => {
		const actor = locals.person!;
		if (!oversees(actor)) throw new NotFound();
		const asked = { store: url.searchParams.get('store'), team: url.searchParams.get('team') };
		const { stores, store, teams } = await outlook.of(actor, asked);
		const teamId = asked.team ?? teams[0]?.id;
		return {
			stores: stores.length > 1 ? stores : [],
			storeId: store?.id,
			teams,
			looked: teamId ? await lookups.ofTeam(actor, teamId, locals.locale) : null
		};
	});
