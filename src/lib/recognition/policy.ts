import { canManage, canOversee, type Above, type Person } from '#lib/accounts/policy.ts';

/** A screen hangs in a store: it can name those who work in one. */
export const mayBeOnScreen = (actor: Pick<Person, 'grants'>) =>
	actor.grants.some((grant) => grant.unitKind === 'team' || grant.unitKind === 'store');

/** Nobody corrects their own points. */
export const canCorrect = (actor: Pick<Person, 'id' | 'grants'>, team: Above, personId: string) =>
	canManage(actor, team) && actor.id !== personId;
/** Nobody looks at what was found out about themselves. */
export const canSeeFlag = (actor: Pick<Person, 'id' | 'grants'>, team: Above, personId: string) =>
	canOversee(actor, team) && actor.id !== personId;

/** Who looks after the receiver's team decides about a report, but not about a thanks of their own: then somebody above. */
export const canHide = (actor: Pick<Person, 'id' | 'grants'>, unit: Above, thanks: { fromId: string; toId: string }) =>
	canOversee(actor, unit) && actor.id !== thanks.fromId && actor.id !== thanks.toId;

export const canSetGoal = (actor: Pick<Person, 'grants'>, team: Above) => canOversee(actor, team);
