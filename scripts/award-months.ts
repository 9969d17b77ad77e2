// What would happen if customers' answers alone named a winner each month. In Attune they never do: this shows why.
import { median } from '../src/lib/awards/rules.ts';
import { isEnough, wilson, type Share } from '../src/lib/insight/shares.ts';
import { seeded } from '../src/lib/roleplay/engine/chance.ts';

type Colleague = Share & { /** How many customers in a hundred they really leave content. */ truly: number };
export type Rule = 'raw' | 'sheet' | 'chance';
/** In how many of the months in which somebody won: they were truly the best; they had fewer answers than the middle. */
export type Tally = { months: number; best: number; belowMedian: number };

/** Names the winner of a month, or nobody. */
const RULES: Record<Rule, (team: Colleague[], random: () => number) => Colleague | undefined> = {
	/** The highest share of content customers, as most boards do it. */
	raw: (team, random) => highest(team, ({ favourable, n }) => favourable / n, random),
	/** What our sheet supports: of those with enough answers, who is surely good, by the lower end of the interval. */
	sheet: (team, random) =>
		highest(
			team.filter((colleague) => isEnough(colleague)),
			(colleague) => wilson(colleague).low,
			random
		),
	chance: (team, random) => team[Math.floor(random() * team.length)]
};

/** Plays so many months, each with another team, and counts what each rule would have done; the same for the same seed. */
export function play(months: number, seed: number): Record<Rule, Tally> {
	const random = seeded(seed);
	const empty = (): Tally => ({ months: 0, best: 0, belowMedian: 0 });
	const tallies: Record<Rule, Tally> = { raw: empty(), sheet: empty(), chance: empty() };
	for (let month = 0; month < months; month++) {
		const team = teamOf(random);
		const best = Math.max(...team.map(({ truly }) => truly));
		const middle = median(team.map(({ n }) => n));
		for (const rule of Object.keys(RULES) as Rule[]) {
			const winner = RULES[rule](team, random);
			if (!winner) continue;
			tallies[rule].months++;
			tallies[rule].best += Number(winner.truly === best);
			tallies[rule].belowMedian += Number(winner.n < middle);
		}
	}
	return tallies;
}

/** 8–14 colleagues: most leave 75–90 customers in a hundred content; between 3 and 200 of them answered that month. */
function teamOf(random: () => number): Colleague[] {
	return Array.from({ length: 8 + Math.floor(7 * random()) }, () => {
		const truly = Math.min(0.99, Math.max(0.4, 0.82 + 0.06 * bell(random)));
		const n = Math.round(3 * (200 / 3) ** random());
		let favourable = 0;
		for (let answer = 0; answer < n; answer++) favourable += Number(random() < truly);
		return { truly, n, favourable };
	});
}

/** Whoever is level is level: one of them is drawn. */
function highest(team: Colleague[], worth: (colleague: Colleague) => number, random: () => number) {
	const most = Math.max(...team.map(worth));
	const level = team.filter((colleague) => worth(colleague) === most);
	return level[Math.floor(random() * level.length)];
}

/** Drawn from a normal distribution (Box and Muller). */
const bell = (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
