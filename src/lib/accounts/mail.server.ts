import * as m from '#lib/paraglide/messages.js';
import { transaction } from '#lib/platform/database/index.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Handler } from '#lib/platform/jobs.server.ts';
import { pickLocale } from '#lib/platform/language.ts';
import { letter } from '#lib/platform/letters.server.ts';
import { send } from '#lib/platform/mail.server.ts';
import * as invitations from './invitations.server.ts';
import * as people from './people.server.ts';

export const sendInvitation: Handler = async ({ personId, invitedBy }, { id }) => {
	const [reader, inviter] = await Promise.all([people.get(personId!), people.get(invitedBy!)]);
	const token = await transaction((tx) => invitations.mint(tx, reader.id, inviter.id)).catch(joinedAlready);
	if (!token) return;
	const locale = pickLocale(reader.locale, null);
	const content = {
		heading: m.mail_invitation_heading({ name: reader.name }, { locale }),
		lines: [m.mail_invitation_line({ inviter: inviter.name }, { locale })],
		action: { label: m.mail_invitation_action({}, { locale }), url: invitations.linkOf(token) },
		foot: m.mail_foot({}, { locale })
	};
	await send(
		letter({ to: reader.email, subject: m.mail_invitation_subject({}, { locale }), lang: locale }, content),
		id
	);
};

function joinedAlready(error: unknown) {
	if (error instanceof NotFound) return undefined;
	throw error;
}
