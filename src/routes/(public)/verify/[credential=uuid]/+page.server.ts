import * as credentials from '#lib/awards/credentials.server.ts';
import { Recipient } from '#lib/awards/forms.ts';
import { dayOf } from '#lib/platform/clock.ts';
import { answer, found, read } from '#lib/platform/http.ts';

export const load = ({ params, setHeaders }) =>
	found(async () => {
		const { credential, zone, announcedAt, revokedAt, ...badge } = await credentials.find(params.credential);
		setHeaders({ 'X-Robots-Tag': 'noindex' });
		const { name, description, criteria, inLanguage } = credential.credentialSubject.achievement;
		return {
			...badge,
			name,
			description,
			criteria: criteria.narrative?.split('\n') ?? [],
			language: inLanguage,
			company: credential.issuer.name ?? '',
			address: credentials.addressOf(badge.id),
			announcedOn: dayOf(announcedAt, zone),
			revokedOn: revokedAt ? dayOf(revokedAt, zone) : undefined
		};
	});

export const actions = {
	default: async ({ params, request }) => {
		const { data, problem, values } = await read(request, Recipient);
		if (!data) return problem;
		return answer(async () => {
			const fits = await credentials.isFor(params.credential, data.email);
			return { values, errors: {} as Record<string, string>, whose: { email: data.email, fits } };
		}, values);
	}
};
