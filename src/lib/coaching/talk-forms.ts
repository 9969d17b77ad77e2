import { z } from 'zod';
import { SKILLS } from '#lib/roleplay/skills.ts';

const LONGEST = { wentWell: 600, nextStep: 300 } as const;

const words = (longest: number) =>
	z.string('field_required').trim().min(1, 'field_required').max(longest, 'field_too_long');

/** What a lead writes down of a talk. */
export const TalkWords = z.object({
	day: z.iso.date('field_invalid'),
	wentWell: words(LONGEST.wentWell),
	skill: z
		.enum([...SKILLS, ''], 'field_invalid')
		.optional()
		.transform((skill) => skill || null),
	nextStep: words(LONGEST.nextStep)
});
export type TalkWords = z.infer<typeof TalkWords>;

export const WriteTalk = TalkWords.extend({ submission: z.uuid('field_invalid') });
export type WriteTalk = z.infer<typeof WriteTalk>;

/** `read` is the sheet that the reader had before their eyes: nobody says yes to words that were changed meanwhile. */
export const AgreeToTalk = z.object({ read: z.iso.datetime('field_invalid').transform((at) => new Date(at)) });
