import type { Person } from '#lib/accounts/policy.ts';
import type { Locale } from '#lib/platform/language.ts';
import type { Scenario } from './engine/graph.ts';
import * as past from './past.server.ts';
import * as scenarios from './scenarios.server.ts';
import { SKILLS, type Skill } from './skills.ts';

/** The customer who asks most for a skill: of those whom somebody has not won over yet, or else of all, `again`. */
export async function customerFor(person: Pick<Person, 'id'>, skill: Skill, locale: Locale) {
	const tally = await past.tally(person);
	const all = scenarios.all().sort((a, b) => shareOf(b, skill) - shareOf(a, skill));
	const open = all.find(({ slug }) => !tally.get(slug)?.passed);
	const { slug } = open ?? all[0]!;
	return { href: `/roleplay/${slug}`, title: scenarios.titleOf(slug, locale), again: !open };
}

/** How much of what can be shown in a conversation is this skill, moment by moment: close enough to choose by. */
function shareOf({ graph }: Scenario, wanted: Skill) {
	const moments = Object.values(graph.scenes).map(({ choices }) => Object.values(choices));
	const most = (skill: Skill) =>
		moments.reduce((sum, choices) => sum + Math.max(0, ...choices.map(({ shows }) => shows[skill] ?? 0)), 0);
	return most(wanted) / SKILLS.reduce((sum, skill) => sum + most(skill), 0);
}
