import * as customers from '#lib/roleplay/customers.server.ts';

export const load = async ({ locals }) => ({ customers: await customers.all(locals.person!, locals.locale) });
