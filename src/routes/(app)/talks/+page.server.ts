import * as talks from '#lib/coaching/talks.server.ts';

export const load = async ({ locals }) => ({ talks: await talks.mine(locals.person!) });
