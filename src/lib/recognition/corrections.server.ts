import type { Person } from '#lib/accounts/policy.ts';
import { now } from '#lib/platform/clock.ts';
import { transaction } from '#lib/platform/database/index.ts';
import { NotAllowed } from '#lib/platform/errors.ts';
import { once } from '#lib/platform/submissions.server.ts';
import type { Correction } from './forms.ts';
import * as oversight from './oversight.server.ts';
import * as points from './points.server.ts';
import { canCorrect } from './policy.ts';

/**
 * Gives points to somebody, or takes some away, with a reason that they can read. It counts in the month and the team of
 * this moment, so that no month that is over changes; the cap of the day does not apply.
 */
export async function write(actor: Person, { submission, ...correction }: Correction, at = now()) {
	const team = await oversight.teamOf(actor, correction.personId, at);
	if (!canCorrect(actor, team, correction.personId)) throw new NotAllowed();
	const row = { ...correction, reason: 'correction', sourceId: submission, by: actor.id, at } as const;
	await transaction((tx) =>
		once(tx, { by: actor.id, id: submission, body: correction }, () => points.write(tx, row, actor.company.timeZone))
	);
}
