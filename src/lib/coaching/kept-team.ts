import { MOST_WAITED_MS } from './observation.ts';
import type { Shelf } from './waiting-cards.ts';

/** The names that a lead finds on the phone without a connection: of the team that was looked at last. */
export type KeptTeam = { leadId: string; people: { id: string; name: string }[] };

const START = 'attune-team:';

/** Keeps them for 14 days, and those of nobody else. */
export function keep(shelf: Shelf, { leadId, people }: KeptTeam, at: Date) {
	forget(shelf);
	try {
		shelf.setItem(START + leadId, JSON.stringify({ at: at.toISOString(), people }));
	} catch {
		// A phone without room opens the card with a connection.
	}
}

export function find(shelf: Shelf, at: Date): KeptTeam | undefined {
	for (const place of places(shelf)) {
		const people = read(shelf.getItem(place), at);
		if (people) return { leadId: place.slice(START.length), people };
		shelf.removeItem(place);
	}
	return undefined;
}

/** At sign-out; and when somebody else than `leadId` is signed in on this phone. */
export function forget(shelf: Shelf, leadId?: string) {
	for (const place of places(shelf)) if (place !== START + leadId) shelf.removeItem(place);
}

const places = (shelf: Shelf) =>
	Array.from({ length: shelf.length }, (_, i) => shelf.key(i) ?? '').filter((place) => place.startsWith(START));

function read(kept: string | null, at: Date): KeptTeam['people'] | undefined {
	try {
		const { at: since, people } = JSON.parse(kept ?? '{}') as { at?: string; people?: KeptTeam['people'] };
		const age = at.getTime() - new Date(since ?? NaN).getTime();
		return age >= 0 && age <= MOST_WAITED_MS && Array.isArray(people) ? people : undefined;
	} catch {
		return undefined;
	}
}
