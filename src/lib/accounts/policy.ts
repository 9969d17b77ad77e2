import type { Locale } from '#lib/platform/language.ts';

export type Role = 'learner' | 'lead' | 'manager' | 'admin';
export type UnitKind = 'company' | 'region' | 'store' | 'team';
export type Grant = { role: Role; unitId: string; unitKind: UnitKind };
/** Somebody who is signed in, with the grants that hold now. */
export type Person = {
	id: string;
	name: string;
	/** Null for those who sign in by PIN. */
	email: string | null;
	locale: Locale | null;
	company: { id: string; name: string; timeZone: string };
	grants: Grant[];
};
/** A unit with the ids of itself and all above it. */
export type Unit = { id: string; kind: UnitKind; name: string; parentId: string | null; ancestors: string[] };
export type Above = Pick<Unit, 'ancestors'>;

/** Holds one of these roles on the unit itself or on one above it. */
export const holds = (actor: Pick<Person, 'grants'>, roles: Role[], unit: Above) =>
	actor.grants.some((grant) => roles.includes(grant.role) && unit.ancestors.includes(grant.unitId));

export const canOversee = (actor: Pick<Person, 'grants'>, unit: Above) =>
	holds(actor, ['lead', 'manager', 'admin'], unit);
export const canManage = (actor: Pick<Person, 'grants'>, unit: Above) => holds(actor, ['manager', 'admin'], unit);
export const belongsTo = (actor: Pick<Person, 'grants'>, unit: Pick<Unit, 'id'>) =>
	actor.grants.some((grant) => grant.unitId === unit.id);

export const isAdmin = (actor: Pick<Person, 'grants'>) => actor.grants.some((grant) => grant.role === 'admin');
export const oversees = (actor: Pick<Person, 'grants'>) => actor.grants.some((grant) => grant.role !== 'learner');
export const manages = (actor: Pick<Person, 'grants'>) =>
	actor.grants.some((grant) => grant.role === 'manager' || grant.role === 'admin');

/** The team that a learner belongs to; leads, managers and admins learn without being in its figures. */
export const teamOf = (person: Pick<Person, 'grants'>) =>
	person.grants.find((grant) => grant.role === 'learner' && grant.unitKind === 'team')?.unitId;

const RANKS: Role[] = ['learner', 'lead', 'manager', 'admin'];

/** A card opens somebody's account, so it is made only by who stands above them in everything that they are. */
export const canMakeCard = (actor: Pick<Person, 'grants'>, held: (Above & { role: Role })[]) =>
	held.length > 0 && held.every((grant) => holds(actor, RANKS.slice(RANKS.indexOf(grant.role) + 1), grant));
