import * as coached from '#lib/coaching/coached.server.ts';
import * as talks from '#lib/coaching/talks.server.ts';
import { found } from '#lib/platform/http.ts';

export const load = ({ locals, params }) =>
	found(async () => {
		const member = await coached.page(locals.person!, params.person, locals.locale);
		return { member, talks: member.coaching ? await talks.withMember(locals.person!, params.person) : [] };
	});
