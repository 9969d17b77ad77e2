import * as imports from '#lib/accounts/import-work.server.ts';
import * as invitationMail from '#lib/accounts/mail.server.ts';
import * as sessions from '#lib/accounts/sessions.server.ts';
import * as tries from '#lib/accounts/tries.server.ts';
import * as awardMail from '#lib/awards/mail.server.ts';
import * as publishing from '#lib/awards/publishing.server.ts';
import * as assigning from '#lib/learning/assigning.server.ts';
import { unfurnish } from '#lib/learning/units.server.ts';
import * as reminders from '#lib/learning/reminders.server.ts';
import { now } from '#lib/platform/clock.ts';
import { transaction } from '#lib/platform/database/index.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import * as submissions from '#lib/platform/submissions.server.ts';
import * as thanks from '#lib/recognition/mail.server.ts';
import * as digests from './digests.server.ts';
import { spokenOf } from './mentions.server.ts';

const WEEK_MS = 7 * 24 * 3_600_000;

/** Which domain does which job. */
export const handlers: jobs.Handlers = {
	'check-import': imports.check,
	'commit-import': imports.commit(assigning.askJoiners),
	'undo-import': imports.undo({ spokenOf, unfurnish }),
	'mail-invitation': invitationMail.sendInvitation,
	'announce-award': publishing.announce,
	'mail-announcement': awardMail.sendAnnouncement,
	'mail-nomination': awardMail.sendNomination,
	'mail-revocation': awardMail.sendRevocation,
	'plan-digests': (payload) => digests.plan(payload),
	'mail-digest': (payload, { id }) => digests.mail(payload, id),
	// Jobs that were waiting when these mails became part of the digest.
	'mail-reminder': reminders.tellLate,
	'mail-thanks': thanks.tellLate
};

/** Once an hour: what need not be kept is forgotten, and the digests of the hour are planned. */
export const housekeeping = () =>
	transaction(async (tx) => {
		const at = now();
		const weekAgo = new Date(at.getTime() - WEEK_MS);
		await sessions.forgetExpired(tx, at);
		await tries.forget(tx, at);
		await imports.forget(tx, at);
		await submissions.forget(tx, weekAgo);
		await jobs.forget(tx, weekAgo);
		await jobs.enqueue(tx, 'plan-digests', [{}], at);
	});
