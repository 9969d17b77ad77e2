import { labelOf, type Place, type Places } from './import-places.ts';
import type { Problem, Wanted } from './import-values.ts';
import type { Role } from './policy.ts';

/** Somebody whom a row was recognised as, as they are now. */
export type Known = {
	id: string;
	name: string;
	email: string | null;
	staffNumber: string | null;
	locale: string | null;
	leftAt: Date | null;
	/** Those that hold now. */
	grants: { id: string; role: Role; unitId: string }[];
};
type Step = 'add' | 'change' | 'same' | 'leave' | 'return' | 'problem';
export type Changes = Record<string, { from: string | null; to: string | null }>;
export type Before = {
	name: string;
	email: string | null;
	staffNumber: string | null;
	locale: string | null;
	left: number | null;
	grants: string[];
};
export type Plan = {
	step: Step;
	problems?: Problem[];
	changes?: Changes;
	before?: Before;
	/** Where they belong from now on, when that is somewhere new. */
	target?: { role: Role; place: Place };
};

/** What a row does to somebody, or to nobody yet. It depends on nothing but what is handed to it. */
export function planOf(wanted: Wanted, known: Known | undefined, places: Places, actorId: string): Plan {
	if (!known) return wanted.left ? { step: 'same' } : newcomer(wanted, places);
	if (wanted.left) return known.leftAt ? { step: 'same' } : leaver(known, places, actorId);
	const target = targetOf(wanted, known, places);
	if ('problem' in target) return { step: 'problem', problems: [target.problem] };
	const changes = { ...changedFields(wanted, known), ...changedPlace(target, known, places) };
	const moves = Boolean(target.place) || Boolean(known.leftAt);
	if (moves && known.id === actorId) return { step: 'problem', problems: [{ field: 'role', key: 'import_yourself' }] };
	if (Object.keys(changes).length === 0) return { step: 'same' };
	return {
		step: known.leftAt ? 'return' : 'change',
		changes: known.leftAt ? { left: { from: 'yes', to: null }, ...changes } : changes,
		before: beforeOf(known),
		...(target.place && { target: { role: target.role, place: target.place } })
	};
}

function newcomer(wanted: Wanted, places: Places): Plan {
	const target = targetOf(wanted, undefined, places);
	const problems: Problem[] = wanted.name ? [] : [{ field: 'name', key: 'import_needs_name' }];
	if ('problem' in target) return { step: 'problem', problems: [...problems, target.problem] };
	if (problems.length) return { step: 'problem', problems };
	const { name, email, staffNumber, locale } = wanted;
	const said = { name, email, staffNumber, language: locale, role: target.role, place: labelOf(target.place!) };
	return {
		step: 'add',
		changes: Object.fromEntries(
			Object.entries(said).flatMap(([field, to]) => (to ? [[field, { from: null, to }]] : []))
		),
		target: { role: target.role, place: target.place! }
	};
}

const leaver = (known: Known, places: Places, actorId: string): Plan =>
	known.id === actorId
		? { step: 'problem', problems: [{ field: 'left', key: 'import_yourself' }] }
		: {
				step: 'leave',
				changes: { left: { from: null, to: 'yes' }, ...placesLeft(known, places) },
				before: beforeOf(known)
			};

/** `place` is left out when they belong there already. */
function targetOf(
	wanted: Wanted,
	known: Known | undefined,
	places: Places
): { role: Role; place?: Place } | { problem: Problem } {
	const held = known?.leftAt ? [] : (known?.grants ?? []);
	const role = wanted.role ?? onlyRole(held) ?? 'learner';
	if (held.length > 1 && !wanted.role && !wanted.region && !wanted.store && !wanted.team) return { role };
	const here = held.find((grant) => sameNeed(grant.role, role));
	const found = places.find(role, wanted);
	if (found && 'problem' in found) return found;
	if (!found) {
		const stays = here && places.get(here.unitId);
		if (!stays || !agrees(stays, wanted)) return { problem: needsPlace(role) };
		return here.role === role ? { role } : (several(held) ?? { role, place: stays });
	}
	if (held.some((grant) => grant.unitId === found.place.id && grant.role === role)) return { role };
	if (role === 'admin') return { problem: { field: 'role', key: 'import_admin' } };
	return several(held) ?? { role, place: found.place };
}

const onlyRole = (held: Known['grants']) =>
	held.every(({ role }) => role === held[0]!.role) ? held[0]?.role : undefined;

/** Which of several roles the list would take away is for somebody to decide. */
const several = (held: Known['grants']) =>
	held.length > 1 ? { problem: { field: 'role', key: 'import_several_roles' } satisfies Problem } : undefined;

const sameNeed = (one: Role, other: Role) =>
	one === other || [one, other].every((role) => role === 'learner' || role === 'lead');

/** A store that is named without a team must at least be the one in which they work. */
const agrees = (place: Place, { region, store }: Wanted): boolean => {
	const names = labelOf(place).toLowerCase().split(' › ');
	return [region, store].every((name) => !name || names.includes(name.toLowerCase()));
};

const needsPlace = (role: Role): Problem =>
	role === 'manager' ? { field: 'store', key: 'import_needs_store' } : { field: 'team', key: 'import_needs_team' };

function changedFields({ name, email, staffNumber, locale }: Wanted, known: Known): Changes {
	const pairs = {
		name: [known.name, name],
		email: [known.email, email],
		staffNumber: [known.staffNumber, staffNumber],
		language: [known.locale, locale]
	} as const;
	return Object.fromEntries(
		Object.entries(pairs).flatMap(([field, [from, to]]) => (to && from !== to ? [[field, { from, to }]] : []))
	);
}

function changedPlace(target: { role: Role; place?: Place }, known: Known, places: Places): Changes {
	if (!target.place) return {};
	const [held] = known.leftAt ? [] : known.grants;
	const was = held && places.get(held.unitId);
	const to = labelOf(target.place);
	return {
		...(held?.role !== target.role && { role: { from: held?.role ?? null, to: target.role } }),
		...(was !== target.place && { place: { from: was ? labelOf(was) : null, to } })
	};
}

const placesLeft = (known: Known, places: Places): Changes => {
	const names = known.grants.flatMap(({ unitId }) => places.get(unitId) ?? []).map(labelOf);
	return names.length ? { place: { from: names.join(', '), to: null } } : {};
};

const beforeOf = ({ name, email, staffNumber, locale, leftAt, grants }: Known): Before => ({
	name,
	email,
	staffNumber,
	locale,
	left: leftAt?.getTime() ?? null,
	grants: grants.map(({ id }) => id).sort()
});
