import { found } from '#lib/platform/http.ts';
import * as agenda from '#lib/learning/agenda.server.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import * as progress from '#lib/learning/progress.server.ts';
import * as stage from '#lib/roleplay/stage.server.ts';

export const load = ({ locals, params }) =>
	found(async () => {
		const { scenario, passMark, sections } = catalogue.module(params.module, locals.locale);
		const [items, mine] = await Promise.all([
			agenda.of(locals.person!, locals.locale),
			progress.of(locals.person!.id, locals.locale)
		]);
		const { seen, pass } = mine.get(params.module)!;
		const { slug, title, customer } = stage.briefing(scenario, locals.locale);
		return {
			item: items.find((item) => item.slug === params.module)!,
			sections: sections.map(({ id, title }) => ({ id, title, seen: seen.includes(id) })),
			rolePlay: { slug, title, customer, passMark, score: pass?.score }
		};
	});
