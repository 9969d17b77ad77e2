import * as m from '#lib/paraglide/messages.js';
import { longMonth } from '#lib/platform/dates.ts';
import { origin } from '#lib/platform/env.server.ts';
import type { Handler } from '#lib/platform/jobs.server.ts';
import { pickLocale } from '#lib/platform/language.ts';
import { letter } from '#lib/platform/letters.server.ts';
import { send } from '#lib/platform/mail.server.ts';
import * as announcements from './announcements.server.ts';

export const sendAnnouncement: Handler = async ({ personId, announcementId }, { id }) => {
	const told = await announcements.letterTo(personId!, announcementId!);
	if (!told || told.reader.leftAt) return;
	const { reader, mine, store, citation } = told;
	const locale = pickLocale(reader.locale, null);
	const month = longMonth(told.month, locale);
	const winners = new Intl.ListFormat(locale).format(told.winners);
	const content = {
		heading: mine
			? m.mail_award_heading_mine({ name: reader.name, month }, { locale })
			: m.mail_award_heading({ winners, month }, { locale }),
		lines: [m.mail_award_line({ store }, { locale })],
		quote: citation,
		action: { label: m.mail_award_action({}, { locale }), url: `${origin()}/awards/${announcementId}` },
		foot: m.mail_foot({}, { locale })
	};
	await send(
		letter({ to: reader.email, subject: m.mail_award_subject({ month }, { locale }), lang: locale }, content),
		id
	);
};
