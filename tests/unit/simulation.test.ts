import { expect, test } from 'vitest';
import { wilson } from '#lib/insight/shares.ts';
import { play, type Tally } from '../../scripts/award-months.ts';

const { raw, sheet, chance } = play(3_000, 11);
const below = ({ belowMedian: favourable, months: n }: Tally) => wilson({ favourable, n });
const best = ({ best: favourable, months: n }: Tally) => wilson({ favourable, n });

test('what the sheet supports is not somebody with few answers, more often than chance', () => {
	expect(below(sheet).low).toBeLessThanOrEqual(below(chance).high);
});

test('the highest score of the month is: most often somebody with few answers wins it', () => {
	expect(below(raw).low).toBeGreaterThan(below(chance).high);
});

test('the sheet finds the truly best more often than the highest score, and both more often than chance', () => {
	expect(best(sheet).low).toBeGreaterThan(best(raw).high);
	expect(best(raw).low).toBeGreaterThan(best(chance).high);
});

test('the same seed gives the same months; another gives others', () => {
	expect(play(50, 1)).toEqual(play(50, 1));
	expect(play(50, 1)).not.toEqual(play(50, 2));
});

test('chance is fair: about as often as a team has somebody below its median', () => {
	const share = chance.belowMedian / chance.months;
	expect(share).toBeGreaterThan(0.42);
	expect(share).toBeLessThanOrEqual(0.5);
	expect(chance.best / chance.months).toBeCloseTo(1 / 11, 1);
});
