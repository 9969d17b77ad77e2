import { z } from 'zod';
import { isMonth } from '#lib/platform/periods.ts';

const MOST = 100_000;
const number = z
	.string('field_required')
	.trim()
	.regex(/^\d{1,9}$/, { error: 'reading_number', abort: true })
	.transform(Number);

export const Enter = z
	.object({
		indicator: z.enum(['csat', 'retention'], 'field_required'),
		/** Empty for the team as a whole. */
		personId: z.union([z.literal('').transform(() => null), z.uuid('field_invalid')]),
		month: z.string('field_required').refine(isMonth, 'field_invalid'),
		n: number.refine((n) => n <= MOST, 'reading_too_many'),
		favourable: number,
		submission: z.uuid()
	})
	.refine(({ n, favourable }) => favourable <= n, { path: ['favourable'], error: 'reading_more_than_all' });
export type Enter = z.infer<typeof Enter>;
