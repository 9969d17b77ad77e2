import * as outlook from '#lib/accounts/outlook.server.ts';
import * as certificates from '#lib/learning/certificates.server.ts';
import * as paths from '#lib/learning/paths.server.ts';
import { dayOf } from '#lib/platform/clock.ts';
import { found } from '#lib/platform/http.ts';

export const load = ({ locals: { person, locale }, url }) =>
	found(async () => {
		const { teamId, elsewhere } = await outlook.ofOverseer(person!, url.searchParams);
		const sheet = teamId ? await certificates.ofTeam(person!, teamId) : undefined;
		return {
			...elsewhere,
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
