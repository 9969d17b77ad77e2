import { createHash } from 'node:crypto';
import type { Conflict, Evidence, Rules } from './rules.ts';

/** Somebody or a team, by id. */
export type Who = { personId: string } | { unitId: string };
export type Candidate = Who & { letter: string; evidence: Evidence };
type Nominated = Who & { id: string; nominatedBy: string; practice: string; momentHash: string; at: string };
export type Won = Who & { id: string; citationHash: string; conflicts: Conflict[] };

/** What can happen to a round. Ids, numbers and hashes only: texts live in their own tables and may be erased. */
export type Entry =
	| {
			kind: 'opened';
			award: string;
			/** What the shop calls it; null for a shipped name. */
			name: string | null;
			unitId: string;
			period: string;
			rules: Rules;
			nominationsUntil: string | null;
	  }
	| {
			kind: 'closed';
			nominations: Nominated[];
			/** In the order in which they are shown: drawn by the round's id, so it means nothing. */
			candidates: Candidate[];
	  }
	/** The letters that convinced, before any name was shown. */
	| { kind: 'shortlisted'; letters: string[] }
	| {
			kind: 'decided';
			announcementId: string;
			outcome: 'award' | 'none';
			winners: Won[];
			reasonHash: string | null;
			announceAt: string;
	  }
	/** Taken back before its hour. */
	| { kind: 'withdrawn' }
	| { kind: 'announced' }
	| { kind: 'revoked'; winnerId: string; reasonHash: string };

export type Phase = 'nominating' | 'shortlisting' | 'deciding' | 'decided' | 'announced';
type Of<K extends Entry['kind']> = Extract<Entry, { kind: K }>;

/** A round as its log tells it. */
export type Story = {
	opened: Of<'opened'>;
	phase: Phase;
	nominations: Nominated[];
	candidates: Candidate[];
	letters: string[];
	decision: Of<'decided'> | null;
	revoked: { winnerId: string; reasonHash: string }[];
};

/** The log says something that cannot have happened. */
export class BadLog extends Error {}

/** Tells a round from its entries, from the first to the last; refuses an order that cannot be. */
export function replay(entries: Entry[]): Story {
	const [opened, ...rest] = entries;
	if (opened?.kind !== 'opened') throw new BadLog('a round begins by being opened');
	const start = { nominations: [], candidates: [], letters: [], decision: null, revoked: [] };
	return rest.reduce(next, { opened, phase: 'nominating', ...start } as Story);
}

/** The story after one more entry. */
export function next(story: Story, entry: Entry): Story {
	const { phase } = story;
	switch (entry.kind) {
		case 'closed':
			must(phase === 'nominating', 'closed once, after nominations');
			return { ...story, phase: 'shortlisting', nominations: entry.nominations, candidates: entry.candidates };
		case 'shortlisted':
			must(phase === 'shortlisting', 'shortlisted once, after closing');
			must(entry.letters.length > 0 && isAmong(entry.letters, story.candidates), 'shortlisted of the candidates');
			return { ...story, phase: 'deciding', letters: entry.letters };
		case 'decided':
			must(phase === 'deciding' || (phase === 'shortlisting' && entry.outcome === 'none'), 'decided after a shortlist');
			must((entry.outcome === 'award') === entry.winners.length > 0, 'an award has winners, and nothing else has');
			must(entry.winners.length <= story.opened.rules.maxWinners, 'no more winners than the rules allow');
			must(
				entry.winners.every((winner) => isShortlisted(story, winner)),
				'every winner convinced before the name was shown'
			);
			return { ...story, phase: 'decided', decision: entry };
		case 'withdrawn':
			must(phase === 'decided', 'withdrawn between the decision and its hour');
			return { ...story, phase: story.letters.length > 0 ? 'deciding' : 'shortlisting', decision: null };
		case 'announced':
			must(phase === 'decided', 'announced once, after the decision');
			return { ...story, phase: 'announced' };
		case 'revoked': {
			must(phase === 'announced', 'revoked after the announcement');
			const { winnerId, reasonHash } = entry;
			must(story.decision!.winners.some(({ id }) => id === winnerId) && !isRevoked(story, winnerId), 'a winner, once');
			return { ...story, revoked: [...story.revoked, { winnerId, reasonHash }] };
		}
		default:
			throw new BadLog('a round is opened once');
	}
}

export const idOf = (who: Who) => ('personId' in who ? who.personId : who.unitId);
export const shortlisted = (story: Story) => story.candidates.filter(({ letter }) => story.letters.includes(letter));
const isRevoked = (story: Story, winnerId: string) => story.revoked.some((row) => row.winnerId === winnerId);

type Link = { roundId: string; number: number; by: string | null; at: Date; entry: Entry };

/** What ties an entry to all that went before: change one, and every hash from there on is another. */
export const hashOf = (previous: string, { roundId, number, by, at, entry }: Link) =>
	sha256([previous, roundId, number, by ?? '', at.toISOString(), canonical(entry)].join('\n'));

/** A text as the log knows it. The row's own id makes the same words in two rows two hashes. */
export const hashOfText = (rowId: string, text: string) => sha256(`${rowId}\n${text}`);

/** JSON with its keys in order: a database may give them back in another. */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
	if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
	const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
	return `{${entries
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
		.join()}}`;
}

/** In an order that the round's id draws, with a letter each: A to Z, then AA. Neither says anything about anybody. */
export function lettered<T extends Who>(roundId: string, candidates: T[]): (T & { letter: string })[] {
	const drawn = candidates
		.map((candidate) => ({ candidate, lot: sha256(`${roundId}\n${idOf(candidate)}`) }))
		.sort((a, b) => (a.lot < b.lot ? -1 : 1));
	return drawn.map(({ candidate }, index) => ({ ...candidate, letter: letterOf(index) }));
}

const letterOf = (index: number): string =>
	(index >= 26 ? letterOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

const isAmong = (letters: string[], candidates: Candidate[]) =>
	new Set(letters).size === letters.length && letters.every((letter) => candidates.some((c) => c.letter === letter));
const isShortlisted = (story: Story, winner: Who) =>
	shortlisted(story).some((candidate) => idOf(candidate) === idOf(winner));

function must(holds: boolean, what: string) {
	if (!holds) throw new BadLog(what);
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
