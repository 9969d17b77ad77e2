import * as m from '#lib/paraglide/messages.js';
import { fullDay } from '#lib/platform/dates.ts';

type Summary = {
	modules: number;
	rolePlays: number;
	/** How many are asked; those who join a unit are not counted yet. */
	people: number;
	unit: string;
	dueOn: string | null;
	/** Of those who join. */
	dueAfterDays?: number | null;
};

/** "20 modules for 1,000 people, due 5 December 2026"; nothing while nothing is picked. */
export function summaryText({ modules, rolePlays, people, unit, dueOn, dueAfterDays }: Summary, locale: string) {
	const what = [
		modules && m.assign_n_modules(counted(modules, locale)),
		rolePlays && m.assign_n_role_plays(counted(rolePlays, locale))
	].filter((part) => part !== 0);
	if (what.length === 0) return undefined;
	const said = new Intl.ListFormat(locale, { type: 'conjunction' }).format(what);
	if (dueAfterDays) return m.assign_summary_joiners({ what: said, unit, days: dueAfterDays });
	if (people === 0 || !dueOn) return undefined;
	return m.assign_summary({
		what: said,
		whom: m.assign_n_people(counted(people, locale)),
		day: fullDay(dueOn, locale)
	});
}

/** "First week", or "First week and 3 more". */
export const titlesText = ([title, ...more]: string[]) =>
	more.length ? m.assign_and_more({ title: title!, more: more.length }) : title!;

export const everyText = (months: number) =>
	months === 6
		? m.assign_every_half_year()
		: months === 12
			? m.assign_every_year()
			: months === 24
				? m.assign_every_two_years()
				: m.assign_every_months({ months });

type Whom = { audience: string; unitName: string; person: string | null; people: number };
/** Everyone in Shoes; everyone who joins Everyday; Maya Okafor; 12 people */
export const whomText = ({ audience, unitName, person, people }: Whom, locale: string) =>
	audience === 'joiners'
		? m.asked_of_joiners({ unit: unitName })
		: audience === 'unit'
			? m.asked_of_unit({ unit: unitName })
			: (person ?? m.assign_n_people(counted(people, locale)));

const counted = (n: number, locale: string) => ({ n, shown: new Intl.NumberFormat(locale).format(n) });
