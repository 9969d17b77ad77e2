import * as accounts from '#lib/accounts/people.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { origin } from '#lib/platform/env.server.ts';
import type { Handler } from '#lib/platform/jobs.server.ts';
import { pickLocale } from '#lib/platform/language.ts';
import { letter } from '#lib/platform/letters.server.ts';
import { send } from '#lib/platform/mail.server.ts';
import * as kudos from './kudos.server.ts';
import * as practices from './practices.server.ts';

export const sendThanks: Handler = async ({ kudosId }, { id }) => {
	const thanks = await kudos.letterOf(kudosId!);
	if (!thanks) return; // hidden or gone before it went out
	const [reader, giver] = await Promise.all([accounts.get(thanks.toId), accounts.get(thanks.fromId)]);
	if (reader.leftAt) return;
	const locale = pickLocale(reader.locale, null);
	const content = {
		heading: m.kudos_thank_you({ name: reader.name }, { locale }),
		lines: [
			m.mail_thanks_line({ giver: giver.name, practice: practices.nameOf(thanks.practice, locale) }, { locale }),
			...(thanks.quote ? [m.mail_thanks_quote({ quote: thanks.quote }, { locale })] : [])
		],
		quote: thanks.moment,
		action: { label: m.mail_thanks_action({}, { locale }), url: `${origin()}/kudos/${kudosId}` },
		foot: m.mail_foot({}, { locale })
	};
	const subject = m.mail_thanks_subject({ giver: giver.name }, { locale });
	await send(letter({ to: reader.email, subject, lang: locale }, content), id);
};
