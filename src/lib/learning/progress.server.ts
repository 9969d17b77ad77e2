import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as catalogue from './catalogue.server.ts';
import * as completions from './completions.server.ts';
import { checkAnswers, completions as completed, passes, sectionsSeen } from './tables.server.ts';

export type Progress = {
	seen: string[];
	pass: { score: number; attemptId: string } | null;
	completedAt: Date | null;
	changedSince: boolean;
	percent: number;
};

/** How far somebody is with every module, worked out from what happened. */
export async function of(personId: string, locale: Locale): Promise<Map<string, Progress>> {
	return (await ofMany([personId], locale)).get(personId)!;
}

export async function ofMany(personIds: string[], locale: Locale): Promise<Map<string, Map<string, Progress>>> {
	const result = new Map(personIds.map((id) => [id, new Map<string, Progress>()]));
	if (personIds.length === 0) return result;
	const [seen, passed, done] = await Promise.all([
		db().read.select().from(sectionsSeen).where(inArray(sectionsSeen.personId, personIds)),
		db().read.select().from(passes).where(inArray(passes.personId, personIds)),
		db().read.select().from(completed).where(inArray(completed.personId, personIds))
	]);
	const bySeen = Map.groupBy(seen, (row) => `${row.personId} ${row.module}`);
	const byPass = new Map(passed.map((row) => [`${row.personId} ${row.module}`, row]));
	const byDone = new Map(done.map((row) => [`${row.personId} ${row.module}`, row]));
	for (const personId of personIds)
		for (const slug of catalogue.slugs) {
			const key = `${personId} ${slug}`;
			const sections = catalogue.lesson(slug, locale).sections.map((section) => section.id);
			const mine = (bySeen.get(key) ?? []).map((row) => row.section).filter((id) => sections.includes(id));
			const pass = byPass.get(key);
			const completion = byDone.get(key);
			result.get(personId)!.set(slug, {
				seen: mine,
				pass: pass ? { score: pass.score, attemptId: pass.attemptId } : null,
				completedAt: completion?.at ?? null,
				changedSince: completion ? completions.isOutdated(completion) : false,
				percent: completion ? 100 : percentOf(mine.length, sections.length, Boolean(pass))
			});
		}
	return result;
}

/** One section as the reader sees it: its text, its check without the answer, and what was answered last. */
export async function section(actor: Person, slug: string, sectionId: string, locale: Locale) {
	const module = catalogue.module(slug, locale);
	const index = module.sections.findIndex((section) => section.id === sectionId);
	if (index < 0) throw new NotFound();
	const { check, ...section } = module.sections[index]!;
	const [progress, answered] = await Promise.all([
		of(actor.id, locale),
		check && lastAnswer(actor.id, slug, sectionId)
	]);
	return {
		module: { slug, title: module.title, total: module.sections.length },
		section: { ...section, practices: undefined, number: index + 1 },
		before: module.sections[index - 1]?.id,
		steps: module.sections.map(({ id }) => progress.get(slug)!.seen.includes(id)),
		check: check && {
			question: check.question,
			options: check.options.map(({ text }) => text),
			// The explanation and what was right come with the answer, never before it.
			answer: answered && {
				option: answered.option,
				right: answered.right,
				why: check.options[answered.option]?.why
			}
		}
	};
}

/** Stores an answer to a section's check. */
export async function answerCheck(
	actor: Person,
	slug: string,
	sectionId: string,
	option: number,
	locale: Locale,
	at = now()
) {
	const check = sectionOf(slug, sectionId, locale).check;
	if (!check) throw new NotFound();
	const chosen = check.options[option];
	if (!chosen) throw new Refused('check_not_an_option', 409);
	await transaction(async (tx) => {
		await tx
			.insert(checkAnswers)
			.values({ personId: actor.id, module: slug, section: sectionId, option, right: chosen.right ?? false, at });
	});
}

/** A section is read, its check answered. May complete the module. Gives what comes next: a section, or the role-play. */
export async function see(actor: Person, slug: string, sectionId: string, locale: Locale, at = now()) {
	const section = sectionOf(slug, sectionId, locale);
	if (section.check && !(await lastAnswer(actor.id, slug, sectionId))) throw new Refused('check_first');
	return transaction(async (tx) => {
		await tx
			.insert(sectionsSeen)
			.values({ personId: actor.id, module: slug, section: sectionId, at })
			.onConflictDoNothing();
		await completions.completeIfDone(tx, actor, slug, locale, at);
		const seen = await tx
			.select({ section: sectionsSeen.section })
			.from(sectionsSeen)
			.where(and(eq(sectionsSeen.personId, actor.id), eq(sectionsSeen.module, slug)))
			.orderBy(asc(sectionsSeen.at));
		return nextAfter(
			slug,
			sectionId,
			seen.map((row) => row.section),
			locale
		);
	});
}

/** The following section; past the last, the first that was left out; undefined when all are seen. */
function nextAfter(slug: string, sectionId: string, seen: string[], locale: Locale) {
	const ids = catalogue.lesson(slug, locale).sections.map((section) => section.id);
	return ids[ids.indexOf(sectionId) + 1] ?? ids.find((id) => !seen.includes(id));
}

export const percentOf = (seen: number, sections: number, passed: boolean) =>
	Math.min(100, Math.round((100 * (seen + (passed ? 1 : 0))) / (sections + 1)));

function sectionOf(slug: string, sectionId: string, locale: Locale) {
	const section = catalogue.lesson(slug, locale).sections.find((section) => section.id === sectionId);
	if (!section) throw new NotFound();
	return section;
}

async function lastAnswer(personId: string, slug: string, sectionId: string) {
	const [row] = await db()
		.read.select({ option: checkAnswers.option, right: checkAnswers.right })
		.from(checkAnswers)
		.where(and(eq(checkAnswers.personId, personId), eq(checkAnswers.module, slug), eq(checkAnswers.section, sectionId)))
		.orderBy(desc(checkAnswers.at), desc(checkAnswers.id))
		.limit(1);
	return row;
}
