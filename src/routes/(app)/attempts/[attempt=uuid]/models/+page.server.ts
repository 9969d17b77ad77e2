import { found } from '#lib/platform/http.ts';
import * as models from '#lib/roleplay/models.server.ts';

export const load = ({ locals, params }) =>
	found(async () => ({ models: await models.twoWays(locals.person!, params.attempt, locals.locale) }));
