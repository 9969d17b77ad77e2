import { belongsTo, canManage, canOversee, type Person, type Unit } from '#lib/accounts/policy.ts';

type Actor = Pick<Person, 'id' | 'grants'>;

export const canSeeReadings = (actor: Actor, team: Unit) => canOversee(actor, team);
/** Those above a team enter its figures; nobody enters what counts for themselves or their own team. */
export const canEnterReadings = (actor: Actor, team: Unit, personId?: string | null) =>
	canManage(actor, team) && !belongsTo(actor, team) && personId !== actor.id;
