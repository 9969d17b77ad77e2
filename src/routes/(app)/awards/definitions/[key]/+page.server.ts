import { redirect } from '@sveltejs/kit';
import { Again, Define } from '#lib/awards/definition-forms.ts';
import * as definitions from '#lib/awards/definitions.server.ts';
import * as catalogue from '#lib/learning/catalogue.server.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ locals, params, url }) =>
	found(async () => {
		const { person, locale } = locals;
		const unitId = url.searchParams.get('unit') ?? '';
		const { unit, definition } = await definitions.find(person!, unitId, params.key);
		const { key, name, rules, set, retired } = definition;
		return {
			unit: { id: unit.id, name: unit.name },
			title: definitions.nameOf(key, name, locale),
			...{ name, rules },
			shippedName: definitions.shippedName(key, locale),
			scopes: definitions.scopesOf(unit),
			modules: catalogue.summaries(locale),
			isRetiredHere: retired?.unitId === unitId,
			isRetiredAbove: retired !== undefined && retired.unitId !== unitId,
			canReset: set?.unitId === unitId && set.over,
			submission: crypto.randomUUID()
		};
	});

type Event = { locals: App.Locals; params: { key: string }; request: Request; url: URL };
const done = (unitId: string) => redirect(303, `/awards/definitions?unit=${encodeURIComponent(unitId)}&saved=1`);

/** Retiring and taking back: a form with nothing but its submission. */
const again =
	(work: typeof definitions.retire) =>
	async ({ locals, params, request, url }: Event) => {
		const { data, problem } = await read(request, Again);
		if (!data) return problem;
		const unitId = url.searchParams.get('unit') ?? '';
		return answer(async () => {
			await work(locals.person!, unitId, params.key, data.submission);
			done(unitId);
		});
	};

export const actions = {
	save: async ({ locals, params, request, url }: Event) => {
		const { data, problem, values } = await read(request, Define);
		if (!data) return problem;
		const unitId = url.searchParams.get('unit') ?? '';
		return answer(async () => {
			await definitions.save(locals.person!, unitId, params.key, data);
			done(unitId);
		}, values);
	},
	retire: again(definitions.retire),
	reset: again(definitions.reset)
};
