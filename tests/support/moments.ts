// Moments for spaced practice that do not depend on what its authors write: each text says where it stands, and the
// second option is the right one. For vi.mock('virtual:practice').
import type { Item } from '../../src/lib/coaching/item.ts';
import { readContent } from '../../scripts/content.ts';

export const LOCALES = ['en', 'fi', 'nl', 'zh-Hant'] as const;
/** Three minutes do not hold all the items of a module. */
export const LONG = ' because'.repeat(40);

const lessons = Object.values(readContent().lessons);
const practices = lessons.flatMap((lesson) => lesson.en!.sections.flatMap((section) => section.practices));

/** Three items in two wordings for every practice that a lesson teaches. */
export const moments: Record<string, Record<string, Item[]>> = Object.fromEntries(
	practices.map((practice) => [
		practice,
		Object.fromEntries(LOCALES.map((locale) => [locale, ['a', 'b', 'c'].map((id) => itemIn(locale, practice, id))]))
	])
);

function itemIn(locale: string, practice: string, id: string): Item {
	const text = (what: string) => `${locale} ${practice}/${id} ${what}`;
	const option = (v: number, i: number) => ({ text: text(`${v} option ${i}`), why: text(`${v} WHY ${i}${LONG}`) });
	const variants = [0, 1].map((v) => ({
		says: text(`${v} says`),
		options: [0, 1, 2].map((i) => ({ ...option(v, i), ...(i === 1 && { right: true as const }) }))
	}));
	return { id, variants };
}
