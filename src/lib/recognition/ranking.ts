/** Gives equal scores the same rank and leaves a gap after them: 1, 2, 2, 4. Highest first; equals by name. */
export function ranked<T extends { name: string }>(
	rows: T[],
	scoreOf: (row: T) => number
): (T & { rank: number; tied: boolean })[] {
	const sorted = [...rows].sort((a, b) => scoreOf(b) - scoreOf(a) || a.name.localeCompare(b.name));
	const first = new Map<number, number>();
	const last = new Map<number, number>();
	for (const [place, row] of sorted.entries()) {
		const score = scoreOf(row);
		if (!first.has(score)) first.set(score, place);
		last.set(score, place);
	}
	return sorted.map((row) => {
		const place = first.get(scoreOf(row))!;
		return { ...row, rank: place + 1, tied: place !== last.get(scoreOf(row)) };
	});
}

/** The same list without places: by name. */
export const unranked = <T extends { name: string }>(rows: T[]): (T & { rank: null; tied: false })[] =>
	rows.map((row) => ({ ...row, rank: null, tied: false as const })).sort((a, b) => a.name.localeCompare(b.name));

/** Points per active member, to one decimal so that equal teams are equal. */
export const perMember = (points: number, members: number) => (members > 0 ? tenths(points / members) : 0);

/** How many average members more each team is thought to have: what a few people do swings more than what many do. */
const WEIGHT = 5;

/** The same drawn towards the mean of all, the smaller the team the further. */
export const shrunk = (points: number, members: number, mean: number, weight = WEIGHT) =>
	tenths((points + weight * mean) / (members + weight));

/** Fewer than these are somebody: no sum over them is shown where points are private, and no top group is as small. */
export const FEWEST = 3;

/** From so many rows on, a board shows its top and where the reader stands, and the rest on request. */
const LONG = 15;
const TOP = 3;
const BESIDE = 3;
const TOP_OF_OTHERS = 10;

/**
 * A long board around its reader: the first three, and three either side of them; the first ten for those who are not on
 * it. Each row says how many are left out before it, `rest` how many after the last.
 */
export function around<T>(rows: T[], isMine: (row: T) => boolean, whole = false) {
	const mine = rows.findIndex(isMine);
	const isNear = (i: number) => (mine < 0 ? i < TOP_OF_OTHERS : i < TOP || Math.abs(i - mine) <= BESIDE);
	const kept = rows.flatMap((_, i) => (whole || rows.length <= LONG || isNear(i) ? [i] : []));
	return {
		rows: kept.map((place, i) => ({ ...rows[place]!, skipped: place - (kept[i - 1] ?? -1) - 1 })),
		rest: rows.length - 1 - (kept.at(-1) ?? -1)
	};
}

const SHARES = [10, 25, 50];
const ENOUGH = 10;

/**
 * What the best so-many per cent of `people` reached at least, in full tens: nobody can be told from it. `scores` are
 * those of the people who have any. Nothing below ten people, and no group of fewer than three.
 */
export function benchmarks(scores: number[], people: number) {
	if (people < ENOUGH) return [];
	const sorted = [...scores].sort((a, b) => b - a);
	return SHARES.map((top) => ({ top, size: Math.ceil((people * top) / 100) }))
		.filter(({ size }) => size >= FEWEST)
		.map(({ top, size }) => ({
			top: top as number | null,
			points: Math.max(0, 10 * Math.floor((sorted[size - 1] ?? 0) / 10))
		}));
}

const tenths = (number: number) => Math.round(10 * number) / 10;
