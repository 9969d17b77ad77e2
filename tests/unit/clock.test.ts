import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	addDays,
	dayEnd,
	dayOf,
	daysBetween,
	instantOf,
	isZone,
	localOf,
	monthBefore,
	monthOf,
	monthSpan,
	now
} from '#lib/platform/clock.ts';
import { longDay, longMoment, longMonth, shortDay } from '#lib/platform/dates.ts';

const ZONES = ['UTC', 'Europe/Helsinki', 'America/New_York', 'Pacific/Auckland', 'Asia/Kathmandu', 'Africa/Cairo'];
const zones = fc.constantFrom(...ZONES);
const instants = fc.date({
	min: new Date('2000-01-01T00:00:00Z'),
	max: new Date('2060-01-01T00:00:00Z'),
	noInvalidDate: true
});
const HOUR = 3_600_000;

test.each([
	['UTC', '2026-10-31', '2026-10'],
	['Europe/Helsinki', '2026-11-01', '2026-11'],
	['America/New_York', '2026-10-31', '2026-10'],
	['Pacific/Auckland', '2026-11-01', '2026-11'],
	['Asia/Kathmandu', '2026-11-01', '2026-11']
])('half past ten on the last evening of October in London is, in %s, %s', (zone, day, month) => {
	const at = new Date('2026-10-31T22:30:00Z');
	expect([dayOf(at, zone), monthOf(at, zone)]).toEqual([day, month]);
});

describe('a month', () => {
	test.each([
		['2026-03', 'Europe/Helsinki', '2026-02-28T22:00:00.000Z', '2026-03-31T21:00:00.000Z'], // summer time began
		['2026-10', 'Europe/Helsinki', '2026-09-30T21:00:00.000Z', '2026-10-31T22:00:00.000Z'],
		['2026-11', 'America/New_York', '2026-11-01T04:00:00.000Z', '2026-12-01T05:00:00.000Z'],
		['2026-04', 'Pacific/Auckland', '2026-03-31T11:00:00.000Z', '2026-04-30T12:00:00.000Z'],
		['2026-12', 'Asia/Kathmandu', '2026-11-30T18:15:00.000Z', '2026-12-31T18:15:00.000Z']
	])('%s in %s begins and ends when the clocks there say so', (month, zone, from, until) => {
		const span = monthSpan(month, zone);
		expect([span.from.toISOString(), span.until.toISOString()]).toEqual([from, until]);
	});

	test('holds each of its instants, and not the one before or after', () => {
		fc.assert(
			fc.property(instants, zones, (at, zone) => {
				const month = monthOf(at, zone);
				const { from, until } = monthSpan(month, zone);
				expect(from <= at && at < until).toBe(true);
				expect(monthOf(from, zone)).toBe(month);
				expect(monthOf(new Date(from.getTime() - 1), zone)).toBe(monthBefore(month));
				expect(monthBefore(monthOf(until, zone))).toBe(month);
			})
		);
	});

	test('before January is December', () => {
		expect(monthBefore('2026-01')).toBe('2025-12');
		expect(monthBefore('2026-03', 14)).toBe('2025-01');
	});

	test('that does not exist is an error', () => {
		expect(() => monthSpan('2026-13', 'UTC')).toThrow(RangeError);
	});
});

describe('a day', () => {
	test.each([
		['2026-11-30', 'Europe/Helsinki', '2026-11-30T21:59:59.999Z'],
		['2026-03-29', 'Europe/Helsinki', '2026-03-29T20:59:59.999Z'], // 23 hours long
		['2026-10-25', 'Europe/Helsinki', '2026-10-25T21:59:59.999Z'], // 25 hours long
		['2026-03-08', 'America/New_York', '2026-03-09T03:59:59.999Z'],
		['2026-09-27', 'Pacific/Auckland', '2026-09-27T10:59:59.999Z'],
		['2026-02-28', 'Asia/Kathmandu', '2026-02-28T18:14:59.999Z'],
		['2026-04-23', 'Africa/Cairo', '2026-04-23T21:59:59.999Z'] // the next day begins at one: there is no midnight
	])('%s in %s is over at %s', (day, zone, end) => {
		expect(dayEnd(day, zone).toISOString()).toBe(end);
	});

	test('ends on itself, and the next millisecond is tomorrow', () => {
		fc.assert(
			fc.property(instants, zones, (at, zone) => {
				const day = dayOf(at, zone);
				const end = dayEnd(day, zone);
				expect(at.getTime()).toBeLessThanOrEqual(end.getTime());
				expect(end.getTime() - at.getTime()).toBeLessThan(25 * HOUR);
				expect(dayOf(end, zone)).toBe(day);
				expect(dayOf(new Date(end.getTime() + 1), zone)).toBe(addDays(day, 1));
			})
		);
	});

	test.each([
		['2026-02-28', 1, '2026-03-01'],
		['2028-02-28', 1, '2028-02-29'],
		['2026-12-31', 1, '2027-01-01'],
		['2026-03-28', 2, '2026-03-30'], // summer time begins in between
		['2026-03-01', -1, '2026-02-28'],
		['2026-11-18', 0, '2026-11-18']
	])('%s plus %i days is %s', (day, days, then) => {
		expect(addDays(day, days)).toBe(then);
		expect(daysBetween(day, then)).toBe(days);
	});

	test('adding days and counting them agree', () => {
		fc.assert(
			fc.property(instants, fc.integer({ min: -4000, max: 4000 }), (at, days) => {
				const day = dayOf(at, 'UTC');
				expect(daysBetween(day, addDays(day, days))).toBe(days);
			})
		);
	});
});

describe('an hour that somebody chose', () => {
	test.each([
		['2026-11-30T17:00', 'Europe/Helsinki', '2026-11-30T15:00:00.000Z'],
		['2026-11-30T17:00', 'Asia/Kathmandu', '2026-11-30T11:15:00.000Z'],
		['2026-10-25T03:30', 'Europe/Helsinki', '2026-10-25T00:30:00.000Z'] // comes twice: the first time
	])('%s in %s is %s, and is said so', (local, zone, at) => {
		expect(instantOf(local, zone).toISOString()).toBe(at);
		expect(localOf(new Date(at), zone)).toBe(local);
	});

	test.each([
		['2026-03-29T03:30', 'Europe/Helsinki', '2026-03-29T04:00'],
		['2026-03-08T02:10', 'America/New_York', '2026-03-08T03:00'],
		['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-04T02:30'],
		['2011-12-30T10:00', 'Pacific/Apia', '2011-12-31T00:00'] // Samoa left out a day
	])('%s in %s does not exist: the next that does is %s', (local, zone, next) => {
		expect(localOf(instantOf(local, zone), zone)).toBe(next);
	});

	test('is the same minute again, said in any zone', () => {
		fc.assert(
			fc.property(instants, zones, (at, zone) => {
				const local = localOf(at, zone);
				expect(localOf(instantOf(local, zone), zone)).toBe(local);
				// Within the hour that comes twice it may be the first of the two.
				expect(at.getTime() - instantOf(local, zone).getTime()).toBeLessThan(61 * 60_000);
			})
		);
	});

	test('that is none is an error', () => expect(() => instantOf('2026-02-30T10:00', 'UTC')).toThrow(RangeError));
});

test.each(['Europe/Helsinki', 'UTC', 'Asia/Kathmandu'])('%s is a time zone', (zone) => expect(isZone(zone)).toBe(true));
test.each(['Europe/Atlantis', '', '../etc', 'Helsinki'])('%j is not', (zone) => expect(isZone(zone)).toBe(false));

test('the present moves on', () => {
	const [first, second] = [now(), now()];
	expect(second.getTime()).toBeGreaterThanOrEqual(first.getTime());
});

test('days and months are said as they stand, whatever the zone of the server', () => {
	expect(longDay('2026-11-30', 'en')).toBe('Monday 30 November');
	expect(longDay('2026-11-30', 'fi')).toBe('maanantai 30. marraskuuta');
	expect(longDay('2026-11-01', 'nl')).toBe('zondag 1 november');
	expect(shortDay('2026-01-01', 'zh-Hant')).toBe('1月1日');
	expect(longMonth('2026-11', 'en')).toBe('November 2026');
	expect(longMoment('2026-11-30T17:05', 'fi')).toBe('maanantai 30. marraskuuta klo 17.05');
});
