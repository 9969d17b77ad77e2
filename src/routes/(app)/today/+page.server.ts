import { isAdmin, manages, oversees } from '#lib/accounts/policy.ts';
import * as cards from '#lib/awards/cards.server.ts';
import * as waiting from '#lib/awards/waiting.server.ts';
import * as attention from '#lib/coaching/attention.server.ts';
import * as coaching from '#lib/coaching/today.server.ts';
import * as agenda from '#lib/learning/agenda.server.ts';
import { Kept } from '#lib/learning/forms.ts';
import * as pledges from '#lib/learning/pledges.server.ts';
import { monthOf, now } from '#lib/platform/clock.ts';
import { answer, read } from '#lib/platform/http.ts';
import * as badges from '#lib/recognition/badges.server.ts';
import * as boards from '#lib/recognition/boards.server.ts';
import * as goals from '#lib/recognition/goals.server.ts';
import * as kudos from '#lib/recognition/kudos.server.ts';

export const load = async ({ locals: { person: somebody, locale } }) => {
	const person = somebody!;
	const month = monthOf(now(), person.company.timeZone);
	const teamId = person.grants.find((grant) => grant.unitKind === 'team')?.unitId;
	const [
		{ items, rolePlays },
		pledged,
		announced,
		mine,
		points,
		needs,
		awards,
		nominate,
		nominated,
		thanked,
		goal,
		due
	] = await Promise.all([
		agenda.everything(person, locale),
		pledges.open(person, locale),
		cards.of(person, 2, locale),
		badges.mine(person.id),
		boards.mine(person),
		oversees(person) ? attention.today(person, locale) : null,
		manages(person) ? waiting.forDecider(person, locale) : null,
		manages(person) ? null : waiting.forNominator(person, locale),
		waiting.forNominee(person),
		kudos.latestFor(person),
		teamId ? goals.of(teamId, month) : undefined,
		coaching.of(person, locale)
	]);
	return {
		name: person.name,
		items,
		rolePlays,
		pledges: pledged.map(({ id, text, href }) => ({ id, text, href })),
		announced: announced.filter(({ winners }) => winners.some((winner) => !winner.revoked)),
		badges: mine,
		points,
		month,
		needs,
		isEmpty: isAdmin(person) && !awards?.hasStores,
		awards: awards && { rounds: awards.rounds, openable: awards.openable },
		nominate,
		nominated,
		thanked: thanked.map(({ from, moment }) => ({ by: from.name, moment })),
		goal,
		...due
	};
};

export const actions = {
	pledge: async ({ locals, request }) => {
		const { data, problem } = await read(request, Kept);
		return data ? answer(() => pledges.close(locals.person!, data.pledge, data.kept)) : problem;
	}
};
