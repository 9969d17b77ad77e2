import { dayOf } from '#lib/platform/clock.ts';

/** What earns how much. The points are for practice; an award is no points. */
export const WORTH = { 'roleplay-passed': 30, 'module-completed': 50 } as const;
export type Reason = keyof typeof WORTH;
/** Something that earns points, once for each reason and source. */
export type Fact = { personId: string; reason: Reason; sourceId: string; at: Date };

/** More than anybody learns in a day: three modules from beginning to end. */
export const DAILY_CAP = 240;

/** What counts of something after so much was earned on the same day. */
export const capped = (worth: number, earned: number) => Math.min(worth, Math.max(0, DAILY_CAP - earned));

type Written = { id: string; reason: string; sourceId: string; worth: number | null };

/**
 * What the ledger must say of one person's facts, whatever it does say: only the order of its rows is believed, because
 * of the facts of one day those count that were written first (requests may overtake each other, ids do not). What has
 * no row yet comes last. Rows from before there was a cap have no `worth` and count in full.
 */
export function expected<W extends Written>(facts: Fact[], written: W[], zone: string) {
	const rowOf = new Map(written.map((row) => [keyOf(row), row]));
	const order = (fact: Fact) => rowOf.get(keyOf(fact))?.id ?? `~ ${fact.at.toISOString()} ${keyOf(fact)}`;
	const earned = new Map<string, number>();
	return firsts(facts)
		.map((fact) => ({ fact, order: order(fact) }))
		.sort((a, b) => (a.order < b.order ? -1 : 1))
		.map(({ fact }) => {
			const row = rowOf.get(keyOf(fact));
			const day = dayOf(fact.at, zone);
			const before = earned.get(day) ?? 0;
			const isOld = row?.worth === null;
			const amount = isOld ? WORTH[fact.reason] : capped(WORTH[fact.reason], before);
			earned.set(day, before + amount);
			return { ...fact, row, amount, worth: isOld ? null : WORTH[fact.reason], month: day.slice(0, 7) };
		});
}

/** What happened again earns nothing more. */
function firsts(facts: Fact[]) {
	const inTime = [...facts].sort((a, b) => b.at.getTime() - a.at.getTime());
	return [...new Map(inTime.map((fact) => [keyOf(fact), fact])).values()];
}

const keyOf = ({ reason, sourceId }: { reason: string; sourceId: string }) => `${reason} ${sourceId}`;
