import type { Person } from '#lib/accounts/policy.ts';
import * as readings from '#lib/insight/readings.server.ts';
import { monthBefore, monthOf, monthSpan } from '#lib/platform/clock.ts';
import type { Key } from '#tests/support/store.ts';

type Reading = {
	by: Key;
	team: string;
	of?: Key;
	months: number;
	favourable: number;
	n: number;
	retention?: true;
	late?: true;
};

/** What the shops read off their own figures: of the month before (1) and so on. Sanne has few answers, and they say little. */
const READINGS: Reading[] = [
	{ by: 'omar', team: 'Everyday', months: 2, favourable: 148, n: 181 },
	{ by: 'omar', team: 'Everyday', months: 1, favourable: 119, n: 139 },
	{ by: 'saga', team: 'Everyday', months: 1, favourable: 161, n: 192, late: true }, // the last week was missing
	{ by: 'omar', team: 'Everyday', months: 1, favourable: 64, n: 118, retention: true },
	{ by: 'omar', team: 'Everyday', of: 'eero', months: 1, favourable: 52, n: 58 },
	{ by: 'omar', team: 'Everyday', of: 'sanne', months: 1, favourable: 3, n: 3 },
	{ by: 'omar', team: 'Everyday', of: 'wei', months: 1, favourable: 31, n: 39 },
	{ by: 'omar', team: 'Trail', months: 1, favourable: 97, n: 124 },
	{ by: 'omar', team: 'Trail', of: 'femke', months: 1, favourable: 44, n: 47 },
	{ by: 'omar', team: 'Trail', of: 'joonas', months: 1, favourable: 20, n: 28 },
	{ by: 'ines', team: 'Plants', of: 'kaisa', months: 1, favourable: 38, n: 41 }
];

const DAY_MS = 24 * 3_600_000;

/** Each entered shortly before the end of its month, in the order given, and what was missing shortly after it. */
export async function seedReadings(actors: Record<Key, Person>, unitIds: Record<string, string>, at: Date) {
	for (const { by, team, of, months, retention, late, ...share } of READINGS) {
		const zone = actors[by].company.timeZone;
		const month = monthBefore(monthOf(at, zone), months);
		const entered = monthSpan(month, zone).until.getTime() + (late ? 2 : -2) * DAY_MS;
		const reading = { indicator: retention ? 'retention' : 'csat', month, ...share } as const;
		await readings.enter(
			actors[by],
			unitIds[team]!,
			{ ...reading, personId: of ? actors[of].id : null, submission: crypto.randomUUID() },
			new Date(Math.min(entered, at.getTime()))
		);
	}
}
