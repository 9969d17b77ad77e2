import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { BadLog, canonical, hashOf, hashOfText, lettered, replay, type Entry } from '#lib/awards/log.ts';
import { rulesOf } from '#lib/awards/rules.ts';

const rules = rulesOf({ path: ['greeting'], maxWinners: 2 });
const evidence = { modules: [], median: 90 };
const hash = 'a'.repeat(64);
const opened: Entry = {
	...{ kind: 'opened', award: 'empathy-award', name: null, unitId: 'shoes', period: '2026-11' },
	...{ rules, nominationsUntil: null }
};
const candidate = (letter: string, personId: string) => ({ letter, personId, evidence });
const closed: Entry = { kind: 'closed', nominations: [], candidates: [candidate('A', 'eero'), candidate('B', 'wei')] };
const nobody: Entry = { ...closed, candidates: [] };
const picked = (...letters: string[]): Entry => ({ kind: 'shortlisted', letters });
const won = (personId: string) => ({ personId, id: `win of ${personId}`, citationHash: hash, conflicts: [] });
const decided = (...winners: string[]): Entry => ({
	...{ kind: 'decided', announcementId: 'a', announceAt: '2026-11-30T15:00:00.000Z' },
	...{ outcome: winners.length ? 'award' : 'none', winners: winners.map(won), reasonHash: null }
});
const withdrawn: Entry = { kind: 'withdrawn' };
const announced: Entry = { kind: 'announced' };
const revoked: Entry = { kind: 'revoked', winnerId: 'win of eero', reasonHash: hash };
const whole = [opened, closed, picked('A'), decided('eero'), announced, revoked];

describe('a log tells', () => {
	test.each<[string, Entry[], string]>([
		['waiting for nominations', [opened], 'nominating'],
		['closed', [opened, closed], 'shortlisting'],
		['with letters picked', [opened, closed, picked('A', 'B')], 'deciding'],
		['decided', [opened, closed, picked('A'), decided('eero')], 'decided'],
		['decided for nobody without a look at the names', [opened, closed, decided()], 'decided'],
		['withdrawn, and back where it was', [opened, closed, picked('A'), decided('eero'), withdrawn], 'deciding'],
		['withdrawn before a letter was picked', [opened, nobody, decided(), withdrawn], 'shortlisting'],
		['announced', whole.slice(0, 5), 'announced'],
		['revoked, and still announced', whole, 'announced']
	])('a round that is %s', (_, entries, phase) => expect(replay(entries).phase).toBe(phase));

	it('everything about a round', () => {
		const story = replay(whole);
		expect(story).toMatchObject({ opened, letters: ['A'], decision: decided('eero') });
		expect(story.candidates.map((c) => c.letter)).toEqual(['A', 'B']);
		expect(story.revoked).toEqual([{ winnerId: 'win of eero', reasonHash: hash }]);
	});
});

describe('a log refuses', () => {
	test.each<[string, Entry[]]>([
		['nothing at all', []],
		['a round that nobody opened', [closed]],
		['a round opened twice', [opened, opened]],
		['a shortlist before nominations are over', [opened, picked('A')]],
		['to close twice', [opened, closed, closed]],
		['a letter that nobody has', [opened, closed, picked('A', 'C')]],
		['a letter twice', [opened, closed, picked('A', 'A')]],
		['no letters', [opened, closed, picked()]],
		['a winner before the letters were picked', [opened, closed, decided('eero')]],
		['a winner whose letter did not convince', [opened, closed, picked('A'), decided('wei')]],
		['a winner who was no candidate', [opened, closed, picked('A'), decided('omar')]],
		['more winners than the rules allow', [opened, closed, picked('A', 'B'), decided('eero', 'wei', 'eero')]],
		['an award for nobody', [opened, closed, picked('A'), { ...decided(), outcome: 'award' } as Entry]],
		['a winner of no award', [opened, closed, picked('A'), { ...decided('eero'), outcome: 'none' } as Entry]],
		['to decide twice', [opened, closed, picked('A'), decided('eero'), decided('eero')]],
		['to announce what is not decided', [opened, closed, picked('A'), announced]],
		['to announce twice', [...whole.slice(0, 5), announced]],
		['to withdraw after the announcement', [...whole.slice(0, 5), withdrawn]],
		['to revoke before it', [...whole.slice(0, 4), revoked]],
		['to revoke twice', [...whole, revoked]],
		['to revoke somebody who did not win', [...whole.slice(0, 5), { ...revoked, winnerId: 'win of wei' } as Entry]]
	])('%s', (_, entries) => expect(() => replay(entries)).toThrow(BadLog));

	it('any other order of a whole story', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray(whole, { minLength: whole.length }), (entries) => {
				fc.pre(entries.some((entry, i) => entry !== whole[i]));
				expect(() => replay(entries)).toThrow(BadLog);
			})
		);
	});
});

describe('the hash of an entry', () => {
	const link = { roundId: 'r', number: 2, by: 'omar', at: new Date('2026-11-18T09:00:00Z'), entry: closed };
	const of = (change: object, previous = 'before') => hashOf(previous, { ...link, ...change });

	test.each([
		['round', { roundId: 's' }],
		['place', { number: 3 }],
		['author', { by: 'ines' }],
		['author, who was the clock', { by: null }],
		['time', { at: new Date('2026-11-18T09:00:00.001Z') }],
		[
			'evidence',
			{ entry: { ...closed, candidates: [{ ...candidate('A', 'eero'), evidence: { ...evidence, median: 91 } }] } }
		]
	])('is another one with another %s', (_, change) => expect(of(change)).not.toBe(of({})));

	it('depends on all that went before', () => expect(of({}, 'else')).not.toBe(of({})));

	it('is the same in whatever order a database gives the keys back', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const turned = (v: unknown): unknown =>
					v && typeof v === 'object' && !Array.isArray(v)
						? Object.fromEntries(
								Object.entries(v)
									.reverse()
									.map(([k, inner]) => [k, turned(inner)])
							)
						: v;
				expect(canonical(turned(value))).toBe(canonical(value));
				expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
			})
		);
	});

	it('of a text is not the same in two rows', () => {
		expect(hashOfText('one', 'She asked first.')).not.toBe(hashOfText('two', 'She asked first.'));
	});
});

describe('the letters', () => {
	const people = (count: number) => Array.from({ length: count }, (_, i) => ({ personId: `person ${i}` }));

	it('go on after Z', () => {
		const letters = lettered('r', people(703)).map(({ letter }) => letter);
		expect([letters[0], letters[25], letters[26], letters[51], letters[52], letters[702]]).toEqual([
			'A',
			'Z',
			'AA',
			'AZ',
			'BA',
			'AAA'
		]);
		expect(new Set(letters).size).toBe(703);
	});

	it('are the same however the candidates were found, and others in another round', () => {
		const of = (round: string, all = people(20)) => lettered(round, all).map((c) => `${c.letter} ${c.personId}`);
		expect(of('r', people(20).reverse())).toEqual(of('r'));
		expect(of('s')).not.toEqual(of('r'));
	});

	it('give nobody a better place over many rounds', () => {
		const first = Array.from({ length: 600 }, (_, round) => lettered(`round ${round}`, people(3))[0]!.personId);
		for (const { personId } of people(3))
			expect(Math.abs(first.filter((id) => id === personId).length - 200)).toBeLessThan(60);
	});
});
