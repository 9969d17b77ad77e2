import rubric from 'virtual:rubric';
import type { Locale } from '#lib/platform/language.ts';
import { SKILLS, type Skill } from '#lib/roleplay/skills.ts';
import type { Anchors } from './anchors.ts';

/** What is seen and heard at 0, 1, 2 and 3 of a skill: one scale for a conversation on the floor and for a role-play. */
export const anchorsOf = (skill: Skill, locale: Locale): Anchors => rubric[locale]![skill];

/** Those of all skills, in their order. */
export const anchors = (locale: Locale) => SKILLS.map((skill) => ({ skill, levels: anchorsOf(skill, locale) }));
