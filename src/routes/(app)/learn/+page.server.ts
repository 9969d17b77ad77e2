import * as agenda from '#lib/learning/agenda.server.ts';
import * as decided from '#lib/learning/decided.server.ts';
import * as pathProgress from '#lib/learning/path-progress.server.ts';

export const load = async ({ locals: { person, locale } }) => {
	const [{ items, rolePlays }, decisions] = await Promise.all([
		agenda.everything(person!, locale),
		decided.lately(person!, locale)
	]);
	return { items, rolePlays, decisions, paths: pathProgress.of(person!, items, locale) };
};
