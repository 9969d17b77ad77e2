// npm run simulate:practice: what spaced practice asks of a new hire, day by day, depending on how often answers are right.
import { DAYS, MOST } from '../src/lib/coaching/schedule.ts';
import { seeded } from '../src/lib/roleplay/engine/chance.ts';
import { readContent } from './content.ts';
import { live, type Day, type Practice } from './practice-days.ts';

const LAST = 400;
const SEED = 2026;
const ITEMS = 3;
/** On shift from Monday to Friday. */
const WEEKDAYS = 5;

/** The modules in the order of the paths, two or three a week: the days on which a new hire may finish them. */
const ON = [2, 4, 8, 10, 12, 16, 18, 22, 24, 26, 30, 32];
const { lessons, paths } = readContent();
const order = [...new Set(Object.values(paths).flatMap(({ modules }) => modules))];
const MODULES = order.map((slug, i) => ({
	day: ON[i] ?? ON.at(-1)! + i - ON.length + 1,
	taught: lessons[slug]!.en!.practices
}));

const ids = [...new Set(MODULES.flatMap(({ taught }) => taught))];
const practices: Practice[] = ids.map((id) => ({
	id,
	items: ITEMS,
	finished: MODULES.filter(({ taught }) => taught.includes(id)).map(({ day }) => day)
}));

console.log(
	`A new hire finishes ${MODULES.length} modules by day ${MODULES.at(-1)!.day}: ${ids.length} practices, ${ids.length * ITEMS} items.`
);
console.log(
	`Asked ${DAYS.first} days later, then ${DAYS.right} days after a right answer and ${DAYS.wrong} after a wrong one; at most ${MOST.items} items or ${MOST.seconds / 60} minutes a day.`
);
for (const share of [0.6, 0.75, 0.9]) print(share);

function print(share: number) {
	const random = seeded(SEED);
	const seconds = new Map(
		practices.flatMap(({ id }) => [0, 1, 2].map((i) => [`${id}/${i}`, 18 + Math.floor(random() * 12)]))
	);
	const days = live({
		practices,
		days: LAST,
		practises: (day) => ((day - 1) % 7) + 1 <= WEEKDAYS,
		knows: () => random() < share,
		secondsOf: (item) => seconds.get(item)!
	});
	const all = days.flatMap(({ asked }) => asked).length;
	const busy = days.filter(({ asked }) => asked.length > 0);
	console.log(`\n${Math.round(share * 100)} of 100 answers are right: ${all} answers on ${busy.length} days\n`);
	row([
		'week',
		'days',
		'Mo',
		'Tu',
		'We',
		'Th',
		'Fr',
		'Sa',
		'Su',
		'items',
		'mean',
		'max',
		'minutes',
		'max',
		'waiting',
		'retired',
		'of'
	]);
	const weeks = Array.from({ length: Math.ceil(LAST / 7) }, (_, i) => days.slice(i * 7, i * 7 + 7));
	const lastBusy = weeks.findLastIndex((week) => week.some(({ asked, waits }) => asked.length > 0 || waits > 0));
	weeks
		.slice(0, lastBusy + 1)
		.forEach((week, i) => row([i + 1, `${week[0]!.day}–${week.at(-1)!.day}`, ...figures(week)]));
	if (lastBusy + 1 < weeks.length)
		console.log(`${weeks.length - lastBusy - 1} more weeks ask nothing, up to day ${LAST}`);
}

function figures(week: Day[]) {
	const loads = week.map(({ asked }) => asked.length);
	const minutes = week.map(({ seconds }) => seconds / 60).filter((time) => time > 0);
	const worked = loads.filter((load) => load > 0);
	const end = week.at(-1)!;
	return [
		...Array.from({ length: 7 }, (_, i) => loads[i] || '·'),
		sum(loads),
		mean(worked),
		Math.max(...loads) || '·',
		mean(minutes),
		minutes.length ? Math.max(...minutes).toFixed(1) : '·',
		end.waits || '·',
		end.retired || '·',
		end.opened
	];
}

function row(cells: (string | number)[]) {
	const widths = [4, 9, 4, 3, 3, 3, 3, 3, 3, 7, 6, 5, 10, 9, 9, 9, 5];
	console.log(cells.map((cell, i) => String(cell).padStart(widths[i]!)).join(''));
}

function sum(numbers: number[]) {
	return numbers.reduce((total, number) => total + number, 0);
}

function mean(numbers: number[]) {
	return numbers.length ? (sum(numbers) / numbers.length).toFixed(1) : '·';
}
