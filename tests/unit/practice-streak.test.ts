import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FREEZE, streakOf, weekdaysOn, type Past } from '#lib/coaching/streak.ts';
import { addDays } from '#lib/platform/clock.ts';

/** A Monday. */
const MONDAY = '2026-11-02';
const on = (day: number) => addDays(MONDAY, day);
const ALWAYS = [{ from: on(-1000), until: null }];

/** Weeks as a row of signs, Monday first: `x` practised, `.` not. The streak on the day after the last sign. */
function after(signs: string, more: Partial<Past> = {}) {
	const days = [...signs.replaceAll(' ', '')];
	const practised = days.flatMap((sign, i) => (sign === 'x' ? on(i) : []));
	return streakOf({ practised, due: ALWAYS, rhythms: [], ...more }, on(days.length));
}

describe('a streak', () => {
	test('begins with nothing', () => {
		expect(after('.......')).toEqual({ days: 0, freezes: 0 });
		expect(streakOf({ practised: [], due: [], rhythms: [] }, MONDAY)).toEqual({ days: 0, freezes: 0 });
	});

	test('counts practised days, today too, and each once', () => {
		expect(after('xxx').days).toBe(3);
		expect(streakOf({ practised: [on(0), on(1), on(1)], due: ALWAYS, rhythms: [] }, on(1)).days).toBe(2);
	});

	test('is not broken by today before it is over, but by a shift day that is', () => {
		expect(after('xxx').days).toBe(3); // Thursday, not practised yet
		expect(after('xxx.').days).toBe(0);
		expect(after('xxx.x').days).toBe(1);
	});

	test('goes over a weekend, and grows by who chooses to practise on it', () => {
		expect(after('xxxxx..x').days).toBe(6);
		expect(after('xxxxxx.x').days).toBe(7);
	});

	test('goes over days on which nothing was due', () => {
		const due = [
			{ from: on(0), until: on(0) },
			{ from: on(3), until: on(3) }
		];
		expect(after('x..x', { due }).days).toBe(2);
		expect(after('x..x', { due: [...due, { from: on(2), until: on(3) }] }).days).toBe(1);
	});

	test('earns a freeze with every seventh day, keeps two, and spends them on missed shifts', () => {
		expect(after('xxxxx..xx')).toEqual({ days: 7, freezes: 1 });
		expect(after('xxxxx..xx.')).toEqual({ days: 7, freezes: 0 });
		expect(after('xxxxx..xx..')).toEqual({ days: 0, freezes: 0 });
		expect(after('xxxxxxx xxxxxxx xxxxxxx')).toEqual({ days: 21, freezes: 2 });
		expect(after('xxxxxxx xxxxxxx ..x')).toEqual({ days: 15, freezes: 0 });
	});

	test('asks for the weekdays that held on the day', () => {
		const weekend = [{ fromDay: on(0), days: [6, 7] }];
		expect(after('.....xx .....x.', { rhythms: weekend }).days).toBe(0);
		expect(after('.....xx .....xx', { rhythms: weekend }).days).toBe(4);
		// Said on the second Wednesday: what was before stays as it was.
		const later = [{ fromDay: on(9), days: [1] }];
		expect(after('xxxxx.. xx..... x', { rhythms: later }).days).toBe(8);
		expect(after('xxxx... xx..... x', { rhythms: later }).days).toBe(3);
		expect(after('xxxxx.. xx....... .......', { rhythms: [{ fromDay: on(9), days: [] }] }).days).toBe(7); // on leave
	});

	test('takes no notice of the clocks: a day is a day', () => {
		const practised = ['2027-03-26', '2027-03-29', '2027-03-30'];
		expect(streakOf({ practised, due: ALWAYS, rhythms: [] }, '2027-03-30').days).toBe(3);
	});
});

test('weekdays are Monday to Friday until somebody says otherwise', () => {
	const rhythms = [
		{ fromDay: '2026-11-10', days: [6] },
		{ fromDay: '2026-11-20', days: [1, 7] }
	];
	expect(['2026-11-09', '2026-11-10', '2026-11-19', '2026-11-20'].map((day) => weekdaysOn(rhythms, day))).toEqual([
		[1, 2, 3, 4, 5],
		[6],
		[6],
		[1, 7]
	]);
});

describe('whatever somebody did', () => {
	const day = fc.integer({ min: 0, max: 80 });
	const history = fc
		.record({
			practised: fc.oneof(fc.array(day), fc.subarray([...Array(80).keys()])),
			due: fc.array(fc.tuple(day, fc.option(fc.nat({ max: 20 }))), { maxLength: 6 }),
			rhythms: fc.uniqueArray(fc.tuple(day, fc.uniqueArray(fc.integer({ min: 1, max: 7 }))), {
				maxLength: 3,
				selector: ([from]) => from
			})
		})
		.map(({ practised, due, rhythms }) => ({
			practised: practised.map(on),
			due: due.map(([from, length]) => ({ from: on(from), until: length === null ? null : on(from + length) })),
			rhythms: rhythms.sort(([a], [b]) => a - b).map(([from, days]) => ({ fromDay: on(from), days }))
		}));
	/** The history as it was known on a day. */
	const until = ({ practised, due, rhythms }: Past, today: string): Past => ({
		practised: practised.filter((day) => day <= today),
		due: due.filter(({ from }) => from <= today).map((span) => (span.until! > today ? { ...span, until: null } : span)),
		rhythms: rhythms.filter(({ fromDay }) => fromDay <= today)
	});
	const holds = (rule: (past: Past, today: string) => void) =>
		fc.assert(fc.property(history, day, (past, today) => rule(past, on(today))));
	const at = (past: Past, today: string) => streakOf(until(past, today), today);

	test('a day adds at most one', () => {
		holds((past, today) => {
			expect(at(past, addDays(today, 1)).days).toBeLessThanOrEqual(at(past, today).days + 1);
		});
	});

	test('a day off breaks nothing', () => {
		holds((past, today) => {
			const off = { ...past, rhythms: [...until(past, addDays(today, -1)).rhythms, { fromDay: today, days: [] }] };
			expect(at(off, addDays(today, 1)).days).toBeGreaterThanOrEqual(at(past, today).days);
		});
	});

	test('there are never more than two freezes, nor more than were earned', () => {
		holds((past, today) => {
			const { days, freezes } = at(past, today);
			expect(freezes).toBeLessThanOrEqual(Math.min(FREEZE.most, Math.floor(days / FREEZE.every)));
			expect(freezes).toBeGreaterThanOrEqual(0);
		});
	});

	test('the same history gives the same streak, in whatever order it is told', () => {
		holds((past, today) => {
			const told = { ...past, practised: past.practised.toReversed(), due: past.due.toReversed() };
			expect(at(told, today)).toEqual(at(past, today));
		});
	});
});
