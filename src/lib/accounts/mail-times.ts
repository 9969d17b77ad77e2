import { addDays, dayOf, localOf } from '#lib/platform/clock.ts';

/** The hour of the day at which somebody is written to, and the hours between which nothing is sent. */
export type Times = { hour: number; quietFrom: number; quietUntil: number };

export const DEFAULTS: Times = { hour: 8, quietFrom: 20, quietUntil: 7 };

/** From eight in the evening to seven in the morning goes over midnight; from seven to seven is no hour at all. */
export const isQuiet = ({ quietFrom, quietUntil }: Omit<Times, 'hour'>, hour: number) =>
	quietFrom <= quietUntil ? hour >= quietFrom && hour < quietUntil : hour >= quietFrom || hour < quietUntil;

/** Their hour has come today and it is not quiet: a server that was down at their hour makes up for it. */
export function isTime(times: Times, zone: string, at: Date) {
	const hour = hourIn(zone, at);
	return hour >= times.hour && !isQuiet(times, hour);
}

export const isQuietAt = (times: Times, zone: string, at: Date) => isQuiet(times, hourIn(zone, at));

/** The beginning of the next hour that is not quiet. Time zones are off by quarters of an hour at the least. */
export function nextLoud(times: Times, zone: string, at: Date) {
	const quarter = 15 * 60_000;
	let then = Math.ceil(at.getTime() / quarter) * quarter;
	while (isQuietAt(times, zone, new Date(then))) then += quarter;
	return new Date(then);
}

/** The Monday of the reader's week while its overview is still of use, until Wednesday: mail may be down on a Monday. */
export function overviewWeek(at: Date, zone: string) {
	const day = dayOf(at, zone);
	const sinceMonday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
	return sinceMonday <= 2 ? addDays(day, -sinceMonday) : undefined;
}

const hourIn = (zone: string, at: Date) => Number(localOf(at, zone).slice(11, 13));
