/** How often somebody can say thanks in a month of the company. */
export const ALLOWANCE = 10;
/** Up to so many thanks between two people in a month, each counts. */
const EACH_COUNTS = 2;

export type Given = { fromId: string; toId: string; practice: string; month: string };
/** What somebody gave: how often, to how many people, for how many practices; and got: how often, from how many. */
export type Tally = { given: number; to: number; practices: number; received: number; from: number };

/**
 * Those thanks that count, of all in the order in which they were given: more than two between the same two people in
 * a month, in both directions together, count once for each of the two who gave any.
 */
export function counting<T extends Given>(thanks: T[]): T[] {
	const between = Map.groupBy(thanks, pairOf);
	return thanks.filter((one) => {
		const pair = between.get(pairOf(one))!;
		return pair.length <= EACH_COUNTS || pair.find((other) => other.fromId === one.fromId) === one;
	});
}

/** The same as numbers for each person who gave or got any. */
export function counted(thanks: Given[]): Map<string, Tally> {
	const rows = counting(thanks);
	const given = Map.groupBy(rows, (row) => row.fromId);
	const received = Map.groupBy(rows, (row) => row.toId);
	return new Map(
		[...new Set([...given.keys(), ...received.keys()])].map((id) => {
			const [mine, toMe] = [given.get(id) ?? [], received.get(id) ?? []];
			const to = distinct(mine.map((row) => row.toId));
			const practices = distinct(mine.map((row) => row.practice));
			return [
				id,
				{ given: mine.length, to, practices, received: toMe.length, from: distinct(toMe.map((row) => row.fromId)) }
			];
		})
	);
}

const pairOf = ({ fromId, toId, month }: Given) => [month, ...[fromId, toId].sort()].join(' ');
const distinct = (values: string[]) => new Set(values).size;
