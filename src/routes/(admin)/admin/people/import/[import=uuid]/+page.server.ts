import { error, redirect } from '@sveltejs/kit';
import { CommitList, HandIn } from '#lib/accounts/forms.ts';
import * as committing from '#lib/accounts/import-committing.server.ts';
import * as staging from '#lib/accounts/import-staging.server.ts';
import * as undoing from '#lib/accounts/import-undoing.server.ts';
import * as imports from '#lib/accounts/imports.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { answer, found, read, readWithFile } from '#lib/platform/http.ts';
import { FILE_LIMIT } from '#lib/platform/requests.server.ts';

export const load = ({ locals, params, url }) =>
	found(async () => {
		const page = Number(url.searchParams.get('page') ?? 1);
		if (!Number.isInteger(page) || page < 1 || page > 10_000) error(400, m.error_bad_page());
		const list = await imports.find(locals.person!, params.import);
		const tally = { ...list.tally, noted: await imports.noted(list.id) };
		const views = imports.VIEWS.filter((view) => tally[view as keyof typeof tally]);
		const asked = url.searchParams.get('show');
		const view = views.find((one) => one === asked) ?? views[0];
		return {
			list: { ...list, tally: tally as Record<string, number> },
			views,
			view,
			page,
			shown: view && list.status !== 'reading' ? await imports.rows(list.id, view, page) : undefined,
			zone: locals.person!.company.timeZone,
			most: FILE_LIMIT,
			submission: crypto.randomUUID()
		};
	});

export const actions = {
	again: async ({ locals, params, request }) => {
		const { data, problem, values, file } = await readWithFile(request, 'list', HandIn);
		if (!data) return problem;
		const taken = await answer(async () => {
			const list = await staging.fileOf(file);
			const more = { submission: data.submission, instead: params.import };
			return { id: await staging.handIn(locals.person!, { ...list, ...more }) };
		}, values);
		if ('id' in taken) redirect(303, `/admin/people/import/${taken.id}`);
		return taken;
	},
	commit: async ({ locals, params, request }) => {
		const { data, problem } = await read(request, CommitList);
		return data ? answer(() => committing.ask(locals.person!, params.import, data)) : problem;
	},
	undo: ({ locals, params }) => answer(() => undoing.ask(locals.person!, params.import))
};
