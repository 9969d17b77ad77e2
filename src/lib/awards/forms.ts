import { z } from 'zod';
import { few } from '#lib/platform/http.ts';
import { isPeriod } from '#lib/platform/periods.ts';

const submission = z.uuid();
/** What is said aloud about somebody, or why nobody, or why no longer. */
const Words = z.string().trim().min(20, 'award_citation_short').max(600, 'field_too_long');
const nothing = z.literal('').transform(() => undefined);

export const Open = z.object({
	award: z.string('field_required').min(1, 'field_required').max(100, 'field_invalid'),
	unitId: z.uuid('field_required'),
	period: z.string().refine(isPeriod, 'field_invalid'),
	/** The last day for nominations. */
	nominationsUntil: z.union([z.iso.date('field_date'), nothing]).optional()
});
export type Open = z.infer<typeof Open>;

export const Nominate = z.object({
	nominee: z.uuid('nomination_pick'),
	practice: z.string('nomination_practice').regex(/^[A-Z]\d{1,2}$/, 'nomination_practice'),
	moment: z.string().trim().min(15, 'nomination_moment_short').max(600, 'field_too_long'),
	submission
});
export type Nominate = z.infer<typeof Nominate>;

/** One press of a button. */
export const Step = z.object({ submission });
export type Step = z.infer<typeof Step>;

export const Pick = z.object({
	letters: few(z.string().regex(/^[A-Z]{1,3}$/)).refine((letters) => letters.length > 0, 'award_pick_letter'),
	submission
});
export type Pick = z.infer<typeof Pick>;

/**
 * The decision as its form sends it: `outcome`, `winners` (ids), for each of them `citation-<id>`, or else a `reason`;
 * `announceAt` on the company's wall clock (`2026-11-30T17:00`), empty for at once.
 */
export const Decide = z
	.looseObject({
		outcome: z.enum(['award', 'none'], 'field_required'),
		winners: few(z.uuid()),
		reason: z.string().optional(),
		announceAt: z
			.union([z.iso.datetime({ local: true, error: 'field_date' }).length(16, 'field_date'), nothing])
			.optional(),
		submission
	})
	.transform((form, context) => {
		const words = (field: string) => {
			const { data, error } = Words.safeParse(form[field] ?? '');
			for (const { message } of error?.issues ?? []) context.addIssue({ code: 'custom', path: [field], message });
			return data ?? '';
		};
		const { outcome, announceAt, submission } = form;
		if (outcome === 'none') return { outcome, winners: [], reason: words('reason'), announceAt, submission };
		if (form.winners.length === 0)
			context.addIssue({ code: 'custom', path: ['winners'], message: 'award_pick_winner' });
		const winners = form.winners.map((id) => ({ id, citation: words(`citation-${id}`) }));
		return { outcome, winners, reason: null, announceAt, submission };
	});
/** What the domain takes: the hour as an instant, none for at once. */
export type Decide = {
	outcome: 'award' | 'none';
	winners: { id: string; citation: string }[];
	reason: string | null;
	announceAt?: Date | undefined;
	submission: string;
};

export const Revoke = z.object({ reason: Words, submission });
export type Revoke = z.infer<typeof Revoke>;
export const RevokeWinner = Revoke.extend({ winner: z.uuid() });

export const MakeScreen = z.object({
	storeId: z.uuid('field_required'),
	name: z.string().trim().min(1, 'field_required').max(60, 'field_too_long'),
	locale: z.enum(['en', 'fi', 'nl', 'zh-Hant']),
	submission: z.uuid()
});
export type MakeScreen = z.infer<typeof MakeScreen>;

export const OneScreen = z.object({ screen: z.uuid() });

export const Recipient = z.object({
	email: z.string().trim().toLowerCase().max(254, 'field_too_long').pipe(z.email('field_email'))
});
