import * as mailPreferences from '#lib/accounts/mail-preferences.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { longPeriod } from '#lib/platform/dates.ts';
import { origin } from '#lib/platform/env.server.ts';
import type { Handler } from '#lib/platform/jobs.server.ts';
import { pickLocale, type Locale } from '#lib/platform/language.ts';
import { letter } from '#lib/platform/letters.server.ts';
import { send } from '#lib/platform/mail.server.ts';
import * as practices from '#lib/recognition/practices.server.ts';
import * as definitions from './definitions.server.ts';
import * as told from './told.server.ts';

/** An announcement, to everybody in its unit: in their language, and by name only who may be named to them. */
export const sendAnnouncement: Handler = async ({ personId, announcementId }, { id }) => {
	const said = await told.announcement(personId!, announcementId!);
	if (!said || said.reader.leftAt) return;
	const { reader, mine, unit, winners } = said;
	const [locale, what] = titleOf(said);
	const foot = await mailPreferences.footOf(reader.id, 'awards', locale);
	if (!foot) return;
	const names = new Intl.ListFormat(locale).format(winners.map(({ name }) => name));
	const headings = { person: m.mail_award_heading_mine, team: m.mail_award_heading_team };
	const heading = mine
		? headings[mine]({ name: reader.name, ...what }, { locale })
		: m.mail_award_heading({ winners: names, ...what }, { locale });
	const cited = winners.flatMap(({ name, citation }) => (citation ? [{ name, citation }] : []));
	const several = cited.length > 1 ? cited.map((winner) => m.mail_award_citation(winner, { locale })) : [];
	const content = {
		heading,
		lines: [m.mail_award_line({ unit }, { locale }), ...several],
		quote: cited.length === 1 ? cited[0]!.citation : undefined,
		action: { label: m.mail_award_action({}, { locale }), url: `${origin()}/awards/${announcementId}` },
		...foot.content
	};
	await send(
		letter(
			{ to: reader.email, subject: m.mail_award_subject(what, { locale }), lang: locale, stop: foot.stop },
			content
		),
		id
	);
};

/** Somebody was nominated, and by whom, for what. */
export const sendNomination: Handler = async ({ personId, nominationId }, { id }) => {
	const said = await told.nomination(personId!, nominationId!);
	if (!said || said.reader.leftAt) return;
	const { reader, by, isTeam, moment } = said;
	const [locale, what] = titleOf(said);
	const foot = await mailPreferences.footOf(reader.id, 'awards', locale);
	if (!foot) return;
	const done = { ...what, practice: practices.nameOf(said.practice, locale) };
	const quiet = isTeam ? m.mail_nomination_team : m.mail_nomination_quiet;
	const content = {
		heading: m.mail_nomination_heading({ name: reader.name }, { locale }),
		lines: [by && !isTeam ? m.mail_nomination_line({ by, ...done }, { locale }) : quiet(done, { locale })],
		quote: moment,
		action: { label: m.mail_nomination_action({}, { locale }), url: `${origin()}/awards` },
		...foot.content
	};
	const subject = m.mail_nomination_subject({ award: what.award }, { locale });
	await send(letter({ to: reader.email, subject, lang: locale, stop: foot.stop }, content), id);
};

/** Who had won hears first-hand that it was revoked, and why. */
export const sendRevocation: Handler = async ({ personId, winnerId }, { id }) => {
	const said = await told.revocation(personId!, winnerId!);
	if (!said || said.reader.leftAt) return;
	const { reader, by, isTeam, reason, announcementId } = said;
	const [locale, what] = titleOf(said);
	const foot = await mailPreferences.footOf(reader.id, 'awards', locale);
	if (!foot) return;
	const heading = isTeam ? m.mail_revocation_heading_team : m.mail_revocation_heading;
	const content = {
		heading: heading({ name: reader.name }, { locale }),
		lines: [m.mail_revocation_line({ by, ...what }, { locale })],
		quote: reason,
		action: { label: m.mail_revocation_action({}, { locale }), url: `${origin()}/awards/${announcementId}` },
		...foot.content
	};
	await send(
		letter(
			{ to: reader.email, subject: m.mail_revocation_subject(what, { locale }), lang: locale, stop: foot.stop },
			content
		),
		id
	);
};

type Titled = { award: string; name: string | null; period: string; reader: { locale: string | null } };

/** The reader's language, and the award and its period in it. */
function titleOf({ award, name, period, reader }: Titled): [Locale, { award: string; period: string }] {
	const locale = pickLocale(reader.locale, null);
	return [locale, { award: definitions.nameOf(award, name, locale), period: longPeriod(period, locale) }];
}
