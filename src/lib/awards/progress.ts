import type { Entry, Phase } from './log.ts';

type Step = { kind: Entry['kind']; by: string | null };
/** What ends each of the four stages of a round. */
const ENDS = [
	['nominating', 'closed'],
	['shortlisting', 'shortlisted'],
	['deciding', 'decided'],
	['decided', 'announced']
] as const satisfies [Phase, Entry['kind']][];

/** How far a round is: each stage with the step that ended it. A stage that was passed without one was not needed. */
export function progressOf<S extends Step>(phase: Phase, steps: S[]) {
	const at = ENDS.findIndex(([stage]) => stage === phase);
	const current = at < 0 ? ENDS.length : at;
	return ENDS.map(([stage, end], index) => ({
		stage,
		state: index < current ? ('done' as const) : index === current ? ('current' as const) : ('ahead' as const),
		ended: index < current ? steps.findLast((step) => step.kind === end) : undefined
	}));
}
