import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAYS, due, MOST, moved, nextDay, notDue, plan, standings, type Answer } from '#lib/coaching/schedule.ts';
import { addDays, daysBetween } from '#lib/platform/clock.ts';
import { seeded } from '#lib/roleplay/engine/chance.ts';
import { dayOf, itemsOf, live, type Day, type Life, type Practice } from '../../scripts/practice-days.ts';

const DAY = '2026-11-18';
const noon = (day: string) => new Date(`${day}T12:00:00Z`);
const finished = (day: string) => ({ day, at: noon(day) });
const ITEMS = ['L3/a', 'L3/b'];
const stand = (modules: string[], answers: Answer[] = []) =>
	standings('L3', ITEMS, modules.map(finished), answers).map(({ item, inRow, dueOn }) => [item, inRow, dueOn]);

/** Answers as they are given on days, each when it is due. */
function answered(item: string, dueOn: string, given: [day: string, right: boolean][]): Answer[] {
	const answers: Answer[] = [];
	for (const [day, right] of given) {
		const { inRow = 0, nextOn = dueOn } = answers.at(-1) ?? {};
		answers.push({ item, dueOn: nextOn, ...moved({ inRow }, right, day), at: noon(day) });
	}
	return answers;
}
const known = (item: string, first: string, second: string) =>
	answered(item, first, [
		[first, true],
		[second, true]
	]);

describe('an item', () => {
	test('comes three days after its module, then after 24 days if it was right and 12 if it was wrong', () => {
		expect(stand([DAY])).toEqual([
			['L3/a', 0, '2026-11-21'],
			['L3/b', 0, '2026-11-21']
		]);
		expect(moved({ inRow: 0 }, true, '2026-11-21')).toEqual({ inRow: 1, nextOn: '2026-12-15' });
		expect(moved({ inRow: 1 }, false, '2026-12-15')).toEqual({ inRow: 0, nextOn: '2026-12-27' });
	});

	test('is retired with the second right answer in a row', () => {
		expect(moved({ inRow: 1 }, true, DAY)).toEqual({ inRow: 2, nextOn: null });
		const answers = answered('L3/a', '2026-11-21', [
			['2026-11-21', true],
			['2026-12-15', false],
			['2026-12-27', true],
			['2027-01-20', true]
		]);
		expect(stand([DAY], answers)[0]).toEqual(['L3/a', 2, null]);
		expect(stand([DAY], answers.slice(0, 3))[0]).toEqual(['L3/a', 1, '2027-01-20']);
	});

	test('stays where it is when it is practised before it is due', () => {
		const early: Answer = { item: 'L3/a', dueOn: null, inRow: 1, nextOn: '2026-12-13', at: noon('2026-11-19') };
		expect(stand([DAY], [early])).toEqual(stand([DAY]));
	});

	test('keeps its day over a change of the clocks', () => {
		expect(moved({ inRow: 0 }, true, '2027-03-10').nextOn).toBe('2027-04-03');
		expect(stand(['2026-10-23'])[0]![2]).toBe('2026-10-26');
	});
});

describe('a second module on the same practice', () => {
	test('changes nothing while an item is going', () => {
		const one = known('L3/a', '2026-11-21', '2026-12-15');
		expect(stand([DAY, '2026-12-20'], one)).toEqual(stand([DAY], one));
		expect(stand([DAY, '2026-11-19'])).toEqual(stand([DAY]));
	});

	test('brings all of them back, anew, once they are retired', () => {
		const both = ITEMS.flatMap((item) => known(item, '2026-11-21', '2026-12-15'));
		expect(stand([DAY], both).map(([, , dueOn]) => dueOn)).toEqual([null, null]);
		expect(stand([DAY, '2027-02-01'], both)).toEqual([
			['L3/a', 0, '2027-02-04'],
			['L3/b', 0, '2027-02-04']
		]);
		const again = answered('L3/a', '2027-02-04', [['2027-02-04', true]]);
		expect(stand([DAY, '2027-02-01', '2027-02-10'], [...both, ...again])).toEqual([
			['L3/a', 1, '2027-02-28'],
			['L3/b', 0, '2027-02-04']
		]);
	});
});

describe('a day', () => {
	const card = (item: string, dueOn: string | null, place = 0) => {
		return { practice: item.split('/')[0]!, item, place, inRow: 0, dueOn };
	};
	const names = (cards: { item: string }[]) => cards.map(({ item }) => item).join(' ');

	test('asks the oldest first, and one of each practice before a second', () => {
		const cards = [card('G1/a', DAY), card('G1/b', DAY, 1), card('G2/a', DAY), card('L1/a', addDays(DAY, -1))];
		expect(names(due([...cards, card('S1/a', addDays(DAY, 1)), card('S1/b', null)], DAY))).toBe('L1/a G1/a G2/a G1/b');
	});

	test('offers beyond that what comes soonest, and what is retired last', () => {
		const cards = [card('G1/a', null), card('G2/a', addDays(DAY, 9)), card('G3/a', addDays(DAY, 1)), card('L1/a', DAY)];
		expect(names(notDue(cards, DAY))).toBe('G3/a G2/a G1/a');
	});

	test('goes on where it was left: after the practice that came last, within what is left of its time', () => {
		const queue = [card('G1/b', DAY), card('G2/a', DAY), card('G2/b', DAY)];
		const rest = (items: number, seconds: number) =>
			names(plan(queue, { items, seconds, practice: 'G1' }, ({ item }) => (item === 'G1/b' ? 40 : 20)));
		expect(rest(1, 20)).toBe('G2/a G1/b G2/b');
		expect(rest(8, 20)).toBe('G2/a G1/b');
		expect(rest(10, 20)).toBe('');
		expect(rest(1, 140)).toBe('G2/a'); // the one that does not fit is not overtaken
		expect(rest(1, 161)).toBe('');
	});

	test('asks one, however long it takes', () => {
		expect(names(plan([card('G1/a', DAY), card('G2/a', DAY)], { items: 0, seconds: 0 }, () => 500))).toBe('G1/a');
	});

	test('says when the next one comes', () => {
		expect(nextDay([card('G1/a', null), card('G2/a', '2026-12-01')], DAY)).toBe('2026-12-01');
		expect(nextDay([card('G1/a', addDays(DAY, -2))], DAY)).toBe('2026-11-19');
		expect(nextDay([card('G1/a', null)], DAY)).toBeNull();
	});
});

describe('whoever learns what, whenever, and answers whatever', () => {
	const LENGTH = 160;
	const practice = fc.record({
		items: fc.integer({ min: 1, max: 4 }),
		finished: fc.uniqueArray(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 3 })
	});
	const life = fc
		.record({
			seed: fc.nat(),
			share: fc.constantFrom(0, 0.4, 0.8, 1),
			slow: fc.integer({ min: 10, max: 200 }),
			weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
			practices: fc.array(practice, { minLength: 1, maxLength: 7 })
		})
		.map(({ seed, share, slow, weekdays, practices }): Life => {
			const random = seeded(seed);
			return {
				days: LENGTH,
				practises: (day) => weekdays.includes(day % 7),
				knows: () => random() < share,
				secondsOf: (item) => 8 + ((item.charCodeAt(1) * 31 + Number(item.at(-1)) * 17) % slow),
				practices: practices.map(({ items, finished }, i) => ({
					id: `P${i}`,
					items,
					finished: finished.sort((a, b) => a - b)
				}))
			};
		});
	const holds = (rule: (days: Day[], life: Life) => void) => () =>
		fc.assert(
			fc.property(life, (life) => rule(live(life), life)),
			{ numRuns: 60 }
		);
	const timesOf = (days: Day[], item: string) =>
		days.flatMap(({ day, asked }) => asked.filter((a) => a.item === item).map(({ right }) => ({ day, right })));
	const each = (practices: Practice[], rule: (item: string, practice: Practice) => void) => {
		for (const practice of practices) for (const item of itemsOf(practice)) rule(item, practice);
	};

	test(
		'no day asks more than ten items or three minutes, nor the same item twice',
		holds((days) => {
			for (const { asked, seconds } of days) {
				expect(asked.length).toBeLessThanOrEqual(MOST.items);
				if (asked.length > 1) expect(seconds).toBeLessThanOrEqual(MOST.seconds);
				expect(new Set(asked.map(({ item }) => item)).size).toBe(asked.length);
			}
		})
	);

	test(
		'nothing comes before its time',
		holds((days, { practices }) =>
			each(practices, (item, { finished }) => {
				let earliest = finished[0]! + DAYS.first;
				for (const { day, right } of timesOf(days, item)) {
					expect(day).toBeGreaterThanOrEqual(earliest);
					earliest = day + (right ? DAYS.right : DAYS.wrong);
					// Brought back by a later module, it may come sooner after its last answer.
					for (const module of finished.filter((late) => late >= day))
						earliest = Math.min(earliest, module + DAYS.first);
				}
			})
		)
	);

	test(
		'an item is retired exactly when it was right twice in a row',
		holds((_, life) => {
			const practices = life.practices.map((practice) => ({ ...practice, finished: practice.finished.slice(0, 1) }));
			const days = live({ ...life, practices });
			let retired = 0;
			each(practices, (item) => {
				const right = timesOf(days, item).map((time) => time.right);
				const twice = right.findIndex((now, i) => now && right[i - 1]);
				if (twice < 0) return;
				expect(right).toHaveLength(twice + 1);
				retired++;
			});
			expect(days.at(-1)!.retired).toBe(retired);
		})
	);

	test(
		'who practises every day is finally asked everything: nothing waits longer than there are items',
		holds((_, life) => {
			const days = live({ ...life, practises: () => true });
			const all = life.practices.flatMap(itemsOf).length;
			for (const { day, asked } of days)
				for (const { dueOn } of asked) expect(daysBetween(dueOn, dayOf(day))).toBeLessThanOrEqual(all);
			each(life.practices, (item, { finished }) => {
				if (finished[0]! + DAYS.first + all <= LENGTH) expect(timesOf(days, item)).not.toEqual([]);
			});
		})
	);

	test(
		'the same practice comes twice in a row only when no other one waits',
		holds((days) => {
			for (const { asked } of days)
				for (const [i, { practice, waiting }] of asked.entries())
					if (i > 0 && practice === asked[i - 1]!.practice)
						expect(waiting.filter((other) => other.practice !== practice)).toEqual([]);
		})
	);
});
