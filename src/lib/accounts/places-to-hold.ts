import * as m from '#lib/paraglide/messages.js';
import type { Role, UnitKind } from './policy.ts';
import { roleName } from './words.ts';

const ROLES: Record<UnitKind, Role[]> = {
	team: ['learner', 'lead'],
	store: ['manager'],
	region: ['manager'],
	company: ['admin']
};

/** Every role where it can be held, for a field to choose from. */
export const placesToHold = (units: { id: string; kind: UnitKind; name: string }[]) => [
	{ value: '', label: m.choose() },
	...(['team', 'store', 'region', 'company'] as const).flatMap((kind) =>
		units
			.filter((unit) => unit.kind === kind)
			.flatMap(({ id, name }) =>
				ROLES[kind].map((role) => ({ value: `${role}:${id}`, label: `${roleName[role]()} · ${name}` }))
			)
	)
];
