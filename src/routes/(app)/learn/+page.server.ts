import * as agenda from '#lib/learning/agenda.server.ts';
import * as pathProgress from '#lib/learning/path-progress.server.ts';

export const load = async ({ locals: { person, locale } }) => {
	const items = await agenda.of(person!, locale);
	return { items, paths: pathProgress.of(person!, items, locale) };
};
