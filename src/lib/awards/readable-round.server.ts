import * as catalogue from '#lib/learning/catalogue.server.ts';
import { dayOf, localOf, now } from '#lib/platform/clock.ts';
import type { Locale } from '#lib/platform/language.ts';
import { periodSpan } from '#lib/platform/periods.ts';
import * as practices from '#lib/recognition/practices.server.ts';
import { nameOf } from './definitions.server.ts';
import { takesNominations } from './policy.ts';
import { progressOf } from './progress.ts';
import { readable } from './readable.server.ts';
import type * as rounds from './rounds.server.ts';
import { rulesInWords } from './rule-words.ts';

type Round = Awaited<ReturnType<typeof rounds.find>>;
type Candidate = Round['candidates'][number];

/** A round as its page shows it: in the reader's words, by the company's clock, and no more than its phase lets them see. */
export function readableRound(round: Round, locale: Locale, zone: string, at = now()) {
	const { rules, phase, period, nominationsUntil, decision } = round;
	const steps = round.steps.map(({ kind, by, at }) => ({ kind, by, at: localOf(at, zone) }));
	const blind = ({ letter, evidence, practices: named }: Candidate) => ({
		letter,
		evidence: readable(evidence, rules, locale, zone),
		practices: named.map((id) => practices.nameOf(id, locale))
	});
	const named = round.candidates.flatMap((candidate) => {
		const { who, moments = [], conflicts = [], mine = false } = candidate;
		if (!who) return [];
		const seen = moments.map((of) => ({ ...of, practice: practices.nameOf(of.practice, locale) }));
		return { ...blind(candidate), who, moments: seen, conflicts, mine };
	});
	return {
		title: nameOf(round.award, round.name, locale),
		unit: round.unit.name,
		period,
		phase,
		phases: progressOf(phase, steps),
		steps,
		rules: rulesInWords(
			rules,
			rules.path.map((module) => catalogue.titleOf(module, locale)),
			locale
		),
		openedOn: dayOf(round.openedAt, zone),
		isTeam: rules.subject === 'team',
		max: rules.maxWinners,
		isNominated: takesNominations(rules),
		isLate: round.isLate,
		isRunning: periodSpan(period, zone).until > at,
		nominationCount: round.nominationCount,
		until: nominationsUntil && dayOf(nominationsUntil, zone),
		blind: phase === 'shortlisting' ? round.candidates.map(blind) : [],
		named: phase === 'deciding' ? named : [],
		unnamed: round.candidates.length - named.length,
		decision: decision && { ...decision, announceAt: localOf(decision.announceAt, zone) }
	};
}
