import * as cards from '#lib/awards/cards.server.ts';

export const load = async ({ locals }) => ({ announced: await cards.of(locals.person!, 50, locals.locale) });
