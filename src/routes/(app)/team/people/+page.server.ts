import * as outlook from '#lib/accounts/outlook.server.ts';
import { filterFrom } from '#lib/learning/matrix.ts';
import * as matrix from '#lib/learning/matrix.server.ts';
import * as paths from '#lib/learning/paths.server.ts';
import * as assignments from '#lib/learning/assignments.server.ts';
import * as subjects from '#lib/learning/subjects.server.ts';
import * as team from '#lib/learning/team.server.ts';
import { found } from '#lib/platform/http.ts';

export const load = ({ locals: { person: somebody, locale }, url }) =>
	found(async () => {
		const person = somebody!;
		const { teamId, elsewhere } = await outlook.ofOverseer(person, url.searchParams);
		if (!teamId) return { ...elsewhere, shown: null };
		const seen = await team.find(person, teamId);
		const filter = filterFrom(url.searchParams, paths.slugs);
		const isTeam = seen.unit.kind === 'team';
		const [table, standing] = await Promise.all([
			matrix.of(seen, filter, locale),
			isTeam ? assignments.standing(teamId) : []
		]);
		return {
			...elsewhere,
			shown: {
				unit: { id: seen.unit.id, name: seen.unit.name, isTeam },
				...{ filter, matrix: table },
				paths: paths.summaries(locale).map(({ slug, title }) => ({ slug, title })),
				standing: standing.map((wish) => ({
					title: subjects.titleOfWish(wish, locale),
					dueAfterDays: wish.dueAfterDays
				}))
			}
		};
	});
