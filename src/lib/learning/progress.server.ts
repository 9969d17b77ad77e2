import { inArray } from 'drizzle-orm';
import { db } from '#lib/platform/database/index.ts';
import { LOCALES, type Locale } from '#lib/platform/language.ts';
import * as catalogue from './catalogue.server.ts';
import * as completions from './completions.server.ts';
import type { Section } from './lesson.ts';
import { completions as completed, passes, sectionsSeen } from './tables.server.ts';

/** A section that reads differently since somebody completed the module, or is new. */
type Changed = Pick<Section, 'id' | 'seconds'>;
export type Progress = {
	seen: string[];
	pass: { score: number; attemptId: string } | null;
	completedAt: Date | null;
	changed: Changed[];
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
			const { sections } = catalogue.lesson(slug, locale);
			const mine = (bySeen.get(key) ?? []).filter((row) => sections.some(({ id }) => id === row.section));
			const pass = byPass.get(key);
			const completion = byDone.get(key);
			result.get(personId)!.set(slug, {
				seen: mine.map((row) => row.section),
				pass: pass ? { score: pass.score, attemptId: pass.attemptId } : null,
				completedAt: completion?.at ?? null,
				changed: completion ? changedSince(completion, sections, mine) : [],
				percent: completion ? 100 : percentOf(mine.length, sections.length, Boolean(pass))
			});
		}
	return result;
}

export const percentOf = (seen: number, sections: number, passed: boolean) =>
	Math.min(100, Math.round((100 * (seen + (passed ? 1 : 0))) / (sections + 1)));

/**
 * Whether these words of a section are still there, in whatever language they were read: who read the Finnish text is
 * not asked to read it again because a Dutch word was mended.
 */
export const isCurrent = (module: string, sectionId: string, version: string) =>
	LOCALES.some((locale) =>
		catalogue.lesson(module, locale).sections.some(({ id, version: now }) => id === sectionId && now === version)
	);

function changedSince(
	completion: { module: string; locale: string; version: string },
	sections: Section[],
	seen: { section: string; version: string | null }[]
): Changed[] {
	// What was read before versions were kept: the whole lesson tells, and then every section of it.
	const outdated = completions.isOutdated(completion);
	return sections
		.filter(({ id }) => {
			const read = seen.find((row) => row.section === id);
			if (!read) return true;
			return read.version ? !isCurrent(completion.module, id, read.version) : outdated;
		})
		.map(({ id, seconds }) => ({ id, seconds }));
}
