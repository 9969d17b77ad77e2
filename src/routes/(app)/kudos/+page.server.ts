import { redirect } from '@sveltejs/kit';
import * as outlook from '#lib/accounts/outlook.server.ts';
import { oversees } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { answer, found, read } from '#lib/platform/http.ts';
import * as colleagues from '#lib/recognition/colleagues.server.ts';
import { Give } from '#lib/recognition/forms.ts';
import * as giving from '#lib/recognition/giving.server.ts';
import * as kudos from '#lib/recognition/kudos.server.ts';
import * as optOuts from '#lib/recognition/opt-outs.server.ts';
import * as practices from '#lib/recognition/practices.server.ts';
import * as reports from '#lib/recognition/reports.server.ts';

export const load = ({ locals, url }) =>
	found(async () => {
		const person = locals.person!;
		const asked = (name: string) => url.searchParams.get(name) ?? undefined;
		const [view, teamId, before, answers] = ['view', 'team', 'before', 'answers'].map(asked);
		const to = asked('to');
		if (view === 'reports' && !oversees(person)) throw new NotFound();
		const { stores, store } = await outlook.of(person, {
			store: asked('store') ?? (to && (await colleagues.storeOf(person, to)))
		});
		const [teams, list, open, waiting, near, left, hidden, answering] = await Promise.all([
			store ? units.below(store.id, 'team') : [],
			view === 'mine' || !store
				? kudos.mine(person, before)
				: kudos.wall(person, { storeId: store.id, teamId, before }),
			view === 'reports' ? reports.open(person) : null,
			oversees(person) ? reports.openCount(person) : null,
			store ? colleagues.of(person, store.id) : [],
			giving.left(person),
			optOuts.among([person.id]),
			answers ? giving.answered(person, answers) : undefined
		]);
		return {
			...{ stores: stores.length > 1 ? stores : [], storeId: store?.id, teams, teamId, view, list, open, waiting },
			...{ colleagues: near, left, answering, optedOut: hidden.has(person.id) },
			practices: practices.options(locals.locale),
			/** What a link has filled in already. */
			begun: { toId: to, practice: asked('practice'), moment: asked('moment')?.slice(0, 400) },
			isOpen: Boolean(answering ?? to) || url.searchParams.has('say'),
			notice: asked('notice'),
			submission: crypto.randomUUID()
		};
	});

export const actions = {
	default: async ({ locals, request, url }) => {
		const { data, problem, values } = await read(request, Give);
		if (!data) return problem;
		return answer(async () => {
			await giving.give(locals.person!, data);
			const store = url.searchParams.get('store');
			redirect(303, `/kudos?notice=sent${store ? `&store=${encodeURIComponent(store)}` : ''}`);
		}, values);
	}
};
