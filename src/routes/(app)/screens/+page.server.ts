import { MakeScreen, OneScreen } from '#lib/awards/forms.ts';
import * as screens from '#lib/awards/screens.server.ts';
import { dayOf } from '#lib/platform/clock.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ locals }) =>
	found(async () => {
		const { stores, screens: all } = await screens.list(locals.person!);
		const zone = locals.person!.company.timeZone;
		return {
			stores,
			screens: all.map(({ createdAt, ...screen }) => ({ ...screen, since: dayOf(createdAt, zone) })),
			submission: crypto.randomUUID()
		};
	});

export const actions = {
	make: async ({ locals, request }) => {
		const { data, problem, values } = await read(request, MakeScreen);
		return data ? answer(() => screens.make(locals.person!, data), values) : problem;
	},
	revoke: async ({ locals, request }) => {
		const { data, problem } = await read(request, OneScreen);
		return data ? answer(async () => ({ revoked: await screens.revoke(locals.person!, data.screen) })) : problem;
	}
};
