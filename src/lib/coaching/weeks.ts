import { weekdaysOn, type Rhythm } from './streak.ts';

// Praise for steady practice looks at whole weeks, Monday to Sunday, and at each person's own shift days: two days a
// week practised on both are as steady as five on five.

const DAY_MS = 86_400_000;

/** The Mondays of the last three weeks that are over, the latest first. */
export function mondaysBefore(today: string): [string, string, string] {
	const number = Date.parse(today) / DAY_MS;
	const monday = number - ((number + 3) % 7); // 1 January 1970 was a Thursday
	return [dayOf(monday - 7), dayOf(monday - 14), dayOf(monday - 21)];
}

/** The last two weeks without missing a shift day, and not the one before: said once, when it becomes true. */
export function becameSteady(practised: Iterable<string>, rhythms: Rhythm[], today: string): boolean {
	const days = new Set(practised);
	const [last, before, earlier] = mondaysBefore(today).map((monday) => isFull(monday, days, rhythms));
	return last! && before! && !earlier;
}

function isFull(monday: string, practised: Set<string>, rhythms: Rhythm[]) {
	const weekdays = weekdaysOn(rhythms, monday);
	const start = Date.parse(monday) / DAY_MS;
	return weekdays.length > 0 && weekdays.every((weekday) => practised.has(dayOf(start + weekday - 1)));
}

const dayOf = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10);
