import { and, eq, inArray, isNull } from 'drizzle-orm';
import { db } from '#lib/platform/database/index.ts';
import { isNear } from './eligibility.ts';
import type { Rules } from './rules.ts';
import { announcements, awardRevocations, awardRounds, awardWinners } from './tables.server.ts';

type Round = { id: string; award: string; month: string; rules: Rules };

/** In which periods, so near that they rest now, these people or teams won the same award; a revoked one does not count. */
export async function lately(
	{ id, award, month, rules }: Round,
	of: { personIds: string[] } | { unitIds: string[] }
): Promise<Map<string, string[]>> {
	const [column, ids] = 'personIds' in of ? [awardWinners.personId, of.personIds] : [awardWinners.unitId, of.unitIds];
	if (rules.cooldownMonths === 0 || ids.length === 0) return new Map();
	const rows = await db()
		.read.select({ who: column, roundId: awardRounds.id, period: awardRounds.month })
		.from(awardWinners)
		.innerJoin(announcements, eq(announcements.id, awardWinners.announcementId))
		.innerJoin(awardRounds, eq(awardRounds.id, announcements.roundId))
		.leftJoin(awardRevocations, eq(awardRevocations.winnerId, awardWinners.id))
		.where(and(inArray(column, ids), eq(awardRounds.award, award), isNull(awardRevocations.id)));
	const near = rows.filter((row) => row.roundId !== id && isNear(month, row.period, rules.cooldownMonths));
	return new Map([...Map.groupBy(near, (row) => row.who!)].map(([who, won]) => [who, won.map((w) => w.period).sort()]));
}
