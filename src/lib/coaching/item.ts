import { z } from 'zod';
import { Options } from '#lib/learning/lesson.ts';

const line = z.string().trim().min(1);

/** One language of a practice: content/practice/<practice>/<locale>.yaml. */
export const Items = z
	.array(
		z.strictObject({
			id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'kebab-case: small letters, digits, hyphens'),
			/** Wordings of one point: two moments in which it counts. */
			variants: z
				.array(
					z.strictObject({
						says: line,
						options: Options.length(3)
					})
				)
				.min(2)
		})
	)
	.min(3);
export type Item = z.infer<typeof Items>[number];
export type Variant = Item['variants'][number];
