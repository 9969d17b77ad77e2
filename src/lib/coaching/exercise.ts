import { z } from 'zod';

const line = z.string().trim().min(1);

/** One language of a skill: content/exercises/<skill>/<locale>.yaml. Two minutes each, standing, before the doors open. */
export const Exercises = z
	.array(
		z.strictObject({
			id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'kebab-case: small letters, digits, hyphens'),
			/** In pairs, or one after the other. */
			with: z.enum(['pairs', 'round']),
			practices: z.array(line).min(1),
			title: line,
			/** What the lead says to begin with: one sentence. */
			says: line,
			steps: z.array(line).min(3).max(4),
			/** The question to end with. */
			asks: line.refine((text) => /[?？]$/.test(text), 'a question, with a question mark')
		})
	)
	.min(3);
export type Exercise = z.infer<typeof Exercises>[number];
