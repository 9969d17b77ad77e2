import { and, asc, gte } from 'drizzle-orm';
import { isLearnerOf } from '#lib/accounts/crowd.server.ts';
import { db } from '#lib/platform/database/index.ts';
import { practiceAnswers, practiceRhythms } from './tables.server.ts';
import { becameSteady, mondaysBefore } from './weeks.ts';

/** The learners of these units who have practised on all their shift days for two weeks now. */
export async function steadyIn(unitIds: string[], today: string, at: Date): Promise<string[]> {
	const [days, rhythms] = await Promise.all([
		db()
			.read.selectDistinct({ personId: practiceAnswers.personId, day: practiceAnswers.day })
			.from(practiceAnswers)
			.where(
				and(isLearnerOf(unitIds, practiceAnswers.personId, at), gte(practiceAnswers.day, mondaysBefore(today)[2]))
			),
		db()
			.read.select({
				personId: practiceRhythms.personId,
				fromDay: practiceRhythms.fromDay,
				days: practiceRhythms.days
			})
			.from(practiceRhythms)
			.where(isLearnerOf(unitIds, practiceRhythms.personId, at))
			.orderBy(asc(practiceRhythms.fromDay))
	]);
	const rhythmsOf = Map.groupBy(rhythms, ({ personId }) => personId);
	return [...Map.groupBy(days, ({ personId }) => personId)]
		.filter(([personId, rows]) =>
			becameSteady(
				rows.map(({ day }) => day),
				rhythmsOf.get(personId) ?? [],
				today
			)
		)
		.map(([personId]) => personId);
}
