import * as credentials from '#lib/awards/credentials.server.ts';
import { Recipient } from '#lib/awards/forms.ts';
import * as certificates from '#lib/learning/certificates.server.ts';
import { dayOf } from '#lib/platform/clock.ts';
import { answer, found, read } from '#lib/platform/http.ts';

/** The address of a path's certificate, or of an award's badge. */
export const load = ({ params, setHeaders }) =>
	found(async () => {
		setHeaders({ 'X-Robots-Tag': 'noindex' });
		const path = await pathOf(params.credential);
		return path ? { path } : { badge: await badgeOf(params.credential) };
	});

async function pathOf(id: string) {
	const certificate = await certificates.verify(id);
	if (!certificate) return undefined;
	const { at, revokedAt, zone, ...shown } = certificate;
	const address = credentials.addressOf(id);
	return { ...shown, address, issuedOn: dayOf(at, zone), revokedOn: revokedAt ? dayOf(revokedAt, zone) : undefined };
}

async function badgeOf(id: string) {
	const { credential, zone, announcedAt, revokedAt, ...badge } = await credentials.find(id);
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
}

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
