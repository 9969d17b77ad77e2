import type { Urgency } from './due.ts';

/** Whom of a team the table shows: everybody, or who has something open, is overdue, has done all that was asked. */
export const STATES = ['all', 'open', 'overdue', 'done'] as const;
type State = (typeof STATES)[number];
export const SORTS = ['name', 'need'] as const;
export type Filter = {
	state: State;
	/** A part of the name. */
	name: string;
	/** Only what belongs to this path. */
	path: string | null;
	sort: (typeof SORTS)[number];
	/** From 1. */
	page: number;
	/** Also what nobody was asked. */
	every: boolean;
};

const PAGE = 50;

type Task = { subject: string; dueOn: string; urgency: Urgency | null };
type Row = { name: string; tasks: Task[] };

/** As an address says it; what it says wrongly counts as not said. */
export function filterFrom(search: URLSearchParams, paths: string[]): Filter {
	const [state, sort, path] = ['show', 'sort', 'path'].map((name) => search.get(name));
	return {
		state: STATES.find((known) => known === state) ?? 'all',
		name: (search.get('name') ?? '').slice(0, 100),
		path: paths.find((known) => known === path) ?? null,
		sort: SORTS.find((known) => known === sort) ?? 'name',
		page: Number(search.get('page')) || 1,
		every: search.has('every')
	};
}

/** The other way round, for the links to the other pages of the same search. */
export function queryOf(filter: Filter, unit: string, page = filter.page) {
	const { state, name, path, sort, every } = filter;
	const said = {
		team: unit,
		show: state === 'all' ? '' : state,
		name,
		path: path ?? '',
		sort: sort === 'name' ? '' : sort
	};
	const query = new URLSearchParams(Object.entries(said).filter(([, value]) => value));
	if (every) query.set('every', '1');
	if (page > 1) query.set('page', String(page));
	return `?${query}`;
}

/** Those that the filter lets through, in its order; tasks outside `within` do not count. */
export function shown<T extends Row>(members: T[], { state, name, sort }: Filter, within?: Set<string>): T[] {
	const wanted = folded(name);
	const of = ({ tasks }: T) => (within ? tasks.filter(({ subject }) => within.has(subject)) : tasks);
	const found = members.filter((member) => folded(member.name).includes(wanted) && isIn(state, of(member)));
	if (sort === 'name') return found;
	return found
		.map((member) => ({ member, need: needOf(of(member)) }))
		.sort((a, b) => compare(a.need, b.need))
		.map(({ member }) => member);
}

/** The page asked for, or the last there is. */
export function pageOf<T>(rows: T[], page: number, size = PAGE) {
	const pages = Math.max(1, Math.ceil(rows.length / size));
	const at = Math.min(Math.max(1, page), pages);
	return { page: at, pages, rows: rows.slice((at - 1) * size, at * size) };
}

function isIn(state: State, tasks: Task[]) {
	if (state === 'all') return true;
	if (state === 'done') return tasks.length > 0 && tasks.every(({ urgency }) => !urgency);
	return tasks.some(({ urgency }) => (state === 'overdue' ? urgency === 'overdue' : urgency));
}

/** Most overdue first, then the earliest day that waits, then who has most open. */
function needOf(tasks: Task[]) {
	const open = tasks.filter(({ urgency }) => urgency);
	const overdue = open.filter(({ urgency }) => urgency === 'overdue').length;
	const days = open.map(({ dueOn }) => dueOn).sort();
	return [-overdue, days[0] ?? '9999', -open.length] as const;
}

const compare = (a: readonly [number, string, number], b: readonly [number, string, number]) =>
	a[0] - b[0] || a[1].localeCompare(b[1]) || a[2] - b[2];

/** Aino finds Äinö. */
const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
