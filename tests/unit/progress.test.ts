import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Phase } from '#lib/awards/log.ts';
import { progressOf } from '#lib/awards/progress.ts';

const step = (kind: Parameters<typeof progressOf>[1][number]['kind'], by: string | null = 'Omar') => ({ kind, by });
const told = (phase: Phase, kinds: Parameters<typeof step>[0][]) =>
	progressOf(
		phase,
		kinds.map((kind) => step(kind))
	).map(({ state, ended }) => (ended ? `${state} ${ended.kind}` : state));

test.each<[Phase, Parameters<typeof step>[0][], string[]]>([
	['nominating', ['opened'], ['current', 'ahead', 'ahead', 'ahead']],
	['shortlisting', ['opened', 'closed'], ['done closed', 'current', 'ahead', 'ahead']],
	['deciding', ['opened', 'closed', 'shortlisted'], ['done closed', 'done shortlisted', 'current', 'ahead']],
	[
		'decided',
		['opened', 'closed', 'shortlisted', 'decided'],
		['done closed', 'done shortlisted', 'done decided', 'current']
	],
	// With nobody to shortlist the decision comes at once.
	['announced', ['opened', 'closed', 'decided', 'announced'], ['done closed', 'done', 'done decided', 'done announced']]
])('a round that is %s after %j', (phase, kinds, said) => {
	expect(told(phase, kinds)).toEqual(said);
});

test('a decision that was taken back is not the one that counts', () => {
	const steps = [step('opened'), step('closed'), step('shortlisted'), step('decided', 'Omar'), step('withdrawn')];
	expect(progressOf('deciding', steps)[2]).toEqual({ stage: 'deciding', state: 'current', ended: undefined });
	const again = progressOf('announced', [...steps, step('decided', 'Saga'), step('announced', null)]);
	expect(again.map(({ ended }) => ended?.by)).toEqual(['Omar', 'Omar', 'Saga', null]);
});

test('never more than one stage is the present one, and none behind it is ahead', () => {
	const phases = fc.constantFrom<Phase>('nominating', 'shortlisting', 'deciding', 'decided', 'announced');
	fc.assert(
		fc.property(phases, (phase) => {
			const states = progressOf(phase, []).map(({ state }) => state);
			expect(states.join(' ')).toMatch(/^(done ?)*(current ?)?(ahead ?)*$/);
		})
	);
});
