import { found } from '#lib/platform/http.ts';
import * as agenda from '#lib/learning/agenda.server.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import * as stage from '#lib/roleplay/stage.server.ts';

export const load = ({ locals, params }) =>
	found(async () => {
		const { scenario, sections } = catalogue.module(params.module, locals.locale);
		const item = (await agenda.of(locals.person!, locals.locale)).find(({ slug }) => slug === params.module)!;
		const { slug, title, customer, passMark } = stage.briefing(scenario, locals.locale);
		return {
			item,
			sections: sections.map(({ id, title }) => ({ id, title, seen: item.seen.includes(id) })),
			rolePlay: { slug, title, customer, passMark, score: item.score }
		};
	});
