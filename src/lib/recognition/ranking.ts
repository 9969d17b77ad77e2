/** Gives equal scores the same rank and leaves a gap after them: 1, 2, 2, 4. Highest first; equals by name. */
export function ranked<T extends { name: string }>(
	rows: T[],
	scoreOf: (row: T) => number
): (T & { rank: number; tied: boolean })[] {
	const sorted = [...rows].sort((a, b) => scoreOf(b) - scoreOf(a) || a.name.localeCompare(b.name));
	const scores = sorted.map(scoreOf);
	return sorted.map((row, i) => ({
		...row,
		rank: scores.indexOf(scores[i]!) + 1,
		tied: scores.indexOf(scores[i]!) !== scores.lastIndexOf(scores[i]!)
	}));
}

/** Points per active member, to one decimal so that equal teams are equal. */
export const perMember = (points: number, members: number) =>
	members > 0 ? Math.round((10 * points) / members) / 10 : 0;
