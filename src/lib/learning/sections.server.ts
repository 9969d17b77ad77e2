import { and, desc, eq, isNull, ne, or } from 'drizzle-orm';
import type { Person } from '#lib/accounts/policy.ts';
import { now } from '#lib/platform/clock.ts';
import { db, transaction } from '#lib/platform/database/index.ts';
import { NotFound, Refused } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as catalogue from './catalogue.server.ts';
import * as completions from './completions.server.ts';
import * as pledges from './pledges.server.ts';
import * as progress from './progress.server.ts';
import { checkAnswers, sectionsSeen } from './tables.server.ts';

/** One section as the reader sees it: its text, its check without the answer, and what was answered last. */
export async function show(actor: Person, slug: string, sectionId: string, locale: Locale) {
	const module = catalogue.module(slug, locale);
	const index = module.sections.findIndex((section) => section.id === sectionId);
	const section = module.sections[index];
	if (!section) throw new NotFound();
	const { check, pledge, title, point } = section;
	const [mine, answered, pledged] = await Promise.all([
		progress.of(actor.id, locale),
		check && lastAnswer(actor.id, slug, sectionId),
		pledge && pledges.find(actor.id, slug, sectionId)
	]);
	const { seen, completedAt, changed } = mine.get(slug)!;
	const parts = catalogue.partsOf(section);
	return {
		module: { slug, title: module.title, total: module.sections.length },
		section: { id: sectionId, title, point, number: index + 1, parts },
		/** Where the learning point stands: below the text, before what is asked last. */
		pointAt: parts.findLastIndex((part) => typeof part !== 'string') + 1,
		before: module.sections[index - 1]?.id,
		steps: module.sections.map(({ id }) => seen.includes(id)),
		/** Somebody who has completed the module reads what has changed, and nothing else. */
		completed: completedAt !== null,
		again: completedAt !== null && changed.some(({ id }) => id === sectionId),
		check: check && {
			question: check.question,
			options: check.options.map(({ text }) => text),
			// The explanation and what was right come with the answer, never before it.
			answer: answered && {
				option: answered.option,
				right: answered.right,
				why: check.options[answered.option]?.why
			}
		},
		pledge: pledge && { text: pledge, made: Boolean(pledged) }
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
	const { check, version } = find(slug, sectionId, locale);
	if (!check) throw new NotFound();
	const chosen = check.options[option];
	if (!chosen) throw new Refused('check_not_an_option', 409);
	const right = chosen.right ?? false;
	await transaction(async (tx) => {
		await tx
			.insert(checkAnswers)
			.values({ personId: actor.id, module: slug, section: sectionId, option, right, version, at });
	});
}

/** A section is read, its check answered. May complete the module. Gives what comes next: a section, or none. */
export async function see(actor: Person, slug: string, sectionId: string, locale: Locale, at = now()) {
	const { check, version } = find(slug, sectionId, locale);
	if (check && !(await lastAnswer(actor.id, slug, sectionId))) throw new Refused('check_first');
	const { changed } = (await progress.of(actor.id, locale)).get(slug)!;
	const again = changed.some(({ id }) => id === sectionId);
	await transaction(async (tx) => {
		await tx
			.insert(sectionsSeen)
			.values({ personId: actor.id, module: slug, section: sectionId, version, at })
			.onConflictDoUpdate({
				target: [sectionsSeen.personId, sectionsSeen.module, sectionsSeen.section],
				set: { version },
				setWhere: or(isNull(sectionsSeen.version), ne(sectionsSeen.version, version))
			});
		await completions.completeIfDone(tx, actor, slug, locale, at);
	});
	return nextAfter(actor.id, slug, sectionId, locale, again);
}

/** What has changed since it was completed, and none after the last of that; else the following section, or the first that was left out. */
async function nextAfter(personId: string, slug: string, sectionId: string, locale: Locale, again: boolean) {
	const { seen, completedAt, changed } = (await progress.of(personId, locale)).get(slug)!;
	const ids = catalogue.lesson(slug, locale).sections.map((section) => section.id);
	const following = ids[ids.indexOf(sectionId) + 1];
	return {
		section: changed[0]?.id ?? (again ? undefined : (following ?? ids.find((id) => !seen.includes(id)))),
		completed: completedAt !== null
	};
}

function find(slug: string, sectionId: string, locale: Locale) {
	const section = catalogue.lesson(slug, locale).sections.find((section) => section.id === sectionId);
	if (!section) throw new NotFound();
	return section;
}

/** What was answered last, unless the section has been written anew since. */
async function lastAnswer(personId: string, slug: string, sectionId: string) {
	const [row] = await db()
		.read.select({ option: checkAnswers.option, right: checkAnswers.right, version: checkAnswers.version })
		.from(checkAnswers)
		.where(and(eq(checkAnswers.personId, personId), eq(checkAnswers.module, slug), eq(checkAnswers.section, sectionId)))
		.orderBy(desc(checkAnswers.at), desc(checkAnswers.id))
		.limit(1);
	return row && (row.version === null || progress.isCurrent(slug, sectionId, row.version)) ? row : undefined;
}
