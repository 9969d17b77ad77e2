import { error } from '@sveltejs/kit';
import { AddPerson, AddUnit, OnePerson } from '#lib/accounts/forms.ts';
import * as invitations from '#lib/accounts/invitations.server.ts';
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
		const [listed, all] = await Promise.all([people.list(locals.person!, page), units.all(locals.person!)]);
		return {
			...listed,
			page,
			units: all.map(({ id, kind, name, parentId }) => ({ id, kind, name, parentId })),
			submission: crypto.randomUUID()
		};
	});

export const actions = {
	unit: async ({ locals, request }) => {
		const { data, problem, values } = await read(request, AddUnit);
		if (!data) return problem;
		return answer(async () => {
			await learning.add(locals.person!, data);
			return { added: data.name };
		}, values);
	},
	person: async ({ locals, request }) => {
		const { data, problem, values } = await read(request, AddPerson);
		return data ? answer(() => invitations.welcome(locals.person!, data), values) : problem;
	},
	invite: async ({ locals, request }) => {
		const { data, problem } = await read(request, OnePerson);
		return data ? answer(() => invitations.inviteAgain(locals.person!, data.personId)) : problem;
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
