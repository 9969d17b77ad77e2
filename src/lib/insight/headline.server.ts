import { monthBefore, monthOf, now } from '#lib/platform/clock.ts';
import * as readings from './readings.server.ts';
import { differ, isEnough } from './shares.ts';

/** What is older is no news. */
const NEWS = 3;
const YEAR = 12;

export type Headline = NonNullable<Awaited<ReturnType<typeof ofTeam>>>;

/**
 * The one figure to bring to a meeting: what customers last said of a team, in the newest of the last three months with
 * answers enough, and what they had said before where that differs by more than chance. Undefined where there is none.
 * The caller asks whether the reader may see the team.
 */
export async function ofTeam(teamId: string, zone: string, at = now()) {
	const months = Array.from({ length: NEWS + YEAR }, (_, back) => monthBefore(monthOf(at, zone), back));
	const said = await readings.praiseOf(teamId, months);
	const enough = months.filter((month) => said.has(month) && isEnough(said.get(month)!));
	const [latest, before] = enough;
	if (!latest || months.indexOf(latest) >= NEWS) return undefined;
	const share = said.get(latest)!;
	const earlier = before && { month: before, share: said.get(before)! };
	return { month: latest, share, before: earlier && differ(share, earlier.share) ? earlier : undefined };
}
