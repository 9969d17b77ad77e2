/** How many people whom no board shows with a number must have added to a sum that does: fewer could be worked out. */
const FEWEST_HIDDEN = 3;
export const MOST = 100_000;

/**
 * What a team has reached together. Who is on the boards stands there with a number, so whatever a sum holds beyond
 * them is that of the others: it counts only once three of these have added something.
 */
export function together(parts: { amount: number; hidden: boolean }[]) {
	const added = parts.filter((part) => part.amount !== 0);
	const hidden = added.filter((part) => part.hidden);
	const counted = hidden.length >= FEWEST_HIDDEN ? added : added.filter((part) => !part.hidden);
	return Math.max(
		0,
		counted.reduce((sum, part) => sum + part.amount, 0)
	);
}

/** Whole per cent, 100 only when it is all there, and never more. */
export const percentOf = (reached: number, target: number) => Math.min(100, Math.floor((100 * reached) / target));

/** A tenth more than last time, at least one more; nothing to go by after an empty month. */
export const suggested = (last: number) => (last > 0 ? Math.min(MOST, Math.ceil((last * 11) / 10)) : undefined);
