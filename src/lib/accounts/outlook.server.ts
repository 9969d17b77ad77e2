import { NotFound } from '#lib/platform/errors.ts';
import { oversees, teamOf, type Person, type Role } from './policy.ts';
import * as units from './units.server.ts';

const OVERSEERS: Role[] = ['lead', 'manager', 'admin'];

/**
 * Where somebody is looking: one store and one team in it, with the other stores and teams they could look at. What
 * they asked for, else their own, else the first. Only one store at a time, so a chain of thousands costs no more.
 */
export async function of(actor: Person, asked: { store?: string | null; team?: string | null }) {
	const own = teamOf(actor);
	const team = asked.team ? await units.find(actor, asked.team) : undefined;
	const [stores, home] = await Promise.all([
		units.storesSeenBy(actor),
		team || own ? units.above(team?.id ?? own!, 'store') : undefined
	]);
	const store = asked.store ? await units.findStore(actor, asked.store) : (home ?? stores[0]);
	const teams = store ? await units.under(actor, OVERSEERS, 'team', store.id) : [];
	// A team counts only inside the store that is shown.
	const teamId = home && home.id === store?.id ? (team?.id ?? own) : teams[0]?.id;
	return { stores, store, teams, teamId };
}

/**
 * For a page about one team: which one, by the address or the first, and where else one could look. Only for those who
 * look after teams; whether they may see this one, its page asks.
 */
export async function ofOverseer(actor: Person, search: URLSearchParams) {
	if (!oversees(actor)) throw new NotFound();
	const asked = { store: search.get('store'), team: search.get('team') };
	const { stores, store, teams } = await of(actor, asked);
	const elsewhere = { stores: stores.length > 1 ? stores : [], storeId: store?.id, teams };
	return { teamId: asked.team ?? teams[0]?.id, elsewhere };
}
