// npm run simulate:awards [months]: who would win if customers' answers alone decided, and how many answers they had.
import { wilson } from '../src/lib/insight/shares.ts';
import { play, type Rule, type Tally } from './award-months.ts';

const MONTHS = Number(process.argv[2] ?? 20_000);
const SEED = 2026;

const names: Record<Rule, string> = {
	raw: 'raw CSAT winner',
	sheet: 'what our sheet supports',
	chance: 'chance: drawn by lot'
};

const tallies = play(MONTHS, SEED);
const row = (cells: string[]) => console.log(cells.map((cell, i) => cell.padEnd(i ? 26 : 25)).join(''));

console.log(`${MONTHS.toLocaleString('en')} months, each with another team of 8–14 and 3–200 answers a person\n`);
row(['', 'truly the best', 'fewer answers than median', 'months with a winner']);
for (const rule of Object.keys(names) as Rule[]) {
	const { months, best, belowMedian } = tallies[rule];
	row([names[rule], percent(best, months), percent(belowMedian, months), months.toLocaleString('en')]);
}

const holds = interval(tallies.sheet).low <= interval(tallies.chance).high;
console.log(
	`\nOver ${MONTHS.toLocaleString('en')} months the winner’s number of answers is ${holds ? 'not ' : ''}below the team’s median more often than chance.`
);
console.log(
	'The other way round, few answers hardly ever suffice. So in Attune nobody wins by answers: they are one line among\nothers for a person who decides.'
);
process.exitCode = holds ? 0 : 1;

function percent(favourable: number, n: number) {
	const { low, high } = wilson({ favourable, n });
	const say = (share: number) => (100 * share).toFixed(1);
	return `${say(favourable / n)} % (${say(low)}–${say(high)})`;
}

function interval({ belowMedian: favourable, months: n }: Tally) {
	return wilson({ favourable, n });
}
