import { error } from '@sveltejs/kit';
import { teamOf } from '#lib/accounts/policy.ts';
import * as outlook from '#lib/accounts/outlook.server.ts';
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
		const { stores, store, teams, teamId } = await outlook.of(person, {
			store: url.searchParams.get('store'),
			team: url.searchParams.get('team')
		});
		const [team, storeBoard, hidden] = await Promise.all([
			teamId ? boards.team(person, teamId, month) : null,
			store ? boards.store(person, store.id, month) : null,
			optOuts.among([person.id])
		]);
		return {
			month,
			months,
			team,
			storeBoard,
			stores,
			teams,
			me: person.id,
			isListed: Boolean(teamOf(person)),
			optedOut: hidden.has(person.id)
		};
	});

export const actions = {
	hide: async ({ locals }) => void (await optOuts.choose(locals.person!, false)),
	show: async ({ locals }) => void (await optOuts.choose(locals.person!, true))
};
