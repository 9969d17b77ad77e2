import { redirect } from '@sveltejs/kit';
import { teamOf } from '#lib/accounts/policy.ts';
import * as progress from '#lib/learning/progress.server.ts';
import { found } from '#lib/platform/http.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import * as stage from '#lib/roleplay/stage.server.ts';

export const load = ({ locals, params }) =>
	found(async () => {
		const debrief = await stage.debrief(locals.person!, params.attempt, locals.locale);
		if (!debrief) redirect(303, `/attempts/${params.attempt}`);
		const mine = (await progress.of(locals.person!.id, locals.locale)).get(debrief.module.slug)!;
		const onBoard = Boolean(teamOf(locals.person!)) && (await optOuts.among([locals.person!.id])).size === 0;
		return { debrief, completed: mine.completedAt !== null, onBoard };
	});
