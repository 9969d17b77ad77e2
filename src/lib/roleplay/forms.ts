import { z } from 'zod';

const turn = z
	.string('field_invalid')
	.regex(/^[1-9]\d?$/, 'field_invalid')
	.transform(Number);

/** The `reply` is the place of a choice in the order shown: names of choices would give the answer away. */
export const TurnForm = z.object({
	turn,
	reply: z.string('turn_pick').regex(/^\d$/, 'turn_pick').transform(Number)
});
export type TurnForm = z.infer<typeof TurnForm>;

export const RewindForm = z.object({ turn, submission: z.uuid('field_invalid') });
export type RewindForm = z.infer<typeof RewindForm>;

export const Start = z.object({ submission: z.uuid() });

export const ChooseSharing = z.object({
	sharing: z.enum(['on', 'off'], 'field_required').transform((sharing) => sharing === 'on')
});
