/** What makes somebody eligible. Frozen into the round when it opens. */
export type Rules = { path: readonly string[]; maxWinners: number };

/** One finished module of the path: when, and the best role-play score. */
export type Evidence = { modules: { module: string; completedAt: string; score: number }[]; median: number };

type Completed = { module: string; at: Date; score: number };

/** The evidence of somebody who has completed the whole path before `until`; undefined otherwise. */
export function evidenceOf(completed: Completed[], { path }: Rules, until: Date): Evidence | undefined {
	const done = path.flatMap((module) => completed.find((c) => c.module === module && c.at < until) ?? []);
	if (done.length < path.length) return undefined;
	return {
		modules: done.map(({ module, at, score }) => ({ module, completedAt: at.toISOString(), score })),
		median: median(done.map(({ score }) => score))
	};
}

export function median(values: number[]) {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	return sorted.length % 2 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
