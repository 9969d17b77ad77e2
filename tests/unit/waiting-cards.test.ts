import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as keptTeam from '#lib/coaching/kept-team.ts';
import {
	anyWait,
	drop,
	keep,
	sendAll,
	waiting,
	type Card,
	type Outcome,
	type Shelf
} from '#lib/coaching/waiting-cards.ts';

/** A phone's storage; `full` takes nothing more. */
function phone({ full = false } = {}): Shelf & { texts: Map<string, string> } {
	const texts = new Map<string, string>();
	return {
		texts,
		get length() {
			return texts.size;
		},
		key: (i) => [...texts.keys()][i] ?? null,
		getItem: (key) => texts.get(key) ?? null,
		setItem(key, text) {
			if (full) throw new DOMException('no room', 'QuotaExceededError');
			texts.set(key, text);
		},
		removeItem: (key) => void texts.delete(key)
	};
}

const card = (submission: string, more: Partial<Card> = {}): Card => ({
	submission,
	by: 'lotta',
	personId: 'maya',
	name: 'Maya Okafor',
	marks: { greeting: 3 },
	evidence: 'Put the boxes down and said hello.',
	seenAt: `2026-11-18T09:00:0${submission.length}.000Z`,
	...more
});

/** The server, which takes each card once; it loses its answer for those that `loses` names. */
function server(loses = new Set<string>()) {
	const taken = new Map<string, Card>();
	const send = async (one: Card): Promise<Outcome> => {
		taken.set(one.submission, one);
		if (loses.delete(one.submission)) return { is: 'later' };
		return { is: 'taken' };
	};
	return { taken, send };
}

const ids = (cards: Card[]) => cards.map(({ submission }) => submission);

describe('a card without a connection', () => {
	it('waits on the phone, the first that was seen first, and leaves it once it was taken', async () => {
		const shelf = phone();
		expect(keep(shelf, card('bb'))).toBe(true);
		keep(shelf, card('a'));
		expect(ids(waiting(shelf, 'lotta'))).toEqual(['a', 'bb']);
		const { taken, send } = server();
		expect(await sendAll(shelf, 'lotta', async () => ({ is: 'later' }))).toMatchObject({ taken: [], stopped: 'later' });
		expect(ids(waiting(shelf, 'lotta'))).toEqual(['a', 'bb']);
		expect(await sendAll(shelf, 'lotta', send)).toEqual({ taken: ['a', 'bb'], refused: [] });
		expect([...taken.values()]).toEqual([card('a'), card('bb')]);
		expect(shelf.texts.size).toBe(0);
	});

	it('says so when the phone has no room', () => {
		expect(keep(phone({ full: true }), card('a'))).toBe(false);
	});

	it('is neither seen nor sent by somebody else on that phone', async () => {
		const shelf = phone();
		keep(shelf, card('a'));
		keep(shelf, card('b', { by: 'pieter' }));
		const { taken, send } = server();
		await sendAll(shelf, 'pieter', send);
		expect([...taken.keys()]).toEqual(['b']);
		expect(waiting(shelf, 'pieter')).toEqual([]);
		expect(ids(waiting(shelf, 'lotta'))).toEqual(['a']);
		expect(anyWait(shelf)).toBe(true);
	});

	it('waits on while somebody else is signed in, and the rest with it', async () => {
		const shelf = phone();
		keep(shelf, card('a'));
		keep(shelf, card('bb'));
		const sent = await sendAll(shelf, 'lotta', async () => ({ is: 'stranger' }));
		expect(sent).toEqual({ taken: [], refused: [], stopped: 'stranger' });
		expect(waiting(shelf, 'lotta')).toHaveLength(2);
	});

	it('that was refused stays with its reason, stops no other, and is not tried again', async () => {
		const shelf = phone();
		keep(shelf, card('a'));
		keep(shelf, card('bb'));
		const asked: string[] = [];
		const send = async ({ submission }: Card): Promise<Outcome> => {
			asked.push(submission);
			return submission === 'a' ? { is: 'refused', why: 'She has moved on.' } : { is: 'taken' };
		};
		expect(await sendAll(shelf, 'lotta', send)).toEqual({ taken: ['bb'], refused: ['a'] });
		await sendAll(shelf, 'lotta', send);
		expect(asked).toEqual(['a', 'bb']);
		expect(waiting(shelf, 'lotta')).toEqual([card('a', { refused: 'She has moved on.' })]);
		drop(shelf, card('a'));
		expect(anyWait(shelf)).toBe(false);
	});

	it('that was deleted while it was on its way does not come back as refused', async () => {
		const shelf = phone();
		keep(shelf, card('a'));
		await sendAll(shelf, 'lotta', async (one) => {
			drop(shelf, one);
			return { is: 'refused', why: 'No.' };
		});
		expect(shelf.texts.size).toBe(0);
	});

	it('that comes in while others are sent goes with them', async () => {
		const shelf = phone();
		keep(shelf, card('a'));
		const { taken, send } = server();
		await sendAll(shelf, 'lotta', async (one) => {
			if (one.submission === 'a') keep(shelf, card('bb'));
			return send(one);
		});
		expect([...taken.keys()]).toEqual(['a', 'bb']);
	});

	it('is not found in what others have scribbled on the phone', () => {
		const shelf = phone();
		for (const text of ['', '{', 'null', '7', '{"submission":"x"}', '[]'])
			shelf.setItem(`attune-card:lotta:${text}`, text);
		shelf.setItem('theme', 'dark');
		expect(waiting(shelf, 'lotta')).toEqual([]);
	});
});

it('whatever happens in two tabs, with answers lost on the way: every card arrives, once, and none stays', async () => {
	const cards = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });
	await fc.assert(
		fc.asyncProperty(cards, fc.infiniteStream(fc.boolean()), fc.scheduler(), async (names, lost, scheduler) => {
			const shelf = phone();
			const loses = new Set(names.filter(() => lost.next().value));
			const { taken, send } = server(loses);
			const slowly = scheduler.scheduleFunction(send);
			const tab = async (mine: string[]) => {
				for (const name of mine) keep(shelf, card(name));
				await sendAll(shelf, 'lotta', slowly);
			};
			const half = Math.ceil(names.length / 2);
			await scheduler.waitFor(Promise.all([tab(names.slice(0, half)), tab(names.slice(half))]));
			for (let i = 0; i <= names.length; i++) await sendAll(shelf, 'lotta', send);
			expect([...taken.keys()].sort()).toEqual([...names].sort());
			expect(shelf.texts.size).toBe(0);
		})
	);
});

describe('the names of a team', () => {
	const NOW = new Date('2026-11-18T09:00:00Z');
	const later = (days: number) => new Date(NOW.getTime() + days * 24 * 3_600_000);
	const team = { leadId: 'lotta', people: [{ id: 'maya', name: 'Maya Okafor' }] };

	it('are on the phone for 14 days', () => {
		const shelf = phone();
		keptTeam.keep(shelf, team, NOW);
		expect(keptTeam.find(shelf, later(14))).toEqual(team);
		expect(keptTeam.find(shelf, later(14.01))).toBeUndefined();
		expect(shelf.texts.size).toBe(0);
	});

	it('are forgotten at sign-out, and when somebody else signs in; cards stay', () => {
		const shelf = phone();
		keep(shelf, card('a'));
		keptTeam.keep(shelf, team, NOW);
		keptTeam.forget(shelf, 'lotta');
		expect(keptTeam.find(shelf, NOW)).toEqual(team);
		keptTeam.forget(shelf, 'pieter');
		expect(keptTeam.find(shelf, NOW)).toBeUndefined();
		keptTeam.keep(shelf, team, NOW);
		keptTeam.keep(shelf, { ...team, leadId: 'omar' }, NOW);
		expect(keptTeam.find(shelf, NOW)?.leadId).toBe('omar');
		keptTeam.forget(shelf);
		expect(shelf.texts.size).toBe(1);
	});

	it('are gone when the phone’s clock was set back, or somebody scribbled over them', () => {
		const shelf = phone();
		keptTeam.keep(shelf, team, NOW);
		expect(keptTeam.find(shelf, later(-1))).toBeUndefined();
		for (const text of ['', '{', 'null', '{"at":"2026-11-18T09:00:00Z"}']) {
			shelf.setItem('attune-team:lotta', text);
			expect(keptTeam.find(shelf, NOW)).toBeUndefined();
		}
	});
});
