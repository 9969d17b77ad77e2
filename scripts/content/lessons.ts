import { Frontmatter, secondsOf, type Lesson } from '../../src/lib/learning/lesson.ts';
import type { Content } from '../content.ts';
import { sectionsOf, textProblems, type SectionText } from './lesson-text.ts';
import {
	LOCALES,
	hash,
	hashOfWords,
	inAllLanguages,
	shape,
	source,
	unknownPractices,
	type Complain,
	type Source
} from './source.ts';

export const MINUTES = 5;
export const SECTION_SECONDS = 75;
const CHECKS = { least: 2, most: 4 };

export function readModule(root: string, slug: string, content: Content, known: Set<string>) {
	const lessons: Record<string, Lesson> = {};
	let english: string | undefined;
	content.minutes[slug] = {};
	content.prose[slug] = {};
	for (const locale of LOCALES) {
		const file = `content/modules/${slug}/${locale}.md`;
		const found = source(root, file, content.problems);
		const meta = shape(found, Frontmatter, content.problems);
		if (!found || !meta) continue;
		const complain = (line: number, text: string) => content.problems.push({ file, line, text });
		unknownPractices(found, [...meta.practices, ...meta.sections.flatMap((s) => s.practices)], known, complain);
		quizProblems(slug, found, meta, content, complain);
		textProblems(found, complain);
		const texts = sectionsOf(found);
		if (texts.length !== meta.sections.length)
			complain(found.bodyLine, `${texts.length} headings (##) for ${meta.sections.length} sections`);
		partProblems(found, meta, texts, complain);
		lessons[locale] = { ...meta, version: hash(found.text), sections: measured(meta, texts) };
		content.prose[slug]![locale] = texts.map(({ text }) => text).join('\n');
		lengthProblems(found, lessons[locale], texts, complain);
		content.minutes[slug]![locale] = minutesOf(lessons[locale]);
		const structure = structureOf(meta, texts);
		english ??= structure;
		if (english !== structure)
			complain(
				found.line(['sections']),
				'has other sections, checks, right answers, practices or components than en.md'
			);
	}
	if (inAllLanguages(lessons)) content.lessons[slug] = lessons;
}

const minutesOf = (lesson: Lesson) => lesson.sections.reduce((sum, { seconds }) => sum + seconds, 0) / 60;

const measured = (meta: Frontmatter, texts: SectionText[]) =>
	meta.sections.map((section, i) => ({
		...section,
		// Which practices it serves is nothing that anybody reads.
		version: hashOfWords(JSON.stringify([{ ...section, practices: [] }, texts[i]?.text])),
		seconds: Math.round(secondsOf(texts[i]?.text ?? '', section))
	}));

function quizProblems(slug: string, found: Source, meta: Frontmatter, content: Content, complain: Complain) {
	const quiz = content.scenarios[meta.scenario]?.graph;
	if (!quiz) complain(found.line(['scenario']), `no sound scenario "${meta.scenario}"`);
	else if (quiz.module !== slug) complain(found.line(['scenario']), `"${meta.scenario}" is not this module's`);
	else if (meta.passMark !== undefined && meta.passMark !== quiz.passMark)
		complain(found.line(['passMark']), `passMark ${meta.passMark}; its role-play says ${quiz.passMark}`);
}

/** A lesson has a story, two models, checks and something to try; its practices are those of its sections. */
function partProblems(found: Source, meta: Frontmatter, texts: SectionText[], complain: Complain) {
	const tags = texts.flatMap((text) => text.tags);
	for (const tag of ['<Story>', '<Models>'])
		if (!tags.includes(tag)) complain(found.bodyLine, `has no ${tag}: every lesson has one`);
	const checks = meta.sections.filter((section) => section.check).length;
	if (checks < CHECKS.least || checks > CHECKS.most)
		complain(found.line(['sections']), `${checks} checks; a lesson has ${CHECKS.least} to ${CHECKS.most}`);
	texts.forEach(({ tags, line }, i) => {
		const section = meta.sections[i];
		if (tags.includes('<Check />') && !section?.check)
			complain(line, '<Check /> stands here, but the section has no check');
		if (tags.includes('<TryToday />') && !section?.pledge)
			complain(line, '<TryToday /> stands here, but the section has no pledge');
		for (const tag of ['<Check />', '<TryToday />'])
			if (tags.filter((t) => t === tag).length > 1) complain(line, `${tag} stands twice in this section`);
	});
	const served = [...new Set(meta.sections.flatMap((section) => section.practices))].sort();
	if (served.join() !== [...meta.practices].sort().join())
		complain(found.line(['practices']), `practices: the sections serve ${served.join(', ')}`);
}

function lengthProblems(found: Source, lesson: Lesson, texts: SectionText[], complain: Complain) {
	lesson.sections.forEach(({ id, seconds }, i) => {
		if (seconds > SECTION_SECONDS)
			complain(
				texts[i]?.line ?? 1,
				`section ${id} takes ${seconds} seconds; at most ${SECTION_SECONDS}: cut words or split it`
			);
	});
	const minutes = minutesOf(lesson);
	if (minutes > MINUTES)
		complain(
			found.line(['minutes']),
			`takes ${minutes.toFixed(1)} minutes to read; at most ${MINUTES}: cut words or a check`
		);
}

/** What must be the same in every language. */
const structureOf = (meta: Frontmatter, texts: SectionText[]) =>
	JSON.stringify([
		meta.practices,
		meta.scenario,
		meta.sections.map((s, i) => [
			s.id,
			s.practices,
			s.check?.options.map((o) => o.right ?? false),
			Boolean(s.pledge),
			texts[i]?.tags
		])
	]);
