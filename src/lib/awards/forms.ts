import { z } from 'zod';
import { few } from '#lib/platform/http.ts';

export const Open = z.object({
	storeId: z.uuid('field_required'),
	month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'field_invalid')
});

export const Announce = z.object({
	winners: few(z.uuid()).refine((ids) => ids.length > 0, 'award_pick_winner'),
	citation: z.string().trim().min(20, 'award_citation_short').max(600, 'field_too_long'),
	submission: z.uuid()
});
export type Announce = z.infer<typeof Announce>;
