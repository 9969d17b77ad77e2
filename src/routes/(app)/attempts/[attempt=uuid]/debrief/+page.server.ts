import { redirect } from '@sveltejs/kit';
import * as progress from '#lib/learning/progress.server.ts';
import { found } from '#lib/platform/http.ts';
import * as stage from '#lib/roleplay/stage.server.ts';

export const load = ({ locals, params }) =>
	found(async () => {
		const debrief = await stage.debrief(locals.person!, params.attempt, locals.locale);
		if (!debrief) redirect(303, `/attempts/${params.attempt}`);
		const mine = (await progress.of(locals.person!.id, locals.locale)).get(debrief.module.slug)!;
		return { debrief, completed: mine.completedAt !== null, percent: mine.percent };
	});
