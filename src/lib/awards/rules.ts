import type { Role } from '#lib/accounts/policy.ts';
import type { Share } from '#lib/insight/shares.ts';

export type Subject = 'person' | 'team';
/** What puts somebody on the list of candidates, besides meeting the needs. */
export type Basis = 'nomination' | 'everybody' | 'completion' | 'retention' | 'thanks';
export type EvidenceKind = 'path' | 'skills' | 'practice' | 'thanks' | 'praise' | 'retention' | 'members';

/** Who may win, how it is decided and on what. Frozen into the round when it opens. */
export type Rules = {
	/** Modules to be completed by `pathBy`; none if empty. */
	path: readonly string[];
	/** `2026-11-30`, or by the end of the round's own period. */
	pathBy?: string;
	maxWinners: number;
	subject: Subject;
	/** At whose level it is given: one round for each of these units. */
	scope: 'team' | 'store' | 'region' | 'company';
	period: 'month' | 'quarter';
	basis: Basis;
	/** Days with the company at the end of the period. */
	minServiceDays: number;
	/** Colleagues whose thanks somebody must have. */
	minThanksFrom: number;
	/** Customers' answers below which praise or retention says nothing. */
	minAnswers: number;
	/** Months after a win in which the winner is no candidate. */
	cooldownMonths: number;
	nominators: 'everybody' | 'leads' | 'managers';
	/** The lowest role that decides, for its own units. */
	deciders: Extract<Role, 'manager' | 'admin'>;
	evidence: readonly EvidenceKind[];
};

/** Rounds from before there were definitions froze only a path and a number. */
export const rulesOf = (frozen: Partial<Rules> & Pick<Rules, 'path' | 'maxWinners'>): Rules => ({
	subject: 'person',
	scope: 'store',
	period: 'month',
	basis: 'everybody',
	minServiceDays: 0,
	minThanksFrom: 0,
	minAnswers: 10,
	cooldownMonths: 0,
	nominators: 'everybody',
	deciders: 'manager',
	evidence: ['path'],
	...frozen
});

/** How the one who decides stands to a winner: they nominated them, or lead their team themselves. */
export type Conflict = 'nominated' | 'own-team';

export type Skill = 'greeting' | 'listening' | 'empathy' | 'advice' | 'integrity' | 'relationship';

/** What speaks for a candidate, in numbers only. Kinds that the rules do not ask for are left out. */
export type Evidence = {
	/** One finished module of the path: when, and the best role-play score. */
	modules: { module: string; completedAt: string; score: number }[];
	/** Of those scores; 0 without any. */
	median: number;
	/** Days with the company at the end of the period. */
	serviceDays?: number;
	/** Of the role-plays of the period: 0–100. */
	skills?: { skill: Skill; median: number; n: number }[];
	/** Role-plays ended in the period, and on how many days. */
	practice?: { roleplays: number; days: number };
	/** Given and received in the period, as they count; and from how many people. */
	thanks?: { given: number; to: number; practicesGiven: number; received: number; from: number };
	praise?: Share;
	retention?: Share;
	/** Of a team: how many completed the path. */
	members?: { completed: number; of: number };
	/** By how many people. */
	nominations?: number;
	/** Periods (`2026-09`) of the same award in the cooldown. */
	wonLately?: string[];
};

type Completed = { module: string; at: Date; score: number };

/** The path's modules that somebody had completed before `until`, and the median of their scores. */
export function pathEvidence(completed: Completed[], path: readonly string[], until: Date) {
	const done = path.flatMap((module) => completed.find((c) => c.module === module && c.at < until) ?? []);
	return {
		modules: done.map(({ module, at, score }) => ({ module, completedAt: at.toISOString(), score })),
		median: median(done.map(({ score }) => score))
	};
}

/** What keeps somebody with this evidence from being a candidate; undefined when nothing does. */
export type Obstacle =
	'path' | 'service' | 'thanks' | 'answers' | 'members' | 'cooldown' | 'not-nominated' | 'no-thanks-given';

export function median(values: number[]) {
	if (values.length === 0) return 0;
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	return sorted.length % 2 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
