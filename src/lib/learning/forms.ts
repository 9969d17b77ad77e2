import { z } from 'zod';
import { few } from '#lib/platform/http.ts';

const day = z.iso.date('field_date');

export const Answer = z.object({
	option: z.string('field_required').regex(/^\d$/, 'field_required').transform(Number)
});

export const Assign = z
	.object({
		modules: few(z.string().max(60)).refine((modules) => modules.length > 0, 'assign_pick_module'),
		/** `team`, `joiners` or the id of a person. */
		audience: z.union([z.literal('team'), z.literal('joiners'), z.uuid()], 'field_required'),
		dueOn: z.union([day, z.literal('')]).optional(),
		dueAfterDays: z
			.union([
				z.literal(''),
				z.coerce.number('field_number').int('field_number').min(1, 'field_number').max(365, 'field_number')
			])
			.optional(),
		note: z.string().trim().max(300, 'field_too_long').optional(),
		submission: z.uuid()
	})
	.refine((form) => form.audience === 'joiners' || form.dueOn, { path: ['dueOn'], message: 'assign_needs_due' })
	.refine((form) => form.audience !== 'joiners' || form.dueAfterDays, {
		path: ['dueAfterDays'],
		message: 'assign_needs_days'
	});
export type Assign = z.infer<typeof Assign>;

export const Remind = z.object({ personId: z.uuid(), module: z.string().max(60) });
