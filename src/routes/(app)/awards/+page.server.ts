import { manages } from '#lib/accounts/policy.ts';
import * as announcements from '#lib/awards/announcements.server.ts';

export const load = async ({ locals }) => ({
	decides: manages(locals.person!),
	announced: (await announcements.recent(locals.person!, 50)).map(({ id, month, store, citation, winners }) => ({
		id,
		month,
		store,
		citation,
		winners: winners.map(({ name, me }) => ({ name, me }))
	}))
});
