import * as agenda from '#lib/learning/agenda.server.ts';

export const load = async ({ locals }) => ({ items: await agenda.of(locals.person!, locals.locale) });
