import { z } from 'zod';
import { minutesToRead } from '#lib/platform/reading.ts';

const slug = z.string().regex(/^[a-z][a-z0-9-]*$/, 'kebab-case: small letters, digits, hyphens');
const practice = z.string().regex(/^[GLSRC]\d$/, 'a practice id such as G1');
const line = z.string().trim().min(1);

const Check = z.strictObject({
	question: line,
	options: z
		.array(z.strictObject({ text: line, why: line, right: z.literal(true).optional() }))
		.min(2)
		.max(4)
		.refine((options) => options.filter((o) => o.right).length === 1, 'exactly one option is right')
});

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
		.array(z.strictObject({ id: slug, practices: z.array(practice).min(1), point: line, check: Check.optional() }))
		.min(5)
		.max(7)
});

export type Frontmatter = z.infer<typeof Frontmatter>;
/** One language of a lesson, without its text; `version` is the hash of the whole file. */
export type Lesson = Frontmatter & { version: string };

const CHECK_SECONDS = 15;

/** Minutes to read a lesson and answer its checks. */
export const minutesOf = (text: string, checks: number) => minutesToRead(text) + (checks * CHECK_SECONDS) / 60;
