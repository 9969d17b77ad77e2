import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import { monthOf } from '#lib/platform/clock.ts';
import { db, type Tx } from '#lib/platform/database/index.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as badges from '#lib/recognition/badges.server.ts';
import type { Fact } from '#lib/recognition/ledger.ts';
import * as points from '#lib/recognition/points.server.ts';
import * as catalogue from './catalogue.server.ts';
import * as certificates from './certificates.server.ts';
import { completions, passes, sectionsSeen } from './tables.server.ts';

type Learner = Pick<Person, 'id' | 'name' | 'company'>;
type Pass = { module: string; attemptId: string; score: number; locale: Locale; at: Date };

/** The role-play of a module is passed: points the first time, the best score kept, and the module perhaps complete. */
export async function recordPass(tx: Tx, learner: Learner, { module, attemptId, score, locale, at }: Pass) {
	await tx
		.insert(passes)
		.values({ personId: learner.id, module, attemptId, score, at })
		.onConflictDoUpdate({
			target: [passes.personId, passes.module],
			set: { attemptId, score },
			setWhere: sql`excluded.score > ${passes.score}`
		});
	await points.grant(tx, {
		personId: learner.id,
		reason: 'roleplay-passed',
		sourceId: module,
		at,
		zone: learner.company.timeZone
	});
	return completeIfDone(tx, learner, module, locale, at);
}

/** Complete = every section seen and the role-play passed. Then, once: the completion, its points, its badge, and the path's certificate. */
export async function completeIfDone(tx: Tx, learner: Learner, module: string, locale: Locale, at: Date) {
	const { id: personId, company } = learner;
	const lesson = catalogue.lesson(module, locale);
	const [pass] = await tx
		.select({ score: passes.score })
		.from(passes)
		.where(and(eq(passes.personId, personId), eq(passes.module, module)));
	if (!pass) return false;
	const seen = await tx
		.select({ section: sectionsSeen.section })
		.from(sectionsSeen)
		.where(and(eq(sectionsSeen.personId, personId), eq(sectionsSeen.module, module)));
	if (lesson.sections.some((section) => !seen.some((row) => row.section === section.id))) return false;
	const [completion] = await tx
		.insert(completions)
		.values({ personId, module, locale, version: lesson.version, at })
		.onConflictDoNothing()
		.returning({ id: completions.id });
	if (!completion) return false;
	const earned = { personId, sourceId: module, at };
	await points.grant(tx, { ...earned, reason: 'module-completed', zone: company.timeZone });
	await badges.grant(tx, { ...earned, kind: module, month: monthOf(at, company.timeZone) });
	await certificates.issue(tx, learner, locale, at);
	return true;
}

/** Whether the lesson was edited, in the language that was read, since it was completed. */
export const isOutdated = (completion: { module: string; locale: string; version: string }) =>
	catalogue.exists(completion.module) &&
	catalogue.lesson(completion.module, completion.locale as Locale).version !== completion.version;

/** When each of these people completed each of these modules. */
export const of = (personIds: string[], modules: readonly string[]) =>
	personIds.length === 0
		? Promise.resolve([])
		: db()
				.read.select({
					personId: completions.personId,
					module: completions.module,
					at: completions.at,
					score: passes.score
				})
				.from(completions)
				.innerJoin(passes, and(eq(passes.personId, completions.personId), eq(passes.module, completions.module)))
				.where(and(inArray(completions.personId, personIds), inArray(completions.module, [...modules])));

/** What earned these people points here: every completion, and the first pass of each module's role-play. */
export async function facts(tx: Pick<Tx, 'select'>, personIds: string[]): Promise<Fact[]> {
	const passed = await tx
		.select({ personId: passes.personId, sourceId: passes.module, at: passes.at })
		.from(passes)
		.where(inArray(passes.personId, personIds));
	const completed = await tx
		.select({ personId: completions.personId, sourceId: completions.module, at: completions.at })
		.from(completions)
		.where(inArray(completions.personId, personIds));
	return [
		...passed.map((fact) => ({ ...fact, reason: 'roleplay-passed' as const })),
		...completed.map((fact) => ({ ...fact, reason: 'module-completed' as const }))
	];
}
