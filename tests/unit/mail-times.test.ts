import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DEFAULTS, isQuiet, isQuietAt, isTime, nextLoud, overviewWeek } from '#lib/accounts/mail-times.ts';
import { MailForm } from '#lib/accounts/forms.ts';
import { of, stands, whenOf } from '#lib/learning/due-notices.server.ts';
import type { Asked } from '#lib/learning/assignments.server.ts';
import { addDays } from '#lib/platform/clock.ts';

const HELSINKI = 'Europe/Helsinki';
const hour = fc.integer({ min: 0, max: 23 });
const times = fc.record({ hour, quietFrom: hour, quietUntil: hour });
const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });
const zone = fc.constantFrom(HELSINKI, 'Asia/Taipei', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe');

describe('quiet hours', () => {
	it.each([
		[20, 7, [20, 23, 0, 6], [7, 8, 19]],
		[12, 14, [12, 13], [11, 14, 0]],
		[9, 9, [], [0, 9, 23]]
	])('from %i to %i', (quietFrom, quietUntil, quiet, loud) => {
		for (const hour of quiet) expect(isQuiet({ quietFrom, quietUntil }, hour), String(hour)).toBe(true);
		for (const hour of loud) expect(isQuiet({ quietFrom, quietUntil }, hour), String(hour)).toBe(false);
	});

	test('and when they are over, on the nights when the clocks change too', () => {
		const over = (at: string) => nextLoud(DEFAULTS, HELSINKI, new Date(at)).toISOString();
		expect(over('2026-11-18T19:10:00Z')).toBe('2026-11-19T05:00:00.000Z');
		expect(over('2026-10-24T19:00:00Z')).toBe('2026-10-25T05:00:00.000Z'); // winter time since three
		expect(over('2026-03-28T20:00:00Z')).toBe('2026-03-29T04:00:00.000Z'); // summer time since three
	});

	test('nothing is ever planned or put off into one', () => {
		fc.assert(
			fc.property(times, zone, instant, (times, zone, at) => {
				fc.pre(!isQuiet(times, times.hour));
				if (isTime(times, zone, at)) expect(isQuietAt(times, zone, at)).toBe(false);
				const next = nextLoud(times, zone, at);
				expect(isQuietAt(times, zone, next)).toBe(false);
				expect(next.getTime()).toBeGreaterThanOrEqual(at.getTime());
			})
		);
	});

	test('nobody can choose an hour that would never come', () => {
		const form = { hour: '21', quietFrom: '20', quietUntil: '7', timeZone: '' };
		expect(MailForm.safeParse(form).error!.issues).toMatchObject([{ path: ['hour'], message: 'mail_hour_quiet' }]);
		expect(MailForm.safeParse({ ...form, quietFrom: '22' }).data).toMatchObject({ hour: 21, topics: [] });
		expect(MailForm.safeParse({ ...form, hour: '8', timeZone: 'Mars/Base' }).success).toBe(false);
	});
});

describe('their hour', () => {
	it.each([
		['2026-11-18T05:59:00Z', HELSINKI, false],
		['2026-11-18T06:00:00Z', HELSINKI, true],
		['2026-11-18T15:00:00Z', HELSINKI, true], // the server was down at eight
		['2026-11-18T18:00:00Z', HELSINKI, false],
		['2026-11-18T00:00:00Z', 'Asia/Taipei', true],
		['2026-07-01T05:00:00Z', HELSINKI, true] // in summer time
	])('%s in %s: %s', (at, zone, is) => expect(isTime(DEFAULTS, zone, new Date(at))).toBe(is));

	test('Monday is the reader’s, and its overview is offered until Wednesday', () => {
		const sundayNight = new Date('2026-11-22T22:30:00Z');
		expect([overviewWeek(sundayNight, HELSINKI), overviewWeek(sundayNight, 'Europe/London')]).toEqual([
			'2026-11-23',
			undefined
		]);
		const week = Array.from({ length: 7 }, (_, i) => overviewWeek(new Date(`2026-11-${23 + i}T12:00:00Z`), HELSINKI));
		expect(week).toEqual([...Array(3).fill('2026-11-23'), ...Array(4).fill(undefined)]);
	});
});

describe('what is due', () => {
	const LONG_AGO = new Date('2026-11-01T09:00:00Z');
	const noon = (day: string) => new Date(`${day}T12:00:00Z`);
	const asked = (over: Partial<Asked>) =>
		({ subject: 'greeting', dueOn: '2026-11-25', doneAt: null, toldAt: LONG_AGO, ...over }) as Asked;
	const on = (day: string, over: Partial<Asked> = {}) => of('maya', [asked(over)], day, noon(day));

	it('is said a week before, a day before and once when it is over', () => {
		const days = Array.from({ length: 20 }, (_, i) => addDays('2026-11-15', i));
		const said = days
			.map((day) => whenOf('2026-11-25', day))
			.join(' ')
			.trim();
		expect(said).toMatch(/^week week week {4}day day over over over$/);
		const keys = new Set(days.flatMap((day) => on(day).map(({ key }) => key)));
		expect([...keys].map((key) => key!.split(' ')[0])).toEqual(['due-week', 'due-day', 'due-over']);
	});

	it('is not said of what is done, and again of what got more time', () => {
		expect(on('2026-11-24', { doneAt: new Date() })).toEqual([]);
		const [before] = on('2026-11-24');
		const [after] = on('2026-11-30', { dueOn: '2026-12-01' });
		expect(before!.key).not.toBe(after!.key);
	});

	it('a week before is not said to who heard of it yesterday; a day before is', () => {
		const yesterday = { toldAt: noon('2026-11-17') };
		expect(on('2026-11-18', yesterday)).toEqual([]);
		expect(on('2026-11-19', yesterday)).toMatchObject([{ kind: 'due-week' }]);
		expect(on('2026-11-24', { toldAt: noon('2026-11-23') })).toMatchObject([{ kind: 'due-day' }]);
	});

	it('stands as long as it is open and due on that day', () => {
		const [notice] = on('2026-11-24');
		expect(stands(notice!, [asked({})])).toBe(true);
		for (const now of [[], [asked({ dueOn: '2026-12-01' })], [asked({ doneAt: new Date() })]])
			expect(stands(notice!, now)).toBe(false);
		expect(stands({ kind: 'thanked', params: {} }, [])).toBe(true);
	});
});
