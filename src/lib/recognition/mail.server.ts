import * as inbox from '#lib/accounts/inbox.server.ts';
import { transaction } from '#lib/platform/database/index.ts';
import type { Handler } from '#lib/platform/jobs.server.ts';
import * as kudos from './kudos.server.ts';
import { thankedOf } from './notices.server.ts';

/** A mail that was waiting when thanks became part of the digest. */
export const tellLate: Handler = async ({ kudosId }) => {
	const thanks = await kudos.stillStanding(kudosId!);
	if (!thanks) return; // hidden or gone before it went out
	await transaction((tx) => inbox.tell(tx, [thankedOf(thanks, thanks.fromId)]));
};
