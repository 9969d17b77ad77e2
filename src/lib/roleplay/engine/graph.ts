import { z } from 'zod';
import { SKILLS, type Skill } from './skills.ts';

/** The six things a learner is scored on (what each means: PRACTICES, "Skills"). */
export { SKILLS, type Skill };

/** How the customer feels, from worst to best. */
export const MOODS = ['upset', 'unsure', 'neutral', 'pleased', 'delighted'] as const;
export type Mood = (typeof MOODS)[number];

/** Who is drawn (Portrait.svelte). */
const PORTRAITS = [
	'aino',
	'bram',
	'dirk',
	'irma',
	'karim',
	'lin',
	'marga',
	'mei',
	'noor',
	'paul',
	'sofia',
	'tess'
] as const;
export type PortraitName = (typeof PORTRAITS)[number];

/** What S5 forbids: a reply like this caps the score (scoring.ts). */
export const BREACHES = ['lie', 'hiding', 'false-scarcity', 'pressure'] as const;
export type Breach = (typeof BREACHES)[number];

const slug = z.string().regex(/^[a-z][a-z0-9-]*$/, 'kebab-case: small letters, digits, hyphens');
const practice = z.string().regex(/^[GLSRC]\d$/, 'a practice id such as G1');
const behaviour = z.number().int().min(-3).max(3);
const trust = z.number().int().min(0).max(100);
const count = z.number().int().min(1).max(60);

/** What must hold for a choice to be on offer, or for an exit to be taken; all that is named must hold. */
const Condition = z.strictObject({
	trustAtLeast: trust.optional(),
	trustBelow: trust.optional(),
	/** Facts learnt so far; all of them. */
	knows: z.array(slug).min(1).optional(),
	/** Facts not learnt so far; none of them. */
	lacks: z.array(slug).min(1).optional(),
	/** Skill points shown so far, at least. */
	shown: z.partialRecord(z.enum(SKILLS), count).optional(),
	/** Minutes that the customer has left. */
	minutesAtLeast: count.optional(),
	minutesBelow: count.optional(),
	/** People who wait behind the customer. */
	queueAtLeast: count.optional(),
	queueBelow: count.optional()
});

const Exit = Condition.extend({ go: slug });

const Choice = z.strictObject({
	when: Condition.optional(),
	practice,
	/** Behaviours shown, −3…+3 for each skill that the moment is about. */
	shows: z.partialRecord(z.enum(SKILLS), behaviour),
	/** How it moves the customer's trust. */
	trust: z.number().int().min(-40).max(40),
	/** Service (+3) or self-protecting (−3), and how far it advances the sale (−3…+3). */
	stance: z.strictObject({ service: behaviour, sale: behaviour }),
	/** How long it takes. */
	minutes: z.number().int().min(0).max(15).default(1),
	/** How many people join the queue behind the customer (or, below zero, are helped out of it). */
	queue: z.number().int().min(-5).max(5).default(0),
	/** Facts that the answer to it brings to light. */
	learns: z.array(slug).default([]),
	breach: z.enum(BREACHES).optional(),
	/** Where it leads: the first exit whose condition holds after the choice. */
	to: z.union([slug.transform((go): z.infer<typeof Exit>[] => [{ go }]), z.array(Exit).min(1)])
});

const ENDING_KINDS = ['delighted', 'served', 'lukewarm', 'sold-but-lost', 'lost', 'walked-out'] as const;
export type EndingKind = (typeof ENDING_KINDS)[number];

/** A role-play without its words: one for all languages. */
export const Graph = z.strictObject({
	/** The module whose quiz it is; none if it is played for practice only. */
	module: slug.optional(),
	practices: z.array(practice).min(1),
	/** The score that passes. */
	passMark: z.number().int().min(60).max(100).default(80),
	portrait: z.enum(PORTRAITS),
	trust,
	/** Minutes that the customer has; no clock if missing. */
	minutes: count.optional(),
	/** People who wait behind the customer at the start; no queue if missing. */
	queue: z.number().int().min(0).max(20).optional(),
	/** What may be learnt on the way; `name` is the customer's own (Words, `named`). */
	facts: z.array(slug).default([]),
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
	/** Who the player sees before a name is known. */
	customer: line,
	/** Who it is once the fact `name` is learnt. */
	named: line.optional(),
	/** What this customer's body says in each mood; only role-plays pinned before it existed lack some. */
	body: z.partialRecord(z.enum(MOODS), line).default({}),
	/** What each fact says in the player's notes. */
	facts: z.record(slug, line).default({}),
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
export type Condition = z.infer<typeof Condition>;
export type Choice = z.infer<typeof Choice>;
/** One version of a role-play; `version` is the hash of all that follows. */
export type Scenario = { slug: string; version: string; graph: Graph; words: Record<string, Words> };
