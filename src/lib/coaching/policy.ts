import { holds, type Above, type Person } from '#lib/accounts/policy.ts';

type Actor = Pick<Person, 'id' | 'grants'>;
type Talk = { personId: string; leadId: string; agreedAt: Date | null };

/**
 * Coaching is for those who work with the team: its lead, and the managers above. An administrator runs the company and
 * coaches nobody, so sees no skills; and nobody coaches themselves.
 */
export const mayCoach = (actor: Actor, team: Above, personId: string) =>
	holds(actor, ['lead', 'manager'], team) && actor.id !== personId;

/** What two agreed is read by the two of them: no manager, no administrator, no later lead. */
export const mayReadTalk = (actor: Pick<Person, 'id'>, { personId, leadId }: Talk) =>
	actor.id === personId || actor.id === leadId;
/** Until the other one has said yes; after that nobody does. */
export const mayChangeTalk = (actor: Pick<Person, 'id'>, { leadId, agreedAt }: Talk) =>
	actor.id === leadId && agreedAt === null;
export const mayAgree = (actor: Pick<Person, 'id'>, { personId, agreedAt }: Talk) =>
	actor.id === personId && agreedAt === null;
