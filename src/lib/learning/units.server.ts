import type { AddUnit } from '#lib/accounts/forms.ts';
import type { Person } from '#lib/accounts/policy.ts';
import * as units from '#lib/accounts/units.server.ts';
import * as assignments from './assignments.server.ts';

/** Adds a unit; a team with the path that everybody who joins it is asked to learn. */
export const add = (actor: Person, form: AddUnit) =>
	units.add(actor, form, async (tx, unitId) => {
		if (form.kind === 'team') await assignments.askJoiners(tx, actor, unitId);
	});
