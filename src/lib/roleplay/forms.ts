import { z } from 'zod';

/** The `reply` is the place of a choice in the order shown: names of choices would give the answer away. */
export const TurnForm = z.object({
	turn: z.coerce.number('field_invalid').int('field_invalid').min(1, 'field_invalid').max(99, 'field_invalid'),
	reply: z.coerce.number('turn_pick').int('turn_pick').min(0, 'turn_pick').max(9, 'turn_pick')
});
export type TurnForm = z.infer<typeof TurnForm>;

export const Start = z.object({ submission: z.uuid() });
