import * as certificates from '#lib/learning/certificates.server.ts';
import { Revoke } from '#lib/learning/forms.ts';
import { dayOf } from '#lib/platform/clock.ts';
import { origin } from '#lib/platform/env.server.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ locals: { person, locale }, params }) =>
	found(async () => {
		const { at, revokedAt, ...certificate } = await certificates.find(person!, params.certificate);
		const zone = person!.company.timeZone;
		return {
			...certificate,
			reader: locale,
			address: `${origin()}/verify/${certificate.id}`,
			issuedOn: dayOf(at, zone),
			revokedOn: revokedAt ? dayOf(revokedAt, zone) : undefined
		};
	});

export const actions = {
	revoke: async ({ locals, params, request }) => {
		const { data, problem, values } = await read(request, Revoke);
		if (!data) return problem;
		return answer(() => certificates.revoke(locals.person!, params.certificate, data.reason), values);
	}
};
