import { monthsOf } from '#lib/platform/periods.ts';
import type { Evidence, Obstacle, Rules } from './rules.ts';

/** A team of one is somebody who wins alone. */
const LEAST_MEMBERS = 2;

/** What keeps somebody (or a team) with this evidence from being a candidate; none when nothing does. */
export function obstacles(evidence: Evidence, rules: Rules): Obstacle[] {
	const given = evidence.thanks?.given ?? 0;
	const from = evidence.thanks?.from ?? 0;
	const isTeam = rules.subject === 'team';
	const found: Record<Obstacle, boolean> = {
		path: !isTeam && evidence.modules.length < rules.path.length,
		service: !isTeam && (evidence.serviceDays ?? 0) < rules.minServiceDays,
		members: isTeam && !hasMembers(evidence, rules),
		thanks: from < rules.minThanksFrom,
		answers: rules.basis === 'retention' && (evidence.retention?.n ?? 0) < rules.minAnswers,
		cooldown: rules.cooldownMonths > 0 && (evidence.wonLately?.length ?? 0) > 0,
		'not-nominated': rules.basis === 'nomination' && (evidence.nominations ?? 0) === 0,
		'no-thanks-given': rules.basis === 'thanks' && given === 0
	};
	return (Object.keys(found) as Obstacle[]).filter((obstacle) => found[obstacle]);
}

/** Of a team with a path, all have completed it; without one, there is somebody. */
function hasMembers({ members = { completed: 0, of: 0 } }: Evidence, { path }: Rules) {
	return members.of >= LEAST_MEMBERS && (path.length === 0 || members.completed >= members.of);
}

/** How many different counts of thanks given are on the list: who is level with the third is on it too. */
const FIRST = 3;

/** Of those who gave thanks, the ones with the three highest counts; everybody where thanks are not what counts. */
export function foremost<T extends { evidence: Evidence }>(candidates: T[], { basis }: Rules): T[] {
	if (basis !== 'thanks') return candidates;
	const given = ({ evidence }: T) => evidence.thanks?.given ?? 0;
	const counts = [...new Set(candidates.map(given))].sort((a, b) => b - a).slice(0, FIRST);
	return candidates.filter((candidate) => counts.includes(given(candidate)));
}

/** Whether a win is so few months away, on either side, that who had it steps back this time. */
export function isNear(period: string, won: string, cooldownMonths: number) {
	const [mine, theirs] = [monthsOf(period).map(numberOf), monthsOf(won).map(numberOf)];
	const apart = Math.max(mine[0]! - theirs.at(-1)!, theirs[0]! - mine.at(-1)!);
	return apart <= cooldownMonths;
}

const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
