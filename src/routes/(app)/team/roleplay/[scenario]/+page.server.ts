import { found } from '#lib/platform/http.ts';
import * as items from '#lib/roleplay/items.server.ts';

export const load = ({ locals, params }) =>
	found(async () => ({
		items: await items.analysis(locals.person!, params.scenario, locals.locale),
		fewest: items.FEWEST
	}));
