import { error } from '@sveltejs/kit';
import { oversees, teamOf } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { monthBefore, monthOf, now } from '#lib/platform/clock.ts';
import { found } from '#lib/platform/http.ts';
import * as boards from '#lib/recognition/boards.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';

const MONTHS = 12;

export const load = ({ locals, url }) =>
	found(async () => {
		const person = locals.person!;
		const present = monthOf(now(), person.company.timeZone);
		const months = Array.from({ length: MONTHS }, (_, i) => monthBefore(present, i));
		const month = url.searchParams.get('month') ?? present;
		if (!months.includes(month)) error(400, m.error_bad_month());
		const [stores, overseen] = await Promise.all([
			units.storesSeenBy(person),
			oversees(person) ? units.under(person, ['lead', 'manager', 'admin'], 'team') : []
		]);
		const teamId = url.searchParams.get('team') ?? teamOf(person) ?? overseen[0]?.id;
		const [team, teams, hidden] = await Promise.all([
			teamId ? boards.team(person, teamId, month) : null,
			Promise.all(stores.map((store) => boards.store(person, store.id, month))),
			optOuts.among([person.id])
		]);
		return {
			month,
			months,
			team,
			teams,
			me: person.id,
			overseen: overseen.map(({ id, name }) => ({ id, name })),
			optedOut: hidden.has(person.id)
		};
	});

export const actions = {
	hide: async ({ locals }) => void (await optOuts.choose(locals.person!, false)),
	show: async ({ locals }) => void (await optOuts.choose(locals.person!, true))
};
