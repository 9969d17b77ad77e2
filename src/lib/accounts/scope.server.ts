import { NotFound } from '#lib/platform/errors.ts';
import * as places from './places.server.ts';
import { canOversee, oversees, type Person, type Role, type Unit } from './policy.ts';
import * as units from './units.server.ts';

const OVERSEERS: Role[] = ['lead', 'manager', 'admin'];
const WIDE = { company: 0, region: 1, store: 2, team: 3 };

/**
 * For a page about any unit that somebody looks after: which one, by the address or the widest of theirs, and which
 * others they could look at: what they hold, the stores, and the teams of one store at a time.
 */
export async function of(actor: Person, asked: string | null) {
	if (!oversees(actor)) throw new NotFound();
	const overseeing = actor.grants.filter(({ role }) => role !== 'learner').map(({ unitId }) => unitId);
	const held = (await units.withAncestors(overseeing)).sort((a, b) => WIDE[a.kind] - WIDE[b.kind]);
	const unit = asked ? await units.find(actor, asked) : held[0]!;
	if (!canOversee(actor, unit)) throw new NotFound();
	const [regions, stores, home] = await Promise.all([
		units.under(actor, OVERSEERS, 'region'),
		units.under(actor, OVERSEERS, 'store'),
		units.above(unit.id, 'store')
	]);
	const store = home ?? stores[0];
	const teams = store ? await units.under(actor, OVERSEERS, 'team', store.id) : [];
	const kindOf = (kind: Unit['kind'], named: units.Named[]) => named.map(({ id, name }) => ({ id, name, kind }));
	const all = [
		...held.map(({ id, name, kind }) => ({ id, name, kind })),
		...kindOf('region', regions),
		...kindOf('store', stores),
		...kindOf('team', teams)
	];
	const choices = [...new Map(all.map((choice) => [choice.id, choice])).values()];
	return { unit, choices: choices.sort((a, b) => WIDE[a.kind] - WIDE[b.kind]) };
}

/** The unit in which somebody works, for the address of a page about them; it may be out of sight for who asks. */
export async function unitOf(personId: string, at: Date) {
	const [place] = units.isId(personId) ? await places.of([personId], at) : [];
	if (!place) throw new NotFound();
	return place;
}
