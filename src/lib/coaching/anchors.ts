import { z } from 'zod';
import type { Skill } from '#lib/roleplay/skills.ts';

/** What fits on a button of the observation card. */
const LONGEST = 110;

const anchor = z
	.string()
	.trim()
	.min(1)
	.refine((text) => [...text].length <= LONGEST, `at most ${LONGEST} signs`)
	.refine((text) => /^[^.。!?！？]+[.。]$/.test(text), 'one sentence, with a full stop');

/** What is seen and heard at 0, 1, 2 and 3. */
const levels = z.tuple([anchor, anchor, anchor, anchor]);
export type Anchors = z.infer<typeof levels>;

/** One language: content/rubric/<locale>.yaml. */
export const Rubric = z.strictObject({
	greeting: levels,
	listening: levels,
	empathy: levels,
	advice: levels,
	integrity: levels,
	relationship: levels
} satisfies Record<Skill, typeof levels>);
export type Rubric = z.infer<typeof Rubric>;
