import * as outlook from '#lib/accounts/outlook.server.ts';
import { oversees } from '#lib/accounts/policy.ts';
import * as certificates from '#lib/learning/certificates.server.ts';
import * as paths from '#lib/learning/paths.server.ts';
import { dayOf } from '#lib/platform/clock.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { found } from '#lib/platform/http.ts';

export const load = ({ locals: { person, locale }, url }) =>
	found(async () => {
		if (!oversees(person!)) throw new NotFound();
		const asked = { store: url.searchParams.get('store'), team: url.searchParams.get('team') };
		const { stores, store, teams } = await outlook.of(person!, asked);
		const teamId = asked.team ?? teams[0]?.id;
		const sheet = teamId ? await certificates.ofTeam(person!, teamId) : undefined;
		return {
			stores: stores.length > 1 ? stores : [],
			storeId: store?.id,
			teams,
			team: sheet?.team,
			members: sheet?.members.map((member) => ({
				...member,
				certificates: member.certificates.map(({ id, path, at, revokedAt }) => ({
					id,
					title: paths.titleOf(path, locale),
					issuedOn: dayOf(at, person!.company.timeZone),
					revoked: revokedAt !== null
				}))
			}))
		};
	});
