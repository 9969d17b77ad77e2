import { AnswerFrontmatter, type Answer } from '../../src/lib/learning/lesson.ts';
import { minutesToRead } from '../../src/lib/platform/reading.ts';
import type { Content } from '../content.ts';
import { LOCALES, folders, inAllLanguages, shape, source, unknownPractices } from './source.ts';

/** A page that is read while a customer waits. */
const SECONDS = 60;

/** One-page answers: the same practices and the same lesson behind them in every language. */
export function readAnswers(root: string, content: Content, known: Set<string>) {
	for (const slug of folders(root, 'content/answers')) {
		const answers: Record<string, Answer> = {};
		let english: string | undefined;
		for (const locale of LOCALES) {
			const file = `content/answers/${slug}/${locale}.md`;
			const found = source(root, file, content.problems);
			const meta = shape(found, AnswerFrontmatter, content.problems);
			if (!found || !meta) continue;
			const complain = (line: number, text: string) => content.problems.push({ file, line, text });
			unknownPractices(found, meta.practices, known, complain);
			found.body.split('\n').forEach((line, i) => {
				if (/[{}<]/.test(line)) complain(found.bodyLine + i, '{, } and < have a meaning in answers: write it in words');
				if (line.startsWith('#')) complain(found.bodyLine + i, 'a heading: an answer has its title only');
			});
			const seconds = Math.round(minutesToRead(found.body) * 60);
			if (seconds > SECONDS)
				complain(found.bodyLine, `takes ${seconds} seconds to read; at most ${SECONDS}: cut words`);
			const [module, section] = meta.see?.split('/') ?? [];
			if (module && !content.lessons[module]?.[locale]?.sections.some(({ id }) => id === section))
				complain(found.line(['see']), `no section "${meta.see}"`);
			const structure = JSON.stringify([meta.practices, meta.see]);
			english ??= structure;
			if (structure !== english) complain(1, 'has other practices or another lesson behind it than en.md');
			answers[locale] = { ...meta, words: plain(found.body) };
		}
		if (inAllLanguages(answers)) content.answers[slug] = answers;
	}
}

/** Markdown without its signs. */
const plain = (markdown: string) =>
	markdown
		.replace(/^\s*(>|[-*]|\d+\.)\s+/gm, '')
		.replace(/[*_`]/g, '')
		.replace(/\s+/g, ' ')
		.trim();
