import * as people from '#lib/accounts/people.server.ts';
import { now } from '#lib/platform/clock.ts';
import * as facts from './facts.server.ts';
import { profile, together } from './profile.ts';

/** Below this a team's level would show through to somebody. */
const FEWEST = 4;

export type Spot = Awaited<ReturnType<typeof weakSpotsOf>>[number];

/**
 * How a team stands in its skills, the weakest first: with how many people and facts, and only skills of which enough is
 * known of at least four people. Leads are not in it. The caller asks whether the reader may see the team.
 */
export async function weakSpotsOf(teamId: string, at = now()) {
	const ids = (await people.members(teamId, at)).map(({ id }) => id);
	const seen = Map.groupBy(await facts.of(ids, at), ({ personId }) => personId);
	const profiles = [...seen.values()].map((theirs) => profile(theirs, at));
	return together(profiles, FEWEST).map(({ skill, level, people, facts }) => ({ skill, level, people, facts }));
}
