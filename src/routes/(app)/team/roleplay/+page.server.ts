import { found } from '#lib/platform/http.ts';
import * as items from '#lib/roleplay/items.server.ts';

export const load = ({ locals }) =>
	found(async () => ({ scenarios: await items.overview(locals.person!, locals.locale), fewest: items.FEWEST }));
