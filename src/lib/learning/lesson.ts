import { z } from 'zod';
import { minutesToRead } from '#lib/platform/reading.ts';

const slug = z.string().regex(/^[a-z][a-z0-9-]*$/, 'kebab-case: small letters, digits, hyphens');
const practice = z.string().regex(/^[GLSRC]\d$/, 'a practice id such as G1');
const line = z.string().trim().min(1);

/** Answers to choose from, of which one is right; each says why. */
export const Options = z
	.array(z.strictObject({ text: line, why: line, right: z.literal(true).optional() }))
	.min(2)
	.max(4)
	.refine((options) => options.filter((o) => o.right).length === 1, 'exactly one option is right');

const Check = z.strictObject({ question: line, options: Options });

/** What stands between the `---` lines of a lesson. */
export const Frontmatter = z.strictObject({
	title: line,
	summary: line,
	minutes: z.number().int().min(1).max(5),
	practices: z.array(practice).min(1),
	scenario: slug,
	/** Stated for the reader of the file; the role-play's own mark counts, and the check compares the two. */
	passMark: z.number().int().optional(),
	sections: z
		.array(
			z.strictObject({
				id: slug,
				practices: z.array(practice).min(1),
				point: line,
				check: Check.optional(),
				/** What to try on the next shift, in the first person. */
				pledge: line.optional()
			})
		)
		.min(5)
		.max(7)
		.refine((sections) => sections.filter((s) => s.pledge).length === 1, 'exactly one section has a pledge')
});

export type Frontmatter = z.infer<typeof Frontmatter>;
/** One language of a section: `version` is the hash of its words, `seconds` what it takes to read and answer. */
export type Section = Frontmatter['sections'][number] & { version: string; seconds: number };
/** One language of a lesson, without its text; `version` is the hash of the whole file. */
export type Lesson = Omit<Frontmatter, 'sections'> & { version: string; sections: Section[] };

const CHECK_SECONDS = 15;

/** Seconds to read a section and to answer its check: of a check one answer's explanation is read. */
export function secondsOf(body: string, { point, check, pledge = '' }: Frontmatter['sections'][number]) {
	const asked = check ? [check.question, ...check.options.map((o) => o.text), check.options[0]!.why] : [];
	return minutesToRead([body, point, pledge, ...asked].join('\n')) * 60 + (check ? CHECK_SECONDS : 0);
}

/** What stands between the `---` lines of a one-page answer. */
export const AnswerFrontmatter = z.strictObject({
	title: line,
	/** Other ways to ask it, as people type them. */
	asks: z.array(line).min(4).max(8),
	practices: z.array(practice).min(1),
	/** `<module>/<section>` of the lesson that says more. */
	see: z
		.string()
		.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'a module and one of its sections: promises/what-we-can')
		.optional()
});
/** One language of a one-page answer, with its text as plain words for the search. */
export type Answer = z.infer<typeof AnswerFrontmatter> & { words: string };

const Words = z.strictObject({ en: line, fi: line, nl: line, 'zh-Hant': line });
/** The paths, in the order in which they are offered: content/paths.yaml. */
export const Paths = z.record(
	slug,
	z.strictObject({
		title: Words,
		summary: Words,
		/** `joiners`: a new team asks it of everybody who joins; `leads`: offered to those who look after others. */
		for: z.enum(['joiners', 'everybody', 'leads']),
		/** Days after joining. */
		days: z.number().int().min(1).max(365),
		/** Another path that comes first. */
		after: slug.optional(),
		modules: z.array(slug).min(1)
	})
);
export type Paths = z.infer<typeof Paths>;
