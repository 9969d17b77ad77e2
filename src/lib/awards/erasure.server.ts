import * as accounts from '#lib/accounts/erasure.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import * as coaching from '#lib/coaching/erasure.server.ts';
import * as learning from '#lib/learning/erasure.server.ts';
import { transaction } from '#lib/platform/database/index.ts';
import * as recognition from '#lib/recognition/erasure.server.ts';
import * as roleplay from '#lib/roleplay/erasure.server.ts';
import { forgetPerson } from './forgetting.server.ts';

/**
 * Erases somebody who has left from every domain, at once. It stands in the last of them, which knows all the others.
 * The log of awards keeps its ids and hashes, so it still proves what was decided, and no longer says about whom.
 */
export const erase = (actor: Person, personId: string) =>
	transaction(async (tx) => {
		await accounts.forgetPerson(tx, actor, personId);
		await recognition.forgetPerson(tx, personId);
		await learning.forgetPerson(tx, personId);
		await roleplay.forgetPerson(tx, personId);
		await coaching.forgetPerson(tx, personId);
		await forgetPerson(tx, personId);
	});
