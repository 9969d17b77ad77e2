import { z } from 'zod';
import { few } from '#lib/platform/http.ts';

const day = z.iso.date('field_date');

export const Answer = z.object({
	option: z.string('field_required').regex(/^\d$/, 'field_required').transform(Number)
});

const slug = z.string().max(60);
/** A number that may be left out. */
const number = (most: number) =>
	z
		.union([
			z.literal(''),
			z.coerce.number('field_number').int('field_number').min(1, 'field_number').max(most, 'field_number')
		])
		.optional();
/** As many people as may be ticked: their ids still fit into a form. More are a unit. */
export const MOST_PICKED = 1_000;
/** Ids of people, one value each or many in one: a thousand names and keys would not fit into a form. */
const ids = z.preprocess(
	(v) => (v === undefined ? [] : [...new Set([v].flat().flatMap((some) => String(some).split(' ').filter(Boolean)))]),
	z.array(z.uuid()).max(MOST_PICKED, 'assign_too_many')
);

export const Assign = z
	.object({
		modules: few(slug),
		paths: few(slug),
		scenarios: few(slug),
		/** Everybody who is in the unit now; everybody who joins it; or some of them, who are picked. */
		audience: z.enum(['unit', 'joiners', 'people'], 'field_required'),
		people: ids,
		role: z.enum(['learner', 'lead', 'manager']).default('learner'),
		dueOn: z.union([day, z.literal('')]).optional(),
		dueAfterDays: number(365),
		/** Again so many months after it was due. */
		everyMonths: number(60),
		note: z.string().trim().max(300, 'field_too_long').optional(),
		submission: z.uuid()
	})
	.refine((form) => form.modules.length + form.paths.length + form.scenarios.length > 0, {
		path: ['modules'],
		message: 'assign_pick_module'
	})
	.refine((form) => form.audience !== 'people' || form.people.length > 0, {
		path: ['people'],
		message: 'assign_pick_people'
	})
	.refine((form) => form.audience === 'people' || form.people.length === 0, {
		path: ['people'],
		message: 'assign_ticked_whom'
	})
	.refine((form) => form.audience === 'joiners' || form.dueOn, { path: ['dueOn'], message: 'assign_needs_due' })
	.refine((form) => form.audience !== 'joiners' || form.dueAfterDays, {
		path: ['dueAfterDays'],
		message: 'assign_needs_days'
	});
export type Assign = z.infer<typeof Assign>;

const reason = z.string('field_required').trim().max(300, 'field_too_long');
export const OneBatch = z.object({ batch: z.uuid() });
export const Extend = z.object({ people: ids, dueOn: day, submission: z.uuid() });
export type Extend = z.infer<typeof Extend>;
export const Waive = z.object({
	people: ids.refine((people) => people.length > 0, 'assign_pick_people'),
	reason: reason.min(1, 'assign_needs_reason'),
	submission: z.uuid()
});
export type Waive = z.infer<typeof Waive>;
export const Withdraw = z.object({ people: ids, reason: reason.optional(), submission: z.uuid() });
export type Withdraw = z.infer<typeof Withdraw>;

/** Somebody of one thing, or of all that presses; or everybody of what is overdue or soon due. */
export const Remind = z
	.object({
		personId: z.uuid().optional(),
		subject: z.string().max(80).optional(),
		all: z.enum(['overdue', 'soon']).optional()
	})
	.refine(({ personId, all }) => personId || all, { path: ['personId'], message: 'field_required' });
export type Remind = z.infer<typeof Remind>;

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
