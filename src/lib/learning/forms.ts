import { z } from 'zod';
import { few } from '#lib/platform/http.ts';

const day = z.iso.date('field_date');

export const Answer = z.object({
	option: z.string('field_required').regex(/^\d$/, 'field_required').transform(Number)
});

export const Assign = z
	.object({
		modules: few(z.string().max(60)),
		paths: few(z.string().max(60)),
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
	.refine((form) => form.modules.length + form.paths.length > 0, { path: ['modules'], message: 'assign_pick_module' })
	.refine((form) => form.audience === 'joiners' || form.dueOn, { path: ['dueOn'], message: 'assign_needs_due' })
	.refine((form) => form.audience !== 'joiners' || form.dueAfterDays, {
		path: ['dueAfterDays'],
		message: 'assign_needs_days'
	});
export type Assign = z.infer<typeof Assign>;

export const Remind = z.object({ personId: z.uuid(), module: z.string().max(60) });

export const Kept = z.object({ pledge: z.uuid(), kept: z.enum(['yes', 'no']).transform((kept) => kept === 'yes') });

export const Revoke = z.object({
	reason: z.string('field_required').trim().min(1, 'field_required').max(300, 'field_too_long')
});

export const Helped = z.object({
	helped: z.enum(['yes', 'no'], 'field_required'),
	/** What was missing. */
	note: z.string().trim().max(300, 'field_too_long').optional()
});
export type Helped = z.infer<typeof Helped>;
