import { z } from 'zod';

/** The six things a learner is scored on (what each means: PRACTICES, "Skills"). */
export const SKILLS = ['greeting', 'listening', 'empathy', 'advice', 'integrity', 'relationship'] as const;
export type Skill = (typeof SKILLS)[number];

const slug = z.string().regex(/^[a-z][a-z0-9-]*$/, 'kebab-case: small letters, digits, hyphens');
const practice = z.string().regex(/^[GLSRC]\d$/, 'a practice id such as G1');
const behaviour = z.number().int().min(-3).max(3);
const trust = z.number().int().min(0).max(100);

const Exit = z.strictObject({ trustAtLeast: trust.optional(), trustBelow: trust.optional(), go: slug });

const Choice = z.strictObject({
	practice,
	/** Behaviours shown, −3…+3 for each skill that the moment is about. */
	shows: z.partialRecord(z.enum(SKILLS), behaviour),
	/** How it moves the customer's trust. */
	trust: z.number().int().min(-40).max(40),
	/** Service (+3) or self-protecting (−3), and how far it advances the sale (−3…+3). */
	stance: z.strictObject({ service: behaviour, sale: behaviour }),
	/** Where it leads: the first exit whose condition fits the trust after the choice. */
	to: z.union([slug.transform((go): z.infer<typeof Exit>[] => [{ go }]), z.array(Exit).min(1)])
});

const ENDING_KINDS = ['delighted', 'served', 'lukewarm', 'lost', 'walked-out'] as const;
export type EndingKind = (typeof ENDING_KINDS)[number];

/** A role-play without its words: one for all languages. */
export const Graph = z.strictObject({
	module: slug,
	practices: z.array(practice).min(1),
	portrait: z.enum(['aino', 'bram', 'mei']),
	trust,
	start: slug,
	scenes: z.record(slug, z.strictObject({ choices: z.record(slug, Choice) })),
	endings: z.record(slug, z.strictObject({ kind: z.enum(ENDING_KINDS) }))
});

const line = z.string().trim().min(1);

/** The words of a role-play in one language. */
export const Words = z.strictObject({
	title: line,
	goal: line,
	briefing: line,
	customer: line,
	scenes: z.record(
		slug,
		z
			.strictObject({
				sees: line.optional(),
				says: line.optional(),
				choices: z.record(slug, z.strictObject({ text: line, thought: line, reason: line }))
			})
			.refine((scene) => scene.sees ?? scene.says, 'a scene needs `sees` or `says`')
	),
	endings: z.record(slug, z.strictObject({ title: line, text: line }))
});

export type Graph = z.infer<typeof Graph>;
export type Words = z.infer<typeof Words>;
export type Choice = z.infer<typeof Choice>;
/** One version of a role-play; `version` is the hash of all that follows. */
export type Scenario = { slug: string; version: string; graph: Graph; words: Record<string, Words> };
