import * as outlook from '#lib/accounts/outlook.server.ts';
import { found } from '#lib/platform/http.ts';

export const load = ({ locals, url }) => found(() => outlook.ofOverseer(locals.person!, url.searchParams));
