import { expect, test } from 'vitest';
import { partsOf, type MeetingSheet } from '#lib/awards/meeting-parts.ts';

const EMPTY: MeetingSheet = {
	team: { id: 't', name: 'Everyday' },
	from: '2026-10-18',
	until: '2026-11-18',
	month: '2026-11',
	awards: [],
	badges: [],
	thanks: [],
	goal: undefined,
	said: undefined,
	pledges: undefined,
	skill: {
		...{ week: '2026-11-16', skill: 'listening', why: 'unknown', turn: 0 },
		exercise: { id: 'say-it-back', with: 'pairs', practices: ['L1'], title: '', says: '', steps: [], asks: '' }
	}
};
const person = (id: string) => ({ id, name: id, citation: null });

test('a month with nothing to tell still has its questions, a skill to try and an end', () => {
	expect(partsOf(EMPTY).map(({ kind, anchor }) => [kind, anchor])).toEqual([
		['nothing', 'awards'],
		['nothing', 'badges'],
		['nothing', 'thanks'],
		['goal', 'goal'],
		['pledges', 'pledges'],
		['skill', 'skill'],
		['exercise', undefined],
		['last', undefined]
	]);
});

test('each winner stands alone, thanks come two at a time, and each kind begins once', () => {
	const award = { id: 'a', title: 'Empathy award', unit: 'Shoes', period: '2026-10' };
	const thanks = Array.from({ length: 7 }, (_, i) => ({
		...{ id: `${i}`, practice: 'Listen', moment: null },
		from: { name: 'Eero' },
		to: { name: 'Maya' }
	}));
	const parts = partsOf({ ...EMPTY, awards: [{ ...award, winners: [person('Femke'), person('Eero')] }], thanks });
	expect(parts.map((part) => (part.kind === 'thanks' ? part.thanks.length : part.kind))).toEqual([
		...['award', 'award', 'nothing'],
		...[2, 2, 2, 1],
		...['goal', 'pledges', 'skill', 'exercise', 'last']
	]);
	expect(parts.flatMap(({ anchor }) => anchor ?? [])).toEqual([
		'awards',
		'badges',
		'thanks',
		'goal',
		'pledges',
		'skill'
	]);
	expect(new Set(parts.map(({ key }) => key)).size).toBe(parts.length);
});

test('what customers said is read before the goal, where they said something', () => {
	const said = { month: '2026-10', share: { favourable: 84, n: 100 }, before: undefined };
	const kinds = partsOf({ ...EMPTY, said }).map(({ kind }) => kind);
	expect(kinds.slice(3, 5)).toEqual(['said', 'goal']);
});
