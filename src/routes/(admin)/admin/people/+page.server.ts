import { error } from '@sveltejs/kit';
import { AddPerson, AddUnit, OnePerson } from '#lib/accounts/forms.ts';
import * as invitations from '#lib/accounts/invitations.server.ts';
import * as people from '#lib/accounts/people.server.ts';
import type { Role } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { transaction } from '#lib/platform/database/index.ts';
import { answer, found, read } from '#lib/platform/http.ts';
import { once } from '#lib/platform/submissions.server.ts';

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
		const { submission, ...unit } = data;
		return answer(async () => {
			await transaction((tx) =>
				once(tx, { by: locals.person!.id, id: submission, body: unit }, () => units.add(tx, locals.person!, unit))
			);
			return { added: unit.name };
		}, values);
	},
	person: async ({ locals, request }) => {
		const { data, problem, values } = await read(request, AddPerson);
		if (!data) return problem;
		const { submission, place, ...rest } = data;
		const [role, unitId] = place.split(':') as [Role, string];
		return answer(
			() =>
				transaction((tx) =>
					once(tx, { by: locals.person!.id, id: submission, body: data }, async () => {
						const personId = await people.add(tx, locals.person!, { ...rest, locale: rest.locale || null, role, unitId });
						return { invited: rest.name, link: await invitations.invite(tx, locals.person!, personId) };
					})
				),
			values
		);
	},
	invite: async ({ locals, request }) => {
		const { data, problem } = await read(request, OnePerson);
		if (!data) return problem;
		return answer(async () => {
			const link = await transaction((tx) => invitations.invite(tx, locals.person!, data.personId));
			return { invited: (await people.get(data.personId)).name, link };
		});
	},
	leave: async ({ locals, request }) => {
		const { data, problem } = await read(request, OnePerson);
		if (!data) return problem;
		return answer(async () => {
			await transaction((tx) => people.leave(tx, locals.person!, data.personId));
			return { left: (await people.get(data.personId)).name };
		});
	}
};
