import { z } from 'zod';
import { SKILLS, type Skill } from '#lib/roleplay/skills.ts';
import {
	fieldOf,
	lengthOf,
	LONGEST_ANSWER,
	oneLine,
	problemsOf,
	type Mark,
	type Marks,
	type Seen
} from './observation.ts';

const mark = z.enum(['', '0', '1', '2', '3'], 'field_invalid').optional();
const fields = Object.fromEntries(SKILLS.map((skill) => [fieldOf(skill), mark])) as Record<string, typeof mark>;

/** `by` is who filled it in, where a phone has kept it: another person's session must not send it as theirs. */
export const Observation = z
	.object({
		...fields,
		personId: z.uuid('observe_pick_person'),
		evidence: z.string('observe_needs_evidence').max(2_000, 'field_too_long').transform(oneLine),
		seenAt: z.string('field_invalid').max(40, 'field_invalid').optional(),
		by: z.uuid('field_invalid').optional(),
		submission: z.uuid('field_invalid')
	})
	.transform(({ personId, evidence, seenAt, by, submission, ...rest }, context): Observation => {
		const seen = { personId, marks: marksIn(rest), evidence };
		for (const [field, message] of Object.entries(problemsOf(seen)))
			context.addIssue({ code: 'custom', path: [field], message });
		return { ...seen, seenAt, by, submission };
	});
export type Observation = Seen & { submission: string; seenAt?: string; by?: string };

export const Answer = z.object({
	answer: z
		.string('field_required')
		.trim()
		.min(1, 'field_required')
		.refine((text) => lengthOf(text) <= LONGEST_ANSWER, 'field_too_long')
});

export const Watch = z.object({
	skill: z
		.enum(['', ...SKILLS], 'field_invalid')
		.optional()
		.transform((skill) => skill || null),
	note: z
		.string('field_invalid')
		.optional()
		.transform((text) => oneLine(text ?? ''))
		.refine((text) => lengthOf(text) <= 120, 'field_too_long'),
	submission: z.uuid('field_invalid')
});
export type Watch = z.infer<typeof Watch>;

export const OneWatch = z.object({ watch: z.uuid('field_invalid') });

function marksIn(fields: Record<string, string | undefined>): Marks {
	const given = SKILLS.flatMap((skill): [Skill, Mark][] => {
		const said = fields[fieldOf(skill)];
		return said ? [[skill, Number(said) as Mark]] : [];
	});
	return Object.fromEntries(given);
}
