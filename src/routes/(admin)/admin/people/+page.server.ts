import { error } from '@sveltejs/kit';
import { AddPerson, AddUnit, MovePerson, OnePerson } from '#lib/accounts/forms.ts';
import * as invitations from '#lib/accounts/invitations.server.ts';
import * as moves from '#lib/accounts/moves.server.ts';
import * as peopleList from '#lib/accounts/people-list.server.ts';
import * as people from '#lib/accounts/people.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import * as erasure from '#lib/awards/erasure.server.ts';
import * as learning from '#lib/learning/units.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ locals, url }) =>
	found(async () => {
		const page = Number(url.searchParams.get('page') ?? 1);
		if (!Number.isInteger(page) || page < 1 || page > 1_000_000) error(400, m.error_bad_page());
		const q = (url.searchParams.get('q') ?? '').replaceAll('\0', '').slice(0, 100);
		const [listed, all] = await Promise.all([peopleList.list(locals.person!, { page, q }), units.all(locals.person!)]);
		return {
			...listed,
			page,
			q,
			me: locals.person!.id,
			moving: url.searchParams.get('move'),
			units: all.map(({ id, kind, name, parentId }) => ({ id, kind, name, parentId })),
			submission: crypto.randomUUID()
		};
	});

export const actions = {
	unit: async ({ locals, request }) => {
		const { data, problem, values } = await read(request, AddUnit);
		const add = async () => ({ added: (await learning.add(locals.person!, data!)) && data!.name });
		return data ? answer(add, values) : problem;
	},
	person: async ({ locals, request }) => {
		const { data, problem, values } = await read(request, AddPerson);
		return data ? answer(() => invitations.welcome(locals.person!, data), values) : problem;
	},
	invite: async ({ locals, request }) => {
		const { data, problem } = await read(request, OnePerson);
		return data ? answer(() => invitations.inviteAgain(locals.person!, data.personId)) : problem;
	},
	move: async ({ locals, request }) => {
		const { data, problem } = await read(request, MovePerson);
		return data ? answer(async () => ({ moved: await moves.move(locals.person!, data) })) : problem;
	},
	leave: async ({ locals, request }) => {
		const { data, problem } = await read(request, OnePerson);
		return data ? answer(async () => ({ left: await people.leave(locals.person!, data.personId) })) : problem;
	},
	erase: async ({ locals, request }) => {
		const { data, problem } = await read(request, OnePerson);
		if (!data) return problem;
		return answer(async () => {
			await erasure.erase(locals.person!, data.personId);
			return { erased: true };
		});
	}
};
