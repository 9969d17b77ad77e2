import { z } from 'zod';
import { ENOUGH } from '#lib/insight/shares.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { few } from '#lib/platform/http.ts';
import { WHO } from './rule-words.ts';
import type { Basis, EvidenceKind, Rules, Subject } from './rules.ts';

const EVIDENCE = {
	person: ['path', 'skills', 'practice', 'thanks', 'praise'],
	team: ['members', 'retention', 'praise']
} as const satisfies Record<Subject, EvidenceKind[]>;

const whole = (least: number, most: number) =>
	z
		.string('field_required')
		.trim()
		.regex(/^\d{1,6}$/, { error: 'definition_number', abort: true })
		.transform(Number)
		.refine((n) => n >= least && n <= most, 'definition_number');

const CONTROL = /\p{Cc}/u;

export const Define = z
	.object({
		name: z
			.string()
			.trim()
			.max(80, 'field_too_long')
			.refine((name) => !CONTROL.test(name), 'field_invalid')
			.transform((name) => name || null),
		who: z.enum(WHO, 'field_required'),
		scope: z.enum(['team', 'store', 'region', 'company'], 'field_required'),
		period: z.enum(['month', 'quarter'], 'field_required'),
		path: few(z.string().refine((slug) => catalogue.exists(slug), 'field_invalid')),
		pathBy: z.union([z.literal(''), z.iso.date('field_date')]).optional(),
		minServiceDays: whole(0, 3650),
		minThanksFrom: whole(0, 50),
		minAnswers: whole(ENOUGH, 100_000),
		maxWinners: whole(1, 10),
		cooldownMonths: whole(0, 24),
		nominators: z.enum(['everybody', 'leads', 'managers'], 'field_required'),
		deciders: z.enum(['manager', 'admin'], 'field_required'),
		evidence: few(z.enum(['path', 'skills', 'practice', 'thanks', 'praise', 'members', 'retention'])),
		submission: z.uuid()
	})
	.refine(({ who, path }) => who !== 'team-completion' || path.length > 0, {
		path: ['path'],
		error: 'definition_needs_path'
	})
	.refine(({ who, scope }) => scope !== 'team' || !who.startsWith('team-'), {
		path: ['scope'],
		error: 'definition_team_in_team'
	})
	.transform(({ name, who, submission, ...form }) => ({ name, submission, rules: rulesFrom(who, form) }));
export type Define = z.infer<typeof Define>;

export const Again = z.object({ submission: z.uuid() });

type Typed = Omit<Rules, 'subject' | 'basis' | 'path'> & { path: string[]; pathBy?: string };

/** The rules without what says nothing for such an award, and with the evidence that it cannot do without. */
function rulesFrom(who: (typeof WHO)[number], { path, pathBy, evidence, minThanksFrom, ...form }: Typed): Rules {
	const [subject, basis] = who.split('-') as [Subject, Basis];
	const isPerson = subject === 'person';
	const needed: Partial<Record<EvidenceKind, boolean>> = {
		thanks: basis === 'thanks' || minThanksFrom > 0,
		members: basis === 'completion',
		retention: basis === 'retention'
	};
	const shown = (kind: EvidenceKind) => (kind === 'path' ? path.length > 0 : needed[kind] || evidence.includes(kind));
	return {
		...form,
		...{ subject, basis },
		path: catalogue.slugs.filter((slug) => path.includes(slug)),
		...(path.length && pathBy ? { pathBy } : {}),
		minThanksFrom: isPerson ? minThanksFrom : 0,
		evidence: EVIDENCE[subject].filter(shown)
	};
}
