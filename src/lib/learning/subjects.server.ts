import * as m from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import * as catalogue from './catalogue.server.ts';
import * as paths from './paths.server.ts';
import * as rolePlays from './role-plays.server.ts';

/** What a wish is about: one of these. */
export type About = { module: string | null; path: string | null; scenario: string | null };
/** `subject` is a module's slug, or `roleplay/` and a customer's; `passing` is the role-play that does it (again). */
export type Subject = { subject: string; module?: string; scenario?: string; passing: string };

const ROLE_PLAY = 'roleplay/';

/** What a wish comes to today: of a path, the modules that it has now; nothing if it is gone. */
export function of({ module, path, scenario }: About): Subject[] {
	if (scenario)
		return rolePlays.exists(scenario) ? [{ subject: ROLE_PLAY + scenario, scenario, passing: scenario }] : [];
	return (path ? paths.modulesOf(path) : [module!])
		.filter(catalogue.exists)
		.map((module) => ({ subject: module, module, passing: catalogue.lesson(module, 'en').scenario }));
}

/** The title of what was asked: a path's, a module's or a role-play's. */
export const titleOfWish = ({ module, path, scenario }: About, locale: Locale) =>
	path ? paths.titleOf(path, locale) : titleOf(module ?? ROLE_PLAY + scenario, locale);

export const titleOf = (subject: string, locale: Locale) =>
	isRolePlay(subject) ? rolePlays.titleOf(subject.slice(ROLE_PLAY.length), locale) : catalogue.titleOf(subject, locale);

/** A title inside a sentence: some of them end with a question mark. */
export const quoted = (title: string, locale: Locale) => m.title_quoted({ title }, { locale });

/** The page on which it is done. */
export const hrefOf = (subject: string) => (isRolePlay(subject) ? `/${subject}` : `/learn/${subject}`);

const isRolePlay = (subject: string) => subject.startsWith(ROLE_PLAY);
