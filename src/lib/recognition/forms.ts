import { z } from 'zod';
import { isMonth } from '#lib/platform/periods.ts';
import { MOST } from './goals.ts';

const reason = z.string().trim().min(10, 'kudos_reason_short').max(400, 'field_too_long');
const visible = (text: string) => text.replace(/\s+/g, ' ').length;

export const Give = z.object({
	toId: z.uuid('kudos_pick_person'),
	practice: z.string().min(1, 'kudos_pick_practice').max(4, 'field_invalid'),
	moment: z
		.string()
		.trim()
		.max(400, 'field_too_long')
		.refine((text) => visible(text) >= 15, 'kudos_moment_short'),
	quote: z
		.string()
		.trim()
		.max(200, 'field_too_long')
		.transform((text) => text || undefined)
		.optional(),
	answersId: z.uuid().optional(),
	submission: z.uuid()
});
export type Give = z.infer<typeof Give>;

export const Reason = z.object({ reason });
export type Reason = z.infer<typeof Reason>;

export const SetGoal = z.object({
	month: z.string().refine(isMonth, 'field_invalid'),
	measure: z.enum(['points', 'modules', 'thanks'], 'field_required'),
	target: z.coerce.number('field_target').int('field_target').min(1, 'field_target').max(MOST, 'field_target'),
	submission: z.uuid()
});
export type SetGoal = z.infer<typeof SetGoal>;

export const Correction = z
	.object({
		personId: z.uuid('field_invalid'),
		direction: z.enum(['add', 'take'], 'field_required'),
		points: z.coerce
			.number('correction_bad_points')
			.int('correction_bad_points')
			.min(1, 'correction_bad_points')
			.max(500, 'correction_bad_points'),
		note: z.string('field_required').trim().min(10, 'correction_note_short').max(300, 'field_too_long'),
		submission: z.uuid()
	})
	.transform(({ direction, points, ...rest }) => ({ ...rest, amount: direction === 'add' ? points : -points }));
export type Correction = z.infer<typeof Correction>;

export const OneFlag = z.object({ flag: z.uuid() });

export const ChooseShown = z.object({ shown: z.enum(['ranks', 'names', 'off'], 'field_required') });
