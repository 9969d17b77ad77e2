import type { Person } from '#lib/accounts/policy.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as past from './past.server.ts';
import * as scenarios from './scenarios.server.ts';
import * as stage from './stage.server.ts';

export type Customer = Awaited<ReturnType<typeof all>>[number];

/** Every practice customer, with how the actor has fared with each. */
export async function all(actor: Pick<Person, 'id'>, locale: Locale) {
	const mine = await past.tally(actor);
	return scenarios.all().map(({ slug }) => {
		const { title, goal, customer, portrait, mood, module } = stage.briefing(slug, locale);
		const { best, passed, going } = mine.get(slug) ?? { best: null, passed: false, going: false };
		return {
			slug,
			title,
			goal,
			customer,
			portrait,
			mood,
			module,
			best,
			passed,
			going
		};
	});
}
