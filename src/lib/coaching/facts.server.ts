import skills from 'virtual:skills';
import { and, gte, inArray, isNotNull, lt } from 'drizzle-orm';
import { inBatches } from '#lib/platform/database/batches.ts';
import { db } from '#lib/platform/database/index.ts';
import * as evidence from '#lib/roleplay/evidence.server.ts';
import { isSkill, type Skill } from '#lib/roleplay/skills.ts';
import * as items from './items.server.ts';
import * as observations from './observations.server.ts';
import { SPAN_DAYS, type Fact } from './profile.ts';
import { practiceAnswers } from './tables.server.ts';

/** The ids of practices that a skill is made of. */
export const practicesOf = (skill: Skill) => skills[skill]!;

/** The skill that a practice belongs to; none for those of the shop as a whole. */
export const skillOf = (practice: string) => {
	const skill = Object.keys(skills).find((skill) => skills[skill]!.includes(practice));
	return skill && isSkill(skill) ? skill : undefined;
};

/** All that was seen of these people's skills in the last year, each fact with whose it is. */
export async function of(personIds: string[], at: Date): Promise<(Fact & { personId: string })[]> {
	const span = { from: new Date(at.getTime() - SPAN_DAYS * 24 * 3_600_000), until: new Date(at.getTime() + 1) };
	const [played, answered, marked] = await Promise.all([
		evidence.firstAndBest(personIds, span),
		answersOf(personIds, span),
		observations.marksOf(personIds, span.from, span.until)
	]);
	return [
		...played.map(({ score, ...fact }) => ({ ...fact, source: 'roleplay' as const, value: score })),
		...answered.flatMap(({ personId, item, right, at }) => {
			const skill = skillOf(items.practiceOf(item));
			return skill ? [{ personId, source: 'practice' as const, skill, value: right ? 100 : 0, at }] : [];
		}),
		...marked.map(({ personId, skill, mark, at }) => ({
			...{ personId, skill, at },
			source: 'observation' as const,
			value: (100 * mark) / 3
		}))
	];
}

/** Answers to what had become due: they show what is remembered after days. Extra practice shows what was just read. */
const answersOf = (personIds: string[], { from, until }: { from: Date; until: Date }) =>
	inBatches(personIds, (some) =>
		db()
			.read.select({
				personId: practiceAnswers.personId,
				item: practiceAnswers.item,
				right: practiceAnswers.right,
				at: practiceAnswers.at
			})
			.from(practiceAnswers)
			.where(
				and(
					inArray(practiceAnswers.personId, some),
					isNotNull(practiceAnswers.dueOn),
					gte(practiceAnswers.at, from),
					lt(practiceAnswers.at, until)
				)
			)
	);
