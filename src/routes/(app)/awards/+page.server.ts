import { manages } from '#lib/accounts/policy.ts';
import * as announcements from '#lib/awards/announcements.server.ts';

export const load = async ({ locals }) => ({
	decides: manages(locals.person!),
	announced: await announcements.feed(locals.person!, 50)
});
