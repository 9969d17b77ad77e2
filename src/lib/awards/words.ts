import * as m from '#lib/paraglide/messages.js';
import type { Entry, Phase } from './log.ts';
import type { Conflict } from './rules.ts';

export const phaseName: Record<Phase, () => string> = {
	nominating: m.phase_nominating,
	shortlisting: m.phase_shortlisting,
	deciding: m.phase_deciding,
	decided: m.phase_decided,
	announced: m.phase_announced
};
/** Where somebody's word is awaited, it stands out. */
export const phaseTone: Record<Phase, 'neutral' | 'accent' | 'good'> = {
	nominating: 'neutral',
	shortlisting: 'accent',
	deciding: 'accent',
	decided: 'good',
	announced: 'good'
};

/** What happened to a round. */
export const stepName: Record<Entry['kind'], () => string> = {
	opened: m.log_opened,
	closed: m.log_closed,
	shortlisted: m.log_shortlisted,
	decided: m.log_decided,
	withdrawn: m.log_withdrawn,
	announced: m.log_announced,
	revoked: m.log_revoked
};

/** To the one who decides, before they do. */
export const conflictText: Record<Conflict, () => string> = {
	nominated: m.conflict_nominated,
	'own-team': m.conflict_own_team
};
