import * as changes from '#lib/learning/assignment-changes.server.ts';
import { Extend, Waive, Withdraw } from '#lib/learning/forms.ts';
import * as standing from '#lib/learning/standing.server.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ locals: { person, locale }, params, url }) =>
	found(async () => ({
		...(await standing.find(person!, params.batch, url.searchParams.get('team') ?? '', locale)),
		submission: crypto.randomUUID()
	}));

export const actions = {
	extend: async ({ locals, params, request }) => {
		const { data, problem, values } = await read(request, Extend);
		return data ? answer(() => changes.extend(locals.person!, params.batch, data), values) : problem;
	},
	waive: async ({ locals, params, request }) => {
		const { data, problem, values } = await read(request, Waive);
		return data ? answer(() => changes.waive(locals.person!, params.batch, data), values) : problem;
	},
	withdraw: async ({ locals, params, request }) => {
		const { data, problem, values } = await read(request, Withdraw);
		return data ? answer(() => changes.withdraw(locals.person!, params.batch, data), values) : problem;
	}
};
