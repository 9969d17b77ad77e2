import { found } from '#lib/platform/http.ts';
import * as authoring from '#lib/roleplay/authoring.server.ts';
import { draw } from '#lib/roleplay/drawing.server.ts';

export const load = ({ locals, params }) =>
	found(() => {
		const scenario = authoring.scenario(locals.person!, params.scenario, locals.locale);
		return { scenario, drawing: draw(scenario) };
	});
