import { canManage, type Above, type Person } from '#lib/accounts/policy.ts';

export const canOpenRound = (actor: Pick<Person, 'grants'>, store: Above) => canManage(actor, store);
/** Managers decide for their stores, and never for themselves. */
export const canAnnounce = (actor: Pick<Person, 'id' | 'grants'>, store: Above, winnerIds: string[]) =>
	canManage(actor, store) && !winnerIds.includes(actor.id);
