import * as m from '#lib/paraglide/messages.js';
import type { Role, UnitKind } from './policy.ts';

export const roleName: Record<Role, () => string> = {
	learner: m.role_learner,
	lead: m.role_lead,
	manager: m.role_manager,
	admin: m.role_admin
};

export const unitKindName: Record<UnitKind, () => string> = {
	company: m.unit_company,
	region: m.unit_region,
	store: m.unit_store,
	team: m.unit_team
};
