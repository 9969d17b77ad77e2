import { redirect } from '@sveltejs/kit';
import { teamOf } from '#lib/accounts/policy.ts';
import * as certificates from '#lib/learning/certificates.server.ts';
import * as paths from '#lib/learning/paths.server.ts';
import * as progress from '#lib/learning/progress.server.ts';
import { answer, found, read } from '#lib/platform/http.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import * as debriefs from '#lib/roleplay/debrief.server.ts';
import { RewindForm } from '#lib/roleplay/forms.ts';
import * as rewinds from '#lib/roleplay/rewinds.server.ts';
import * as sharing from '#lib/roleplay/sharing.server.ts';

export const load = ({ locals, params }) =>
	found(async () => {
		const person = locals.person!;
		const shared = await debriefs.shared(person, params.attempt, locals.locale);
		if (shared) return { shared };
		const debrief = await debriefs.debrief(person, params.attempt, locals.locale);
		if (!debrief) redirect(303, `/attempts/${params.attempt}`);
		const { module } = debrief;
		const mine = module && (await progress.of(person.id, locals.locale)).get(module.slug);
		const onBoard = Boolean(teamOf(person)) && (await optOuts.among([person.id])).size === 0;
		const certified = mine?.completedAt ? await certificates.mine(person) : [];
		const own = {
			debrief,
			/** Of the paths that this module belongs to. */
			certificates: certified
				.filter(({ path }) => paths.modulesOf(path).includes(module!.slug))
				.map(({ id, title }) => ({ id, title })),
			completed: Boolean(mine?.completedAt),
			onBoard,
			sharing: await sharing.of(person, params.attempt),
			submissions: debrief.turns.map(() => crypto.randomUUID())
		};
		return { own };
	});

export const actions = {
	rewind: async ({ locals, params, request }) => {
		const { data, problem } = await read(request, RewindForm);
		if (!data) return problem;
		return answer(async () => redirect(303, `/rewinds/${await rewinds.begin(locals.person!, params.attempt, data)}`));
	},
	share: ({ locals, params }) => answer(() => sharing.share(locals.person!, params.attempt)),
	takeBack: ({ locals, params }) => answer(() => sharing.takeBack(locals.person!, params.attempt))
};
