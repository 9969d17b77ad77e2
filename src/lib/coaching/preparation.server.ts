import type { Person } from '#lib/accounts/policy.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { dayOf, instantOf, now } from '#lib/platform/clock.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as kudos from '#lib/recognition/kudos.server.ts';
import * as practices from '#lib/recognition/practices.server.ts';
import * as coached from './coached.server.ts';
import * as history from './history.server.ts';
import * as observations from './observations.server.ts';
import * as profiles from './profiles.server.ts';
import * as talks from './talks.server.ts';

export type Preparation = Awaited<ReturnType<typeof of>>;

const DAY_MS = 24 * 3_600_000;
/** Before the first talk, what is worth a word is of the last month. */
const FIRST_DAYS = 30;
/** From here on it was seen done well (content/rubric). */
const WELL = 2;

/**
 * What a lead takes into a talk: facts that went well since the last one, the skill to work on with one thing to
 * practise, and the last next step with whether the skill was seen done well since. Facts only: no words are put in
 * anybody's mouth.
 */
export async function of(actor: Person, personId: string, locale: Locale, at = now()) {
	const { name, team } = await coached.find(actor, personId, at);
	const { company } = actor;
	const had = await talks.withMember(actor, personId);
	const since = had[0]
		? instantOf(`${had[0].day}T00:00`, company.timeZone)
		: new Date(at.getTime() - FIRST_DAYS * DAY_MS);
	const [finished, thanks, marks, { suggestion }] = await Promise.all([
		history.finishedBy(personId),
		kudos.receivedBy(actor, personId, since),
		observations.marksOf([personId], since, new Date(at.getTime() + 1)),
		profiles.of({ id: personId, company }, locale, at)
	]);
	const day = (at: Date) => dayOf(at, company.timeZone);
	const well = marks.filter(({ mark }) => mark >= WELL).sort((a, b) => b.at.getTime() - a.at.getTime());
	const last = talks.lastAgreed(had);
	return {
		person: { id: personId, name },
		team: { id: team.id, name: team.name },
		since: day(since),
		isFirst: had.length === 0,
		modules: finished
			.filter(({ at }) => at >= since)
			.map(({ module, at }) => ({ title: catalogue.titleOf(module, locale), day: day(at) })),
		thanks: thanks.map(({ from, practice, day }) => ({
			from: from.name,
			practice: practices.nameOf(practice, locale),
			day
		})),
		seen: well.map(({ skill, mark, at }) => ({ skill, mark, day: day(at) })),
		suggestion,
		last: last && {
			...{ day: last.day, skill: last.skill, nextStep: last.nextStep },
			/** Null where the step was about no skill: then only asking tells. */
			seenSince: last.skill && well.some(({ skill, at }) => skill === last.skill && day(at) >= last.day)
		}
	};
}
