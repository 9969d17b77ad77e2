import { redirect } from '@sveltejs/kit';
import * as certificates from '#lib/learning/certificates.server.ts';
import * as pathProgress from '#lib/learning/path-progress.server.ts';
import { answer, found } from '#lib/platform/http.ts';

export const load = ({ locals: { person, locale }, params }) =>
	found(async () => {
		const [found, mine] = await Promise.all([
			pathProgress.find(person!, params.path, locale),
			certificates.mine(person!)
		]);
		return { ...found, certificate: mine.find(({ path }) => path === params.path) };
	});

export const actions = {
	certificate: ({ locals, params }) =>
		answer(async () => {
			redirect(303, `/certificates/${await certificates.claim(locals.person!, params.path, locals.locale)}`);
		})
};
