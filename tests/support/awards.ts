import type { Person } from '../../src/lib/accounts/policy.ts';
import * as decisions from '../../src/lib/awards/decisions.server.ts';
import * as nominations from '../../src/lib/awards/nominations.server.ts';
import * as rounds from '../../src/lib/awards/rounds.server.ts';
import * as shortlist from '../../src/lib/awards/shortlist.server.ts';
import { EMPATHY_PATH } from '../../src/lib/learning/catalogue.server.ts';
import { now } from '../../src/lib/platform/clock.ts';
import { complete } from './play.ts';

export const CITATION = 'A customer came in soaked and was on her bus, dry, in six minutes.';
export const MOMENT = 'Three prams at the door at once, and nobody felt that they were waiting.';

/** What a form carries against a second press. */
export const once = () => ({ submission: crypto.randomUUID() });

/** The ticket to the empathy award. */
export async function finishPath(person: Person, at = now(), scores = [90, 90, 90]) {
	for (const [i, module] of EMPATHY_PATH.entries())
		await complete(person, module, at, scores[Math.min(i, scores.length - 1)]);
}

/** A round of this month's empathy award, or of what is asked for. */
export const open = (
	actor: Person,
	unitId: string,
	round: Partial<Parameters<typeof rounds.open>[1]> = {},
	at = now()
) => rounds.open(actor, { award: 'empathy-award', unitId, period: '2026-11', ...round }, at);

export const nominate = (by: Person, roundId: string, nominee: { id: string }, at = now(), moment = MOMENT) =>
	nominations.nominate(by, roundId, { nominee: nominee.id, practice: 'G1', moment, ...once() }, at);

/** Nominations are over; every candidate convinces, or those with these letters. */
export async function shortlisted(actor: Person, roundId: string, letters?: string[], at = now()) {
	await shortlist.close(actor, roundId, once(), at);
	const { candidates } = await rounds.find(actor, roundId, at);
	const all = candidates.map(({ letter }) => letter);
	if (all.length > 0) await shortlist.pick(actor, roundId, { letters: letters ?? all, ...once() }, at);
	return roundId;
}

type More = { announceAt?: Date; citation?: string; submission?: string };

/** The form of a decision for these. */
export const forAll = (winners: { id: string }[], { announceAt, citation = CITATION, submission }: More = {}) => ({
	outcome: 'award' as const,
	winners: winners.map(({ id }) => ({ id, citation })),
	reason: null,
	announceAt,
	submission: submission ?? crypto.randomUUID()
});
export const NOBODY = { outcome: 'none' as const, winners: [], reason: 'Nobody had come to the end of the path yet.' };

export const decide = (actor: Person, roundId: string, winners: { id: string }[], more: More = {}, at = now()) =>
	decisions.decide(actor, roundId, forAll(winners, more), at);

/** From an open round to the announcement. */
export async function award(actor: Person, roundId: string, winners: { id: string }[], more: More = {}, at = now()) {
	await shortlisted(actor, roundId, undefined, at);
	return decide(actor, roundId, winners, more, at);
}
