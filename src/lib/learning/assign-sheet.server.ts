import * as places from '#lib/accounts/places.server.ts';
import type { Person } from '#lib/accounts/policy.ts';
import * as scope from '#lib/accounts/scope.server.ts';
import * as units from '#lib/accounts/units.server.ts';
import { addDays, dayOf, now } from '#lib/platform/clock.ts';
import type { Locale } from '#lib/platform/language.ts';
import * as catalogue from './catalogue.server.ts';
import { MOST_PICKED } from './forms.ts';
import * as paths from './paths.server.ts';
import * as rolePlays from './role-plays.server.ts';

export type Sheet = Awaited<ReturnType<typeof of>>;

/**
 * All that can be asked, and of whom: `team` is a unit of any kind, `role` and `name` narrow down who can be picked,
 * `person` picks somebody.
 */
export async function of(actor: Person, search: URLSearchParams, locale: Locale, at = now()) {
	const person = search.get('person') || undefined;
	const picked = person ? await scope.unitOf(person, at) : undefined;
	const { unit, choices } = await scope.of(actor, search.get('team') || (picked?.unitId ?? null));
	const role = roleOf(search.get('role') ?? picked?.role);
	const name = search.get('name')?.trim() ?? '';
	const everybody = await places.within(unit.id, [role], at);
	const fitting = everybody.filter((one) => fits(one.name, name));
	const shown = fitting.slice(0, MOST_PICKED);
	const teams = await units.withAncestors([...new Set(shown.map(({ unitId }) => unitId))]);
	const nameOf = new Map(teams.map(({ id, name }) => [id, name]));
	const today = dayOf(at, actor.company.timeZone);
	return {
		unit: { id: unit.id, name: unit.name, kind: unit.kind },
		choices,
		role,
		name,
		person,
		count: everybody.length,
		fitting: fitting.length,
		people: shown.map(({ id, name, unitId }) => ({ id, name, unit: nameOf.get(unitId)! })),
		ticked: search.has('ticked'),
		paths: paths.summaries(locale).map((path) => ({ ...path, holds: paths.modulesOf(path.slug) })),
		modules: catalogue.summaries(locale),
		rolePlays: rolePlays.summaries(locale),
		today,
		inAWeek: addDays(today, 7),
		submission: crypto.randomUUID()
	};
}

const ROLES = ['learner', 'lead', 'manager'] as const;
const roleOf = (asked?: string) => ROLES.find((role) => role === asked) ?? 'learner';

/** Part of a name, however it is written. */
const fits = (name: string, part: string) => name.toLocaleLowerCase().includes(part.toLocaleLowerCase());
