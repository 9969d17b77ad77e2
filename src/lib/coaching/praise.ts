/** What somebody did that deserves a word: facts, no judgement. `title` says of what, `practice` what it showed. */
export type Deed = {
	kind: 'overcame' | 'path' | 'module' | 'pledge' | 'steady';
	personId: string;
	title: string;
	practice?: string;
	at: Date;
};

/** What says most stands first. */
const WEIGHT: Record<Deed['kind'], number> = { overcame: 0, path: 1, module: 2, pledge: 3, steady: 4 };

/**
 * Who has earned a word, each with what they did, the latest on top. Whoever was thanked by the reader since is not in
 * it with what was before.
 */
export function deserving(deeds: Deed[], thankedAt: Map<string, Date>) {
	const open = deeds.filter(({ personId, at }) => !(thankedAt.get(personId)! >= at));
	return [...Map.groupBy(open, ({ personId }) => personId)]
		.map(([personId, mine]) => ({
			personId,
			deeds: mine.toSorted((a, b) => WEIGHT[a.kind] - WEIGHT[b.kind] || b.at.getTime() - a.at.getTime()),
			at: new Date(Math.max(...mine.map(({ at }) => at.getTime())))
		}))
		.sort((a, b) => b.at.getTime() - a.at.getTime());
}
