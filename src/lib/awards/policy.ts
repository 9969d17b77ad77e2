import { holds, type Above, type Person, type Role, type Unit } from '#lib/accounts/policy.ts';
import type { Conflict, Rules } from './rules.ts';

type Actor = Pick<Person, 'id' | 'grants'>;

const DECIDERS: Record<Rules['deciders'], Role[]> = { manager: ['manager', 'admin'], admin: ['admin'] };
const NOMINATORS: Record<Rules['nominators'], Role[]> = {
	everybody: ['learner', 'lead', 'manager', 'admin'],
	leads: ['lead', 'manager', 'admin'],
	managers: ['manager', 'admin']
};

/** Opens, closes, shortlists, decides and revokes: the role that the rules name, for the unit or one above it. */
export const canDecide = (actor: Pick<Person, 'grants'>, unit: Above, rules: Pick<Rules, 'deciders'>) =>
	holds(actor, DECIDERS[rules.deciders], unit);

/** Who is where a nomination means something: on the unit, above it or within it. `held` are the units of the actor's grants. */
export const canNominate = (
	actor: Pick<Person, 'grants'>,
	unit: Unit,
	held: Unit[],
	{ nominators }: Pick<Rules, 'nominators'>
) =>
	actor.grants.some(
		({ role, unitId }) =>
			NOMINATORS[nominators].includes(role) &&
			(unit.ancestors.includes(unitId) || held.some((own) => own.id === unitId && own.ancestors.includes(unit.id)))
	);

/** Where the numbers alone make the list, a nomination would promise what it cannot keep. */
export const takesNominations = ({ basis }: Pick<Rules, 'basis'>) => basis === 'nomination' || basis === 'everybody';

type Someone = { id: string; teamId?: string | undefined };

/** Oneself, or the team in which one serves: nobody decides for that. */
export const isOneself = (actor: Actor, { id }: Someone) =>
	id === actor.id || actor.grants.some(({ role, unitId }) => role === 'learner' && unitId === id);

/** Oneself, or a team that is one's own in any role: nobody nominates that. */
export const isOwn = (actor: Actor, { id }: Someone) =>
	id === actor.id || actor.grants.some(({ unitId }) => unitId === id);

/** How the one who decides stands to somebody; it is no obstacle, and it is said in public. */
export const conflictsOf = (actor: Actor, someone: Someone, nominatedByActor: string[]): Conflict[] => [
	...(nominatedByActor.includes(someone.id) ? (['nominated'] as const) : []),
	...(actor.grants.some(({ role, unitId }) => role === 'lead' && unitId === (someone.teamId ?? someone.id))
		? (['own-team'] as const)
		: [])
];

/** Awards are defined for a store, a region or the company by those who manage it. */
export const canDefine = (actor: Pick<Person, 'grants'>, unit: Pick<Unit, 'kind' | 'ancestors'>) =>
	unit.kind !== 'team' && holds(actor, ['manager', 'admin'], unit);

/** Somebody has still won, and it is somebody else. */
export const canCongratulate = ({ winners }: { winners: { me: boolean; revoked?: object | undefined }[] }) =>
	winners.some((winner) => !winner.revoked) && !winners.some((winner) => winner.me);
