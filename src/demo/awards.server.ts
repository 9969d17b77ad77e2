import type { Person } from '#lib/accounts/policy.ts';
import * as decisions from '#lib/awards/decisions.server.ts';
import * as nominations from '#lib/awards/nominations.server.ts';
import * as rounds from '#lib/awards/rounds.server.ts';
import * as shortlist from '#lib/awards/shortlist.server.ts';
import * as readings from '#lib/insight/readings.server.ts';
import { addDays, dayOf, monthBefore, monthOf, monthSpan } from '#lib/platform/clock.ts';
import { monthsOf, periodBefore, quarterOf } from '#lib/platform/periods.ts';
import type { Key } from '#tests/support/store.ts';
import { AWARDED, NOBODY, NOMINATED, RETURNED, TEAM_AWARDED, type Nomination } from './awards.ts';

const DAY_MS = 24 * 3_600_000;

type Cast = Record<Key, Person>;
type Ids = Record<string, string>;

/** Every kind of round: last month's awards, a month without one, a team's quarter, and one that waits for nominations. */
export async function seedAwards(actors: Cast, unitIds: Ids, at: Date) {
	const zone = actors.saga.company.timeZone;
	const month = monthOf(at, zone);
	const lateIn = (month: string, days: number) => new Date(monthSpan(month, zone).until.getTime() - days * DAY_MS);

	const { by, store, reason } = NOBODY;
	const empty = monthBefore(month, 2);
	const opened = { award: 'empathy-award', unitId: unitIds[store]!, period: empty };
	const none = await rounds.open(actors[by], opened, lateIn(empty, 4));
	await shortlist.close(actors[by], none, once(), lateIn(empty, 1));
	await decisions.decide(actors[by], none, { outcome: 'none', winners: [], reason, ...once() }, lateIn(empty, 1));

	const last = monthBefore(month);
	for (const { by, store, ...award } of AWARDED) {
		const opened = { award: 'empathy-award', unitId: unitIds[store]!, period: last };
		const id = await rounds.open(actors[by], opened, lateIn(last, 14));
		await nominate(
			actors,
			id,
			NOMINATED.filter(({ to, now }) => to === award.winner && !now),
			lateIn(last, 8)
		);
		await conclude(actors[by], id, actors[award.winner].id, award.citation, lateIn(last, 1));
	}

	await seedTeamAward(actors, unitIds, new Date(at.getTime() - 20 * DAY_MS), periodBefore(quarterOf(month)));

	const until = addDays(dayOf(at, zone), 7);
	const waiting = { award: 'empathy-award', unitId: unitIds.Shoes!, period: month, nominationsUntil: until };
	await nominate(
		actors,
		await rounds.open(actors.omar, waiting, at),
		NOMINATED.filter(({ now }) => now),
		at
	);
}

async function seedTeamAward(actors: Cast, unitIds: Ids, at: Date, period: string) {
	const { by, store, team, citation } = TEAM_AWARDED;
	const manager = actors[by];
	for (const month of monthsOf(period))
		for (const [team, [favourable, n]] of Object.entries(RETURNED)) {
			const reading = { indicator: 'retention' as const, personId: null, month, favourable, n };
			await readings.enter(manager, unitIds[team]!, { ...reading, ...once() }, at);
		}
	const id = await rounds.open(manager, { award: 'loyal-customers', unitId: unitIds[store]!, period }, at);
	await conclude(manager, id, unitIds[team]!, citation, new Date(at.getTime() + DAY_MS));
}

async function nominate(actors: Cast, roundId: string, all: Nomination[], at: Date) {
	for (const { by, to, practice, moment } of all)
		await nominations.nominate(actors[by], roundId, { nominee: actors[to].id, practice, moment, ...once() }, at);
}

/** Closes a round, finds that every candidate convinces, and decides for one. */
async function conclude(actor: Person, roundId: string, winnerId: string, citation: string, at: Date) {
	await shortlist.close(actor, roundId, once(), at);
	const { candidates } = await rounds.find(actor, roundId, at);
	await shortlist.pick(actor, roundId, { letters: candidates.map(({ letter }) => letter), ...once() }, at);
	const winners = [{ id: winnerId, citation }];
	await decisions.decide(actor, roundId, { outcome: 'award', winners, reason: null, ...once() }, at);
}

const once = () => ({ submission: crypto.randomUUID() });
