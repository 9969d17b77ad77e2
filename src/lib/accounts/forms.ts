import { z } from 'zod';
import { isZone } from '#lib/platform/clock.ts';

const name = z.string().trim().min(1, 'field_required').max(100, 'field_too_long');
const email = z.string().trim().toLowerCase().max(254, 'field_too_long').pipe(z.email('field_email'));
const newPassword = z.string().min(10, 'field_password_short').max(200, 'field_too_long');
const locale = z.enum(['en', 'fi', 'nl', 'zh-Hant']);

export const SignIn = z.object({
	email,
	password: z.string().min(1, 'field_required').max(200, 'field_too_long'),
	next: z.string().optional()
});

export const Demo = z.object({ as: z.string().max(40) });

export const Founding = z.object({
	token: z.string().trim().min(1, 'field_required').max(100, 'field_too_long'),
	company: name,
	timeZone: z.string().refine(isZone, 'field_zone'),
	name,
	email,
	password: newPassword,
	locale
});

export const Accept = z.object({ password: newPassword });
export const ChangePassword = z.object({ currentPassword: z.string().min(1, 'field_required').max(200), newPassword });

export const Preferences = z.object({
	locale: z.union([locale, z.literal('')]).optional(),
	theme: z.enum(['light', 'dark', 'auto']).optional(),
	back: z.string().optional()
});

export const AddUnit = z.object({
	kind: z.enum(['region', 'store', 'team']),
	name,
	parentId: z.uuid('field_required'),
	submission: z.uuid()
});
export type AddUnit = z.infer<typeof AddUnit>;

export const AddPerson = z.object({
	name,
	email,
	locale: z.union([locale, z.literal('').transform(() => null)]).optional(),
	place: z.string().regex(/^(learner|lead|manager|admin):[0-9a-f-]{36}$/, 'field_required'),
	submission: z.uuid()
});
export type AddPerson = z.infer<typeof AddPerson>;

export const OnePerson = z.object({ personId: z.uuid() });
