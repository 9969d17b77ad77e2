import { z } from 'zod';
import { isZone } from '#lib/platform/clock.ts';
import { few } from '#lib/platform/http.ts';
import { isQuiet } from './mail-times.ts';
import { isGuessable, isPin, readPin } from './pin-rules.ts';
import { TOPICS } from './topics.ts';

const name = z.string().trim().min(1, 'field_required').max(100, 'field_too_long');
const email = z.string().trim().toLowerCase().max(254, 'field_too_long').pipe(z.email('field_email'));
const newPassword = z.string().min(10, 'field_password_short').max(200, 'field_too_long');
const pin = z.string().max(40, 'field_pin').transform(readPin).refine(isPin, 'field_pin');
const newPin = pin.refine((typed) => !isGuessable(typed), 'field_pin_simple');
const samePin = { path: ['pinAgain'], error: 'field_pin_again' };
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

/** Some have no e-mail: they sign in at their store's door. */
const anyEmail = z
	.string()
	.trim()
	.toLowerCase()
	.max(254, 'field_too_long')
	.refine((typed) => typed === '' || z.email().safeParse(typed).success, 'field_email')
	.transform((typed) => typed || null);
const place = z.string().regex(/^(learner|lead|manager|admin):[0-9a-f-]{36}$/, 'field_required');

export const AddPerson = z.object({
	name,
	email: anyEmail,
	staffNumber: z.string().trim().max(40, 'field_too_long').optional(),
	locale: z.union([locale, z.literal('').transform(() => null)]).optional(),
	place,
	submission: z.uuid()
});
export type AddPerson = z.infer<typeof AddPerson>;

export const OnePerson = z.object({ personId: z.uuid() });
export const MovePerson = z.object({ personId: z.uuid(), place });

export const HandIn = z.object({ submission: z.uuid() });
export const CommitList = z.object({
	without: z.coerce.number().int().min(0),
	invite: z
		.literal('yes')
		.optional()
		.transform((ticked) => ticked === 'yes')
});

export const Enter = z.object({
	person: z.string().max(60),
	pin,
	shared: z.literal('on').optional(),
	next: z.string().optional()
});

export const TypedCode = z.object({ code: z.string().trim().min(1, 'field_required').max(60, 'field_too_long') });

export const ChoosePin = z
	.object({ pin: newPin, pinAgain: z.string().max(40).transform(readPin) })
	.refine((typed) => typed.pin === typed.pinAgain, samePin);

export const ChangePin = z
	.object({
		pinNow: z.string().min(1, 'field_required').max(200, 'field_too_long'),
		pin: newPin,
		pinAgain: z.string().max(40).transform(readPin)
	})
	.refine((typed) => typed.pin === typed.pinAgain, samePin);
export type ChangePin = z.infer<typeof ChangePin>;

/** As many as are hashed while somebody waits, and fit on a few sheets. */
export const MakeCards = z.object({
	unit: z.uuid(),
	person: z.preprocess(
		(picked) => (picked === undefined ? [] : [...new Set([picked].flat())]),
		z.array(z.uuid()).min(1, 'cards_choose').max(200, 'cards_too_many')
	)
});

export const OneStore = z.object({ store: z.uuid() });

const hour = z.coerce
	.number<string>('field_invalid')
	.int('field_invalid')
	.min(0, 'field_invalid')
	.max(23, 'field_invalid');

export const MailForm = z
	.object({
		topics: few(z.enum(TOPICS)),
		hour,
		quietFrom: hour,
		quietUntil: hour,
		timeZone: z.union([z.literal(''), z.string().refine(isZone, 'field_zone')])
	})
	.refine((times) => !isQuiet(times, times.hour), { path: ['hour'], message: 'mail_hour_quiet' });
export type MailForm = z.infer<typeof MailForm>;

export const OneNotice = z.object({ notice: z.uuid() });
