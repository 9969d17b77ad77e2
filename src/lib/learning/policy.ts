import { canOversee, type Above, type Person } from '#lib/accounts/policy.ts';

/** Leads assign to their team; managers and admins to every team below them. */
export const canAssign = (actor: Pick<Person, 'grants'>, team: Above) => canOversee(actor, team);
/** Nobody reminds themselves. */
export const canRemind = (actor: Pick<Person, 'id' | 'grants'>, team: Above, personId?: string) =>
	canOversee(actor, team) && actor.id !== personId;
