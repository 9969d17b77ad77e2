import * as m from '#lib/paraglide/messages.js';
import { longDay } from '#lib/platform/dates.ts';
import type { Locale } from '#lib/platform/language.ts';
import { takesNominations } from './policy.ts';
import type { EvidenceKind, Rules } from './rules.ts';

/** Who may win, in one word: a person or a team, and what puts them on the list. */
export const WHO = [
	'person-everybody',
	'person-nomination',
	'person-thanks',
	'team-everybody',
	'team-completion',
	'team-retention',
	'team-nomination'
] as const;
export const whoOf = ({ subject, basis }: Pick<Rules, 'subject' | 'basis'>) =>
	WHO.find((who) => who === `${subject}-${basis}`) ?? (`${subject}-everybody` as const);

/** In the middle of a sentence. */
export const evidenceName: Record<EvidenceKind, (inputs?: object, options?: { locale?: Locale }) => string> = {
	path: m.evidence_path,
	skills: m.evidence_skills,
	practice: m.evidence_practice,
	thanks: m.evidence_thanks,
	praise: m.evidence_praise,
	members: m.evidence_members,
	retention: m.evidence_retention
};

/** An award's rules as sentences: for whom, what it takes, who decides on what. `path` are the titles of its modules. */
export function rulesInWords(rules: Rules, path: string[], locale: Locale): string[] {
	const say = { locale };
	const isTeam = rules.subject === 'team';
	const {
		scope,
		period,
		maxWinners: most,
		minServiceDays: days,
		minThanksFrom: people,
		cooldownMonths: months
	} = rules;
	const kinds = listed(
		rules.evidence.map((kind) => evidenceName[kind]({}, say)),
		locale
	);
	return [
		m.rule_given({ scope, period }, say),
		isTeam ? m.rule_winners_teams({ most }, say) : m.rule_winners({ most }, say),
		m.rule_who({ who: whoOf(rules) }, say),
		path.length > 0 && pathInWords(rules, listed(path, locale), locale),
		days > 0 && (isTeam ? m.rule_service_team({ days }, say) : m.rule_service({ days }, say)),
		people > 0 && m.rule_thanks_from({ people }, say),
		rules.basis === 'retention' && m.rule_retention({ n: rules.minAnswers }, say),
		rules.evidence.includes('praise') && m.rule_praise({ n: rules.minAnswers }, say),
		months > 0 && m.rule_cooldown({ months }, say),
		takesNominations(rules) && nominatorsInWords(rules, say),
		kinds && (isTeam ? m.rule_evidence_team({ kinds }, say) : m.rule_evidence({ kinds }, say)),
		m.rule_deciders({ who: rules.deciders }, say)
	].filter((sentence): sentence is Exclude<typeof sentence, false | ''> => Boolean(sentence));
}

const nominatorsInWords = ({ subject, nominators: who }: Rules, say: { locale: Locale }) =>
	subject === 'team' ? m.rule_nominators_team({ who }, say) : m.rule_nominators({ who }, say);

function pathInWords({ subject, pathBy }: Rules, modules: string, locale: Locale) {
	const say = { locale };
	if (!pathBy) return subject === 'team' ? m.rule_path_team({ modules }, say) : m.rule_path({ modules }, say);
	const by = { modules, day: longDay(pathBy, locale) };
	return subject === 'team' ? m.rule_path_team_by(by, say) : m.rule_path_by(by, say);
}

const listed = (items: string[], locale: Locale) => new Intl.ListFormat(locale).format(items);
