import { fail } from '@sveltejs/kit';
import * as checks from '#lib/awards/badge-checks.server.ts';
import * as credentials from '#lib/awards/credentials.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { dayOf } from '#lib/platform/clock.ts';
import { found, handedIn } from '#lib/platform/http.ts';

export const load = () => found(credentials.issuer);

export const actions = {
	default: async ({ request }) => {
		const { bytes, typed } = await handedIn(request, 'badge');
		if (!bytes) return fail(400, { typed, error: m.verify_nothing() });
		const { revokedAt, ...finding } = await checks.check(bytes);
		const { timeZone } = await credentials.issuer();
		return { typed, finding: { ...finding, revokedOn: revokedAt && dayOf(revokedAt, timeZone) } };
	}
};
