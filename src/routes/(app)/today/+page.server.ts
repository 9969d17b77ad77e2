import { isAdmin, manages, oversees } from '#lib/accounts/policy.ts';
import * as announcements from '#lib/awards/announcements.server.ts';
import * as rounds from '#lib/awards/rounds.server.ts';
import * as agenda from '#lib/learning/agenda.server.ts';
import * as team from '#lib/learning/team.server.ts';
import * as badges from '#lib/recognition/badges.server.ts';
import * as boards from '#lib/recognition/boards.server.ts';

export const load = async ({ locals }) => {
	const person = locals.person!;
	const [items, announced, mine, points, teams, awards] = await Promise.all([
		agenda.of(person, locals.locale),
		announcements.feed(person, 2),
		badges.mine(person.id),
		boards.mine(person),
		oversees(person) ? team.needsOf(person, locals.locale) : [],
		manages(person) ? rounds.list(person) : null
	]);
	return {
		name: person.name,
		items,
		announced,
		badges: mine,
		points,
		teams,
		isEmpty: isAdmin(person) && !awards?.hasStores,
		toDecide: awards && [
			...awards.rounds.filter((round) => !round.announcementId && awards.months.includes(round.month)),
			...awards.openable.filter((round) => round.month === awards.months[0])
		]
	};
};
