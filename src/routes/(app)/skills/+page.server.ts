import * as profiles from '#lib/coaching/profiles.server.ts';

export const load = async ({ locals }) => ({ profile: await profiles.of(locals.person!, locals.locale) });
