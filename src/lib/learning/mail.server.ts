import * as people from '#lib/accounts/people.server.ts';
import * as m from '#lib/paraglide/messages.js';
import { origin } from '#lib/platform/env.server.ts';
import type { Handler } from '#lib/platform/jobs.server.ts';
import { pickLocale } from '#lib/platform/language.ts';
import { letter } from '#lib/platform/letters.server.ts';
import { send } from '#lib/platform/mail.server.ts';
import { longDay } from '#lib/platform/dates.ts';
import * as catalogue from './catalogue.server.ts';
import * as completions from './completions.server.ts';

export const sendReminder: Handler = async ({ personId, module, dueOn, remindedBy }, { id }) => {
	const [reader, lead] = await Promise.all([people.get(personId!), people.get(remindedBy!)]);
	if (reader.leftAt || (await completions.has(reader.id, module!))) return;
	const locale = pickLocale(reader.locale, null);
	const { title, minutes } = catalogue.lesson(module!, locale);
	const content = {
		heading: m.mail_reminder_heading({ name: reader.name, module: title }, { locale }),
		lines: [
			m.mail_reminder_line({ lead: lead.name, day: longDay(dueOn!, locale) }, { locale }),
			m.mail_reminder_minutes({ minutes }, { locale })
		],
		action: { label: m.mail_reminder_action({}, { locale }), url: `${origin()}/learn/${module}` },
		foot: m.mail_foot({}, { locale })
	};
	await send(
		letter(
			{ to: reader.email, subject: m.mail_reminder_subject({ module: title }, { locale }), lang: locale },
			content
		),
		id
	);
};
