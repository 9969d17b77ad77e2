import * as announcements from '#lib/awards/announcements.server.ts';
import * as definitions from '#lib/awards/definitions.server.ts';
import { dayOf } from '#lib/platform/clock.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { found } from '#lib/platform/http.ts';

/** Of an award that stands: what was revoked has no certificate. */
export const load = ({ locals, params }) =>
	found(async () => {
		const { person, locale } = locals;
		const award = await announcements.find(person!, params.announcement);
		const winner = award.winners.find(({ winnerId }) => winnerId === params.winner);
		if (!winner || winner.revoked) throw new NotFound();
		return {
			locale,
			id: award.id,
			title: definitions.nameOf(award.award, award.name, locale),
			period: award.period,
			unit: award.unit.name,
			company: person!.company.name,
			name: winner.name,
			citation: winner.citation,
			decidedBy: award.announcedBy,
			announcedOn: dayOf(award.at, person!.company.timeZone)
		};
	});
