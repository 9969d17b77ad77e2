import type { Person } from '#lib/accounts/policy.ts';
import { dayOf, now } from '#lib/platform/clock.ts';
import type { Locale } from '#lib/platform/language.ts';
import { nameOf } from './definitions.server.ts';
import type { Phase } from './log.ts';
import * as nominations from './nominations.server.ts';
import * as rounds from './rounds.server.ts';

/** What asks for a decision comes before what only goes on. */
const URGENCY: Phase[] = ['deciding', 'shortlisting', 'nominating'];
/** How long a first page speaks of a nomination. */
const LATELY_MS = 14 * 24 * 3_600_000;

/** The rounds that wait for somebody who decides, the most urgent first, and how many more could be opened now. */
export async function forDecider(actor: Person, locale: Locale, at = now()) {
	const { rounds: all, openable, hasStores } = await rounds.list(actor, undefined, at);
	return {
		hasStores,
		rounds: URGENCY.flatMap((phase) =>
			all
				.filter((round) => round.phase === phase)
				.map(({ id, award, name, unit, period }) => ({ id, title: nameOf(award, name, locale), unit, period, phase }))
		),
		openable: openable.filter(({ isEarlier }) => !isEarlier).length
	};
}

/** The first round that waits for the actor's nomination, and whether it is not the only one. */
export async function forNominator(actor: Person, locale: Locale, at = now()) {
	const [first, ...more] = await nominations.waiting(actor, at);
	if (!first) return null;
	const { id, award, name, period, until } = first;
	const day = until && dayOf(until, actor.company.timeZone);
	return { id, title: nameOf(award, name, locale), period, until: day, isOnly: more.length === 0 };
}

/** Who nominated the actor in the last two weeks. */
export const forNominee = async (actor: Person, at = now()) =>
	(await nominations.received(actor, 3, new Date(at.getTime() - LATELY_MS))).map(({ by, moment }) => ({ by, moment }));
