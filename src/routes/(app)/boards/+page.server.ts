import { found } from '#lib/platform/http.ts';
import * as boards from '#lib/recognition/boards.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import { areaOf, shares } from '#lib/ui/charts.server.ts';

export const load = ({ locals, url }) =>
	found(async () => {
		const asked = (name: string) => url.searchParams.get(name);
		const board = await boards.overview(locals.person!, {
			store: asked('store'),
			team: asked('team'),
			period: asked('period'),
			whole: asked('whole'),
			region: asked('within') === 'region'
		});
		const { mine, teamsBoard, benchmark } = board;
		return {
			...board,
			me: locals.person!.id,
			chart: mine.months.length > 1 ? areaOf(mine.months.map(({ points }) => points)) : null,
			teamsBoard: teamsBoard && { ...teamsBoard, rows: withShares(teamsBoard.rows, (row) => row.fair) },
			benchmark: benchmark && { ...benchmark, bars: withShares(benchmark.bars, (bar) => bar.points) }
		};
	});

export const actions = {
	hide: async ({ locals }) => void (await optOuts.choose(locals.person!, false)),
	show: async ({ locals }) => void (await optOuts.choose(locals.person!, true))
};

function withShares<T>(rows: T[], valueOf: (row: T) => number | null) {
	const bars = shares(rows.map((row) => valueOf(row) ?? 0));
	return rows.map((row, i) => ({ ...row, share: bars[i]! }));
}
