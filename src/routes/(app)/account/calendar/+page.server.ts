import * as feeds from '#lib/accounts/calendar-feeds.server.ts';
import { dayOf } from '#lib/platform/clock.ts';
import { answer } from '#lib/platform/http.ts';

export const load = async ({ locals }) => {
	const since = await feeds.mine(locals.person!);
	return { since: since && dayOf(since, locals.person!.company.timeZone) };
};

export const actions = {
	make: ({ locals }) => answer(async () => ({ address: await feeds.make(locals.person!) })),
	stop: ({ locals }) =>
		answer(async () => {
			await feeds.stop(locals.person!);
			return { stopped: true };
		})
};
