import * as m from '#lib/paraglide/messages.js';
import { shortDay } from '#lib/platform/dates.ts';
import type { List } from './attention.ts';
import type { Deed } from './praise.ts';

export const listTitle: Record<List, () => string> = {
	overdue: m.team_list_overdue,
	soon: m.team_list_soon,
	stuck: m.team_list_stuck,
	watch: m.team_list_watch,
	praise: m.team_list_praise
};

/** What stands below a title that does not say it all. */
export const listText: Partial<Record<List, () => string>> = {
	stuck: m.team_list_stuck_text,
	praise: m.team_list_praise_text
};

/** "2 overdue", of a team among several. */
export const countText: Record<List, (inputs: { n: number }) => string> = {
	overdue: m.count_overdue,
	soon: m.count_soon,
	stuck: m.count_stuck,
	watch: m.count_watch,
	praise: m.count_praise
};

type Pressing = { list: 'overdue' | 'soon'; row: { n: number; since: string; days: number } };

/** "overdue for 12 days"; "the oldest for 12 days" where it is several things; "due 30 Nov". */
export function pressedText({ list, row }: Pressing, locale: string) {
	const { days } = row;
	const day = shortDay(row.since, locale);
	if (list === 'soon') return row.n === 1 ? m.due_short({ day }) : m.pressed_first_due({ day });
	return row.n === 1 ? m.pressed_overdue_days({ days }) : m.pressed_oldest_days({ days });
}

type Done = Pick<Deed, 'kind' | 'title' | 'practice'>;
const deeds: Record<Deed['kind'], (inputs: { title: string }) => string> = {
	overcame: m.deed_overcame,
	path: m.deed_path,
	module: m.deed_module,
	pledge: m.deed_pledge,
	steady: m.deed_steady
};
const moments: Record<Deed['kind'], (inputs: { title: string }) => string> = {
	overcame: m.moment_overcame,
	path: m.moment_path,
	module: m.moment_module,
	pledge: m.moment_pledge,
	steady: m.moment_steady
};

export const deedText = ({ kind, title }: Done) => deeds[kind]({ title });

/** The form for thanks with what can be known already; its sender says the rest. */
export function praiseHref(toId: string, { kind, title, practice }: Done) {
	const known = new URLSearchParams({ to: toId, ...(practice && { practice }), moment: moments[kind]({ title }) });
	return `/kudos?${known}#say`;
}
