import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longPeriod } from '#lib/platform/dates.ts';
import { isPeriod, lastPeriods, monthsOf, periodBefore, periodSpan, quarterOf } from '#lib/platform/periods.ts';

test.each(['2026-01', '2026-12', '2026-Q1', '2026-Q4'])('%s is a period', (text) => expect(isPeriod(text)).toBe(true));
test.each(['2026-00', '2026-13', '2026-1', '2026-Q0', '2026-Q5', '2026', '2026-11-01', ' 2026-11', '2026-Q4\n', ''])(
	'%j is none',
	(text) => expect(isPeriod(text)).toBe(false)
);

test('a month is a month, a quarter three', () => {
	expect(monthsOf('2026-11')).toEqual(['2026-11']);
	expect(monthsOf('2026-Q1')).toEqual(['2026-01', '2026-02', '2026-03']);
	expect(monthsOf('2026-Q4')).toEqual(['2026-10', '2026-11', '2026-12']);
});

test('each month belongs to one quarter', () => {
	const month = fc.tuple(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 12 }));
	fc.assert(
		fc.property(month, ([year, number]) => {
			const text = `${year}-${String(number).padStart(2, '0')}`;
			expect(monthsOf(quarterOf(text))).toContain(text);
		})
	);
});

test('before the first comes the last of the year before', () => {
	expect(periodBefore('2027-01')).toBe('2026-12');
	expect(periodBefore('2027-Q1')).toBe('2026-Q4');
	expect(periodBefore('2027-Q1', 5)).toBe('2025-Q4');
	expect(lastPeriods('2027-Q2', 4)).toEqual(['2027-Q2', '2027-Q1', '2026-Q4', '2026-Q3']);
	expect(lastPeriods('2027-01', 2)).toEqual(['2027-01', '2026-12']);
});

test('a quarter begins and ends at midnight where the company is, whatever the clocks do within', () => {
	const span = (period: string) => Object.values(periodSpan(period, 'Europe/Helsinki')).map((at) => at.toISOString());
	expect(span('2026-Q4')).toEqual(['2026-09-30T21:00:00.000Z', '2026-12-31T22:00:00.000Z']); // summer, then winter time
	expect(span('2026-10')).toEqual(['2026-09-30T21:00:00.000Z', '2026-10-31T22:00:00.000Z']);
});

test.each([
	['en', 'October – December 2026'],
	['fi', 'lokakuu–joulukuu 2026'],
	['nl', 'oktober – december 2026'],
	['zh-Hant', '2026年10月 – 12月']
])('in %s a quarter is said as %s', (locale, said) => {
	expect(longPeriod('2026-Q4', locale).replaceAll(/[\u2009\u00a0\u202f]/g, ' ')).toBe(said);
	expect(longPeriod('2026-11', locale)).toContain('2026');
});
