import { found } from '#lib/platform/http.ts';
import * as authoring from '#lib/roleplay/authoring.server.ts';

export const load = ({ locals }) => found(() => ({ scenarios: authoring.overview(locals.person!, locals.locale) }));
