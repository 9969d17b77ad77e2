import { teamOf } from '#lib/accounts/policy.ts';
import { OneWatch, Watch } from '#lib/coaching/observation-forms.ts';
import * as observations from '#lib/coaching/observations.server.ts';
import * as watches from '#lib/coaching/watches.server.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ locals: { person, locale } }) =>
	found(async () => {
		const [list, open] = await Promise.all([observations.mine(person!, locale), watches.mine(person!)]);
		return { list, open, mayAsk: teamOf(person!) !== undefined, submission: crypto.randomUUID() };
	});

export const actions = {
	watch: async ({ locals, request }) => {
		const { data, problem, values } = await read(request, Watch);
		if (!data) return problem;
		return answer(async () => void (await watches.ask(locals.person!, data)), values);
	},
	takeBack: async ({ locals, request }) => {
		const { data, problem } = await read(request, OneWatch);
		return data ? answer(() => watches.takeBack(locals.person!, data.watch)) : problem;
	}
};
