import type { Urgency } from '#lib/learning/due.ts';

/** What needs a human, in the order in which it does. */
export const LISTS = ['overdue', 'soon', 'stuck', 'watch', 'praise'] as const;
export type List = (typeof LISTS)[number];
export const isList = (word: string | null): word is List => (LISTS as readonly (string | null)[]).includes(word);

type Who = { id: string; name: string; teamId: string };
type Task = { subject: string; dueOn: string; urgency: Urgency | null };

/** Somebody with all that presses on them in one way, the longest wait first. */
export type Pressed<T extends Task = Task> = { who: Who; tasks: T[]; since: string };

/** One row for each person, however much it is: the longest wait first, then who has more, then by name. */
export function pressedBy<T extends Task>(members: (Who & { tasks: T[] })[], urgency: Urgency): Pressed<T>[] {
	return members
		.flatMap(({ tasks, id, name, teamId }) => {
			const due = tasks.filter((task) => task.urgency === urgency).sort((a, b) => a.dueOn.localeCompare(b.dueOn));
			return due.length ? [{ who: { id, name, teamId }, tasks: due, since: due[0]!.dueOn }] : [];
		})
		.sort(
			(a, b) =>
				a.since.localeCompare(b.since) || b.tasks.length - a.tasks.length || a.who.name.localeCompare(b.who.name)
		);
}

/** As many of each list as a first look takes in, and as many as a page of one list. */
const FIRST = 12;
const PAGE = 50;

/** The first of every list with how many there are; or one list by itself, page by page. */
export function view<T>(lists: Record<List, T[]>, only: List | null, asked: number) {
	const pages = only ? Math.max(1, Math.ceil(lists[only].length / PAGE)) : 1;
	const page = Math.min(Math.max(1, asked), pages);
	const [from, until] = only ? [(page - 1) * PAGE, page * PAGE] : [0, FIRST];
	const entries = LISTS.filter((list) => !only || list === only).map((list) => ({
		list,
		n: lists[list].length,
		rows: lists[list].slice(from, until)
	}));
	return { only, page, pages, lists: entries.filter(({ n }) => n > 0) };
}

/** The first few over all lists in their order. */
export const firstOf = <T>(lists: Record<List, T[]>, most: number) =>
	LISTS.flatMap((list) => lists[list].map((row) => ({ list, row }))).slice(0, most);

/** Of several teams the worst first: by how many people are overdue, then soon due, then stuck, and so on. */
export const worstFirst = <T extends { counts: Record<List, number>; team: { name: string } }>(teams: T[]) =>
	teams.toSorted((a, b) => {
		const list = LISTS.find((list) => a.counts[list] !== b.counts[list]);
		return list ? b.counts[list] - a.counts[list] : a.team.name.localeCompare(b.team.name);
	});
