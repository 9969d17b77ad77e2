import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decided, doneIn, roundOn, urgencyOf, type Change } from '#lib/learning/due.ts';
import { addDays, addMonths, daysBetween } from '#lib/platform/clock.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2020-01-01', days));
const months = fc.integer({ min: 1, max: 60 });
const yearly = (dueOn: string) => ({ dueOn, everyMonths: 12 });
const change = (kind: Change['kind'], on: string, dueOn: string | null = null, personal = true): Change => ({
	kind,
	personal,
	on,
	dueOn
});

describe('the round that counts', () => {
	it('is the first until a refresh opens, thirty days before it is due', () => {
		const first = { number: 0, dueOn: '2026-12-05', opensOn: null };
		expect(roundOn(yearly('2026-12-05'), '2026-01-01')).toEqual(first);
		expect(roundOn(yearly('2026-12-05'), '2027-11-04')).toEqual(first);
		const second = { number: 1, dueOn: '2027-12-05', opensOn: '2027-11-05' };
		expect(roundOn(yearly('2026-12-05'), '2027-11-05')).toEqual(second);
		expect(roundOn(yearly('2026-12-05'), '2028-11-03')).toEqual(second);
		expect(roundOn({ dueOn: '2026-12-05', everyMonths: null }, '2036-12-05')).toEqual(first);
	});

	it('is one, however long somebody was away', () => {
		expect(roundOn({ dueOn: '2026-01-31', everyMonths: 1 }, '2027-01-15')).toEqual({
			number: 12,
			dueOn: '2027-01-31',
			opensOn: '2027-01-01'
		});
	});

	it('keeps to the day of the month, and to the last one where a month is too short', () => {
		const dueIn = (dueOn: string, everyMonths: number, on: string) => roundOn({ dueOn, everyMonths }, on).dueOn;
		expect(dueIn('2024-02-29', 12, '2025-02-10')).toBe('2025-02-28');
		expect(dueIn('2024-02-29', 12, '2028-02-10')).toBe('2028-02-29');
		expect(dueIn('2026-08-31', 6, '2027-02-20')).toBe('2027-02-28');
		expect(dueIn('2026-08-31', 6, '2027-08-20')).toBe('2027-08-31');
	});

	test('on any day it has opened, the next has not, and its due day is a whole number of steps from the first', () => {
		fc.assert(
			fc.property(day, months, day, (dueOn, everyMonths, today) => {
				const rhythm = { dueOn, everyMonths };
				const round = roundOn(rhythm, today);
				expect(round.dueOn).toBe(addMonths(dueOn, round.number * everyMonths));
				if (round.opensOn === null) expect(round.number).toBe(0);
				else {
					expect(round.opensOn <= today).toBe(true);
					expect(round.opensOn > addMonths(dueOn, (round.number - 1) * everyMonths)).toBe(true);
					expect(daysBetween(round.opensOn, round.dueOn)).toBeLessThanOrEqual(30);
				}
				const next = addMonths(dueOn, (round.number + 1) * everyMonths);
				expect(addDays(next, -30) > today || round.dueOn >= today).toBe(true);
			})
		);
	});

	test('it never goes back as days pass', () => {
		fc.assert(
			fc.property(day, months, day, fc.nat(4000), (dueOn, everyMonths, today, later) => {
				const rhythm = { dueOn, everyMonths };
				expect(roundOn(rhythm, addDays(today, later)).number).toBeGreaterThanOrEqual(roundOn(rhythm, today).number);
			})
		);
	});
});

describe('what was decided', () => {
	const once = { dueOn: '2026-12-05', everyMonths: null };
	const due = (changes: Change[], today = '2026-12-01') => decided(once, changes, today).dueOn;

	it('more time for all counts for all, and more for one stays theirs', () => {
		expect(due([])).toBe('2026-12-05');
		expect(due([change('extended', '2026-11-20', '2026-12-12', false)])).toBe('2026-12-12');
		const own = change('extended', '2026-11-20', '2026-12-20');
		expect(due([change('extended', '2026-11-21', '2026-12-12', false), own])).toBe('2026-12-20');
		expect(due([own, change('extended', '2026-11-22', '2026-12-24', false)])).toBe('2026-12-24');
	});

	it('the last of a kind mends a slip of the hand', () => {
		const slip = change('extended', '2026-11-20', '2062-12-12');
		expect(due([slip, change('extended', '2026-11-20', '2026-12-12')])).toBe('2026-12-12');
	});

	it('who is let off is let off this round; what is taken back does not come again', () => {
		const over = (kind: Change['kind'], today: string) =>
			decided(yearly('2026-12-05'), [change(kind, '2026-11-20')], today).over?.kind;
		expect(over('waived', '2027-06-01')).toBe('waived');
		expect(over('waived', '2027-11-05')).toBeUndefined();
		expect(over('withdrawn', '2027-11-05')).toBe('withdrawn');
	});

	it('more time for one round leaves the next where it was', () => {
		const changes = [change('extended', '2026-11-20', '2027-01-10')];
		expect(decided(yearly('2026-12-05'), changes, '2027-01-01')).toMatchObject({
			dueOn: '2027-01-10',
			originally: '2026-12-05'
		});
		expect(decided(yearly('2026-12-05'), changes, '2027-11-20')).toMatchObject({ dueOn: '2027-12-05' });
	});
});

test('a first time is done whenever it was done; a refresh from the day it opens', () => {
	const times = ['2025-01-01', '2027-11-04', '2027-11-05'].map((on) => ({ on }));
	expect(doneIn({ opensOn: null }, times)).toEqual({ on: '2025-01-01' });
	expect(doneIn({ opensOn: '2027-11-05' }, times)).toEqual({ on: '2027-11-05' });
	expect(doneIn({ opensOn: '2027-11-06' }, times)).toBeUndefined();
});

test('overdue only once the day is over, soon from three days before', () => {
	expect(
		['2026-12-01', '2026-12-02', '2026-12-05', '2026-12-06'].map((today) => urgencyOf('2026-12-05', today))
	).toEqual(['later', 'soon', 'soon', 'overdue']);
});
