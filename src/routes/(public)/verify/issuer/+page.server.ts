import * as credentials from '#lib/awards/credentials.server.ts';
import { found } from '#lib/platform/http.ts';

export const load = () => found(credentials.issuer);
