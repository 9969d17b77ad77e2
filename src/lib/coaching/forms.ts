import { z } from 'zod';
import { few } from '#lib/platform/http.ts';
import { SKILLS } from '#lib/roleplay/skills.ts';

/** The `option` is its place in the order shown; the `day` is that of the page, for tomorrow the order is another. */
export const AnswerForm = z.object({
	item: z.string('field_invalid').max(100, 'field_invalid'),
	day: z.iso.date('field_invalid'),
	option: z.string('field_required').regex(/^\d$/, 'field_required').transform(Number),
	submission: z.uuid('field_invalid')
});
export type AnswerForm = z.infer<typeof AnswerForm>;

/** 1 Monday … 7 Sunday; none for somebody on leave. */
export const Weekdays = z.object({
	days: few(z.string().regex(/^[1-7]$/, 'field_invalid')).transform((days) => days.map(Number).sort())
});

/** The skill of a team's week. */
export const ChooseSkill = z.object({ skill: z.enum(SKILLS, 'field_invalid') });
