import type { Person } from '#lib/accounts/policy.ts';
import { dayOf, now } from '#lib/platform/clock.ts';
import { transaction } from '#lib/platform/database/index.ts';
import { practiceRhythms } from './tables.server.ts';

/** Says on which weekdays the actor usually works, from today on; what was stays as it was said. */
export const choose = (actor: Person, days: number[], at = now()) =>
	transaction(async (tx) => {
		const fromDay = dayOf(at, actor.company.timeZone);
		await tx
			.insert(practiceRhythms)
			.values({ personId: actor.id, fromDay, days, at })
			.onConflictDoUpdate({ target: [practiceRhythms.personId, practiceRhythms.fromDay], set: { days, at } });
	});
