import type { Seen } from './observation.ts';

// Cards that wait on a phone for a connection. Each has a place of its own in the phone's storage, so two tabs never
// write over each other; whoever else signs in on the phone neither sees nor sends them.

/** A filled-in card; `name` is whom it is about, for the list of what waits. */
export type Card = Seen & {
	submission: string;
	/** Who filled it in. */
	by: string;
	name: string;
	/** By the phone's clock. */
	seenAt: string;
	/** Why the server did not take it. It stays until somebody deletes it. */
	refused?: string;
};
/** `later`: no connection, or the server cannot now. `stranger`: somebody else is signed in, or nobody. */
export type Outcome = { is: 'taken' } | { is: 'later' } | { is: 'stranger' } | { is: 'refused'; why: string };
export type Shelf = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;
export type Sent = { taken: string[]; refused: string[]; stopped?: 'later' | 'stranger' };

const START = 'attune-card:';
const placeOf = ({ by, submission }: Pick<Card, 'by' | 'submission'>) => `${START}${by}:${submission}`;

/** Puts a card on the shelf; false when the phone has no room. */
export function keep(shelf: Shelf, card: Card) {
	try {
		shelf.setItem(placeOf(card), JSON.stringify(card));
		return true;
	} catch {
		return false;
	}
}

/** What somebody's cards are that wait here, the first that was seen first. */
export function waiting(shelf: Shelf, by: string): Card[] {
	return placesUnder(shelf, `${START}${by}:`)
		.flatMap((place) => read(shelf, place) ?? [])
		.sort((a, b) => a.seenAt.localeCompare(b.seenAt) || a.submission.localeCompare(b.submission));
}

/** Whether anybody's card waits here. */
export const anyWait = (shelf: Shelf) => placesUnder(shelf, START).length > 0;

export const drop = (shelf: Shelf, card: Pick<Card, 'by' | 'submission'>) => shelf.removeItem(placeOf(card));

/**
 * Sends somebody's cards one after the other, also those that come in meanwhile. What is taken leaves the shelf; what is
 * refused stays with the reason and is not tried again by itself; without a connection, or with somebody else signed in,
 * the rest waits.
 */
export async function sendAll(shelf: Shelf, by: string, send: (card: Card) => Promise<Outcome>): Promise<Sent> {
	const sent: Sent = { taken: [], refused: [] };
	for (let card = next(shelf, by, sent); card; card = next(shelf, by, sent)) {
		const outcome = await send(card);
		if (outcome.is === 'later' || outcome.is === 'stranger') return { ...sent, stopped: outcome.is };
		if (outcome.is === 'taken') {
			drop(shelf, card);
			sent.taken.push(card.submission);
		} else {
			// Unless it was deleted in the meantime, or taken from another tab.
			if (read(shelf, placeOf(card))) keep(shelf, { ...card, refused: outcome.why });
			sent.refused.push(card.submission);
		}
	}
	return sent;
}

const next = (shelf: Shelf, by: string, { taken, refused }: Sent) =>
	waiting(shelf, by).find((card) => !card.refused && ![...taken, ...refused].includes(card.submission));

function placesUnder(shelf: Shelf, start: string) {
	const places = Array.from({ length: shelf.length }, (_, i) => shelf.key(i) ?? '');
	return places.filter((place) => place.startsWith(start));
}

function read(shelf: Shelf, place: string): Card | undefined {
	try {
		const card = JSON.parse(shelf.getItem(place) ?? 'null') as Card | null;
		return card?.submission && card.personId && card.seenAt ? card : undefined;
	} catch {
		return undefined; // somebody else's scribble
	}
}
