import exercises from 'virtual:exercises';
import type { Locale } from '#lib/platform/language.ts';
import type { Skill } from '#lib/roleplay/skills.ts';

/** The exercise for the skill's n-th turn: each of them comes round before one comes again. */
export function of(skill: Skill, turn: number, locale: Locale) {
	const all = exercises[skill]![locale]!;
	return all[turn % all.length]!;
}
