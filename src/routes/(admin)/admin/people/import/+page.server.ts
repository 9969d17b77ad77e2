import { redirect } from '@sveltejs/kit';
import { HandIn } from '#lib/accounts/forms.ts';
import * as staging from '#lib/accounts/import-staging.server.ts';
import * as imports from '#lib/accounts/imports.server.ts';
import { answer, found, readWithFile } from '#lib/platform/http.ts';
import { FILE_LIMIT } from '#lib/platform/requests.server.ts';

export const load = ({ locals }) =>
	found(async () => ({
		lists: await imports.list(locals.person!),
		zone: locals.person!.company.timeZone,
		most: FILE_LIMIT,
		submission: crypto.randomUUID()
	}));

export const actions = {
	default: async ({ locals, request }) => {
		const { data, problem, values, file } = await readWithFile(request, 'list', HandIn);
		if (!data) return problem;
		const taken = await answer(async () => {
			const list = await staging.fileOf(file);
			return { id: await staging.handIn(locals.person!, { ...list, submission: data.submission }) };
		}, values);
		if ('id' in taken) redirect(303, `/admin/people/import/${taken.id}`);
		return taken;
	}
};
