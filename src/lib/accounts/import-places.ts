import type { Problem, Wanted } from './import-values.ts';
import type { Role, UnitKind } from './policy.ts';

/** A unit that is there, or that comes with the list (it has no id yet, and a line below zero by which it is kept). */
export type Place = { id: string | null; line: number; kind: UnitKind; name: string; parent: Place | null };
type Names = Pick<Wanted, 'region' | 'store' | 'team'>;
type Found = { place: Place } | { problem: Problem };

/** `South › Shoes › Everyday`; the company goes without saying. */
export const labelOf = ({ kind, name, parent }: Place): string =>
	parent && kind !== 'company' && parent.kind !== 'company' ? `${labelOf(parent)} › ${name}` : name;

export const withAbove = (place: Place): Place[] => (place.parent ? [...withAbove(place.parent), place] : [place]);

/** Names are the same however they are spaced or capitalised. */
const fold = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

const keyOf = (kind: UnitKind, name: string) => `${kind} ${fold(name)}`;

/** The company's units, and those that a list would add. */
export class Places {
	readonly company: Place;
	readonly planned: Place[] = [];
	private byName = new Map<string, Place[]>();
	private byId = new Map<string, Place>();
	private below = new Map<Place, Map<string, Place>>();
	private stores: Place[] = [];

	constructor(units: { id: string; kind: UnitKind; name: string; parentId: string | null }[]) {
		const rest = new Map(units.map((unit) => [unit.id, unit]));
		const take = (id: string): Place => {
			const known = this.byId.get(id);
			if (known) return known;
			const { kind, name, parentId } = rest.get(id)!;
			return this.keep({ id, line: 0, kind, name, parent: parentId ? take(parentId) : null });
		};
		for (const unit of units) take(unit.id);
		this.company = [...this.byId.values()].find(({ kind }) => kind === 'company')!;
	}

	get = (id: string) => this.byId.get(id);

	/** Where somebody of this role belongs who is listed with these names; undefined when none is named that tells. */
	find(role: Role, names: Names): Found | undefined {
		if (role === 'admin') return { place: this.company };
		if (role === 'manager')
			return names.store ? this.store(names) : names.region ? this.region(names.region) : undefined;
		return names.team ? this.team(names.team, names) : undefined;
	}

	/** Everything that these names name, from above; those that are missing come with the list. */
	plan(names: Names) {
		if (names.region && 'problem' in this.region(names.region)) this.add('region', names.region, this.company);
		if (names.store) {
			const store = this.store(names);
			if ('problem' in store && store.problem.key === 'import_no_such_store')
				this.add('store', names.store, names.region ? placeIn(this.region(names.region)) : this.company);
		}
		if (!names.team) return;
		const team = this.team(names.team, names);
		if (!('problem' in team) || team.problem.key !== 'import_no_such_team') return;
		const store = names.store ? this.store(names) : this.onlyStore();
		if (store && 'place' in store) this.add('team', names.team, store.place);
	}

	/** The deepest unit that a row of places alone names. */
	deepest(names: Names) {
		return names.team ? this.team(names.team, names) : names.store ? this.store(names) : this.region(names.region!);
	}

	add(kind: UnitKind, name: string, parent: Place, line = -1 - this.planned.length) {
		const place = this.keep({ id: null, line, kind, name, parent });
		this.planned.push(place);
		return place;
	}

	/** A planned unit is there by now, under this id. */
	settle(place: Place, id: string) {
		place.id = id;
		this.byId.set(id, place);
	}

	/** The one below `parent` with this name that is there already. */
	existing({ kind, name, parent }: Place) {
		const first = this.namedBelow(parent!, kind, name);
		return first?.id ? first : undefined;
	}

	private region(name: string): Found {
		const [region] = this.named('region', name);
		return region ? { place: region } : { problem: { field: 'region', key: 'import_no_such_region' } };
	}

	private store({ region, store }: Names): Found {
		const all = this.named('store', store!);
		const inside = region ? all.filter(({ parent }) => fold(parent!.name) === fold(region)) : all;
		if (inside.length === 1) return { place: inside[0]! };
		if (inside.length > 1) return { problem: { field: 'store', key: 'import_which_region' } };
		if (all.length === 0) return { problem: { field: 'store', key: 'import_no_such_store' } };
		return { problem: { field: 'region', key: 'import_store_elsewhere', params: { place: labelOf(all[0]!) } } };
	}

	private team(name: string, names: Names): Found {
		if (names.store) {
			const store = this.store(names);
			if ('problem' in store) return store;
			const team = this.namedBelow(store.place, 'team', name);
			return team ? { place: team } : { problem: { field: 'team', key: 'import_no_such_team' } };
		}
		const all = this.named('team', name);
		if (all.length === 1) return { place: all[0]! };
		const key = all.length === 0 && this.onlyStore() ? 'import_no_such_team' : 'import_which_store';
		return { problem: { field: key === 'import_which_store' ? 'store' : 'team', key } };
	}

	/** A company of one store need not name it. */
	private onlyStore = (): Found | undefined => (this.stores.length === 1 ? { place: this.stores[0]! } : undefined);

	private named = (kind: UnitKind, name: string) => this.byName.get(keyOf(kind, name)) ?? [];

	private namedBelow = (parent: Place, kind: UnitKind, name: string) => this.below.get(parent)?.get(keyOf(kind, name));

	private keep(place: Place) {
		const key = keyOf(place.kind, place.name);
		if (!this.byName.get(key)?.push(place)) this.byName.set(key, [place]);
		if (place.parent) this.keepBelow(place.parent, key, place);
		if (place.kind === 'store') this.stores.push(place);
		if (place.id) this.byId.set(place.id, place);
		return place;
	}

	/** The first of a name is the one that is meant. */
	private keepBelow(parent: Place, key: string, place: Place) {
		const inside = this.below.get(parent);
		if (!inside) this.below.set(parent, new Map([[key, place]]));
		else if (!inside.has(key)) inside.set(key, place);
	}
}

const placeIn = (found: Found) => (found as { place: Place }).place;
