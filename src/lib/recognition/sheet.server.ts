import * as m from '#lib/paraglide/messages.js';
import type { TeamBoard } from './team-board.server.ts';
import { badgeName } from './words.ts';

/** A team's board as a sheet, in the reader's language: what the page shows them, and no more. */
export function of({ shown, rows }: TeamBoard) {
	const place = shown === 'ranks';
	return {
		head: [...(place ? [m.rank()] : []), m.name(), m.points(), m.badges()],
		rows: rows.map((row) => [
			...(place ? [row.rank] : []),
			row.name,
			row.points,
			row.badges.map((badge) => badgeName(badge.kind)).join(', ')
		])
	};
}
