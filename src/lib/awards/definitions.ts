import { EMPATHY_PATH } from '#lib/learning/catalogue.server.ts';
import { ENOUGH } from '#lib/insight/shares.ts';
import type { Rules } from './rules.ts';

const BASE = {
	minServiceDays: 0,
	minThanksFrom: 0,
	minAnswers: ENOUGH,
	nominators: 'everybody',
	deciders: 'manager'
} as const;

/**
 * The awards that every shop has until it changes them. Each leaves room for several winners, and each goes round: who
 * has just won steps back for a while.
 */
export const SHIPPED: Record<string, Rules> = {
	'empathy-award': {
		...BASE,
		subject: 'person',
		scope: 'store',
		period: 'month',
		basis: 'everybody',
		path: EMPATHY_PATH,
		maxWinners: 3,
		cooldownMonths: 2,
		evidence: ['path', 'skills', 'practice', 'thanks', 'praise']
	},
	'team-that-learns': {
		...BASE,
		subject: 'team',
		scope: 'store',
		period: 'month',
		basis: 'completion',
		path: EMPATHY_PATH,
		// Who came last month is still learning: a team that grows is not worse for it.
		minServiceDays: 30,
		maxWinners: 3,
		cooldownMonths: 12,
		nominators: 'leads',
		evidence: ['members', 'praise']
	},
	'loyal-customers': {
		...BASE,
		subject: 'team',
		scope: 'store',
		period: 'quarter',
		basis: 'retention',
		path: [],
		maxWinners: 2,
		cooldownMonths: 3,
		nominators: 'leads',
		evidence: ['retention', 'praise']
	},
	'most-thanks': {
		...BASE,
		subject: 'person',
		scope: 'store',
		period: 'month',
		basis: 'thanks',
		path: [],
		maxWinners: 3,
		cooldownMonths: 2,
		evidence: ['thanks', 'practice']
	}
};

export const isShipped = (key: string) => Object.hasOwn(SHIPPED, key);
