import { Temporal } from 'temporal-polyfill';
import { monthBefore, monthSpan } from './clock.ts';

// A period is a calendar month (`2026-11`) or quarter (`2026-Q4`) of the company. Both sort as text among their kind.
const QUARTER = /^(\d{4})-Q([1-4])$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export const isMonth = (text: string) => MONTH.test(text);
const isQuarter = (text: string) => QUARTER.test(text);
export const isPeriod = (text: string) => isMonth(text) || isQuarter(text);

export const quarterOf = (month: string) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;

/** The months of a period, the earliest first. */
export function monthsOf(period: string) {
	const quarter = QUARTER.exec(period);
	if (!quarter) return [period];
	const first = Temporal.PlainYearMonth.from({ year: Number(quarter[1]), month: Number(quarter[2]) * 3 - 2 });
	return [0, 1, 2].map((months) => first.add({ months }).toString());
}

/** The first instant of a period and of the one after, whatever the clocks do in between. */
export function periodSpan(period: string, zone: string) {
	const months = monthsOf(period);
	return { from: monthSpan(months[0]!, zone).from, until: monthSpan(months.at(-1)!, zone).until };
}

/** The month before a month, the quarter before a quarter. */
export function periodBefore(period: string, periods = 1) {
	if (!isQuarter(period)) return monthBefore(period, periods);
	return quarterOf(monthBefore(monthsOf(period)[0]!, 3 * periods));
}

/** This period and those before it, the latest first. */
export const lastPeriods = (period: string, count: number) =>
	Array.from({ length: count }, (_, back) => periodBefore(period, back));
