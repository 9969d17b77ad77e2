import * as people from '#lib/accounts/people.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import * as assignments from '#lib/learning/assignments.server.ts';
import * as batches from '#lib/learning/batches.server.ts';
import * as pledges from '#lib/learning/pledges.server.ts';
import * as reminders from '#lib/learning/reminders.server.ts';
import * as subjects from '#lib/learning/subjects.server.ts';
import { dayOf, now } from '#lib/platform/clock.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as oversight from '#lib/recognition/oversight.server.ts';
import * as scenarios from '#lib/roleplay/scenarios.server.ts';
import * as sharing from '#lib/roleplay/sharing.server.ts';
import * as observations from './observations.server.ts';
import { mayCoach } from './policy.ts';
import * as profiles from './profiles.server.ts';

export type Coached = Awaited<ReturnType<typeof page>>;
export type Work = Coached['work'][number];

/** Somebody whom the actor coaches, with their team; anybody else does not exist here. */
export async function find(actor: Person, personId: string, at = now()) {
	const team = await teamOf(actor, personId, at);
	if (!mayCoach(actor, team, personId)) throw new NotFound();
	return { id: personId, name: (await people.get(personId)).name, team };
}

/**
 * The page about a member, for those who look after the team: the work that is open; and for those who coach them the
 * skills in words, what was seen on the floor, and what the person let the reader read.
 */
export async function page(actor: Person, personId: string, locale: Locale, at = now()) {
	const team = await teamOf(actor, personId, at);
	const [{ name }, work, coaching] = await Promise.all([
		people.get(personId),
		openWork(actor, personId, team.id, locale, at),
		mayCoach(actor, team, personId) ? coachingOf(actor, personId, locale, at) : null
	]);
	return { person: { id: personId, name }, team: { id: team.id, name: team.name }, work, coaching };
}

async function teamOf(actor: Person, personId: string, at: Date) {
	if (!units.isId(personId) || personId === actor.id) throw new NotFound();
	return oversight.teamOf(actor, personId, at);
}

/** What they are asked to do and have not done, the soonest first, each subject once, with the press that asked it. */
async function openWork(actor: Person, personId: string, teamId: string, locale: Locale, at: Date) {
	const { timeZone } = actor.company;
	const [states, reminded] = await Promise.all([
		assignments.states([personId], timeZone, at),
		reminders.today([teamId], timeZone, at)
	]);
	const today = dayOf(at, timeZone);
	const open = states
		.filter(({ over, doneAt }) => !over && doneAt === null)
		.sort((a, b) => a.dueOn.localeCompare(b.dueOn));
	return open
		.filter(({ subject }, i) => open.findIndex((first) => first.subject === subject) === i)
		.map(({ subject, dueOn, wish }) => ({
			...{ subject, dueOn },
			batch: batches.keyOf(wish),
			title: subjects.titleOf(subject, locale),
			urgency: assignments.urgencyOf(dueOn, today),
			remindedToday: reminded.has(`${personId} ${subject}`)
		}));
}

async function coachingOf(actor: Person, personId: string, locale: Locale, at: Date) {
	const person = { id: personId, company: actor.company };
	const [profile, seen, shared, pledged] = await Promise.all([
		profiles.of(person, locale, at),
		observations.ofPerson(actor, personId, locale),
		sharing.by(actor, personId, at),
		pledges.open(person, locale)
	]);
	return {
		profile,
		observations: seen.slice(0, 5),
		shared: shared.map(({ id, scenario, at }) => ({
			id,
			title: scenarios.titleOf(scenario, locale),
			day: dayOf(at, actor.company.timeZone)
		})),
		// A pledge was made to oneself: how many there are is a reason to ask, and what they say is the person's to tell.
		pledges: pledged.length
	};
}
