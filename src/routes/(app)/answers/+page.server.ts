import * as answers from '#lib/learning/answers.server.ts';
import * as lookups from '#lib/learning/lookups.server.ts';
import { search } from '#lib/learning/search.server.ts';

export const load = async ({ locals, url }) => {
	const found = search(url.searchParams.get('q') ?? '', locals.locale);
	const skills = found.results.length ? [] : answers.bySkill(locals.locale, await lookups.often(locals.person!));
	return { found, skills };
};
