import * as invitationMail from '#lib/accounts/mail.server.ts';
import * as sessions from '#lib/accounts/sessions.server.ts';
import * as signIn from '#lib/accounts/sign-in.server.ts';
import * as awardMail from '#lib/awards/mail.server.ts';
import * as publishing from '#lib/awards/publishing.server.ts';
import * as reminderMail from '#lib/learning/mail.server.ts';
import { now } from '#lib/platform/clock.ts';
import { transaction } from '#lib/platform/database/index.ts';
import * as jobs from '#lib/platform/jobs.server.ts';
import * as submissions from '#lib/platform/submissions.server.ts';
import * as thanksMail from '#lib/recognition/mail.server.ts';

const WEEK_MS = 7 * 24 * 3_600_000;

/** Which domain does which job. */
export const handlers: jobs.Handlers = {
	'mail-invitation': invitationMail.sendInvitation,
	'mail-reminder': reminderMail.sendReminder,
	'mail-thanks': thanksMail.sendThanks,
	'announce-award': publishing.announce,
	'mail-announcement': awardMail.sendAnnouncement,
	'mail-nomination': awardMail.sendNomination,
	'mail-revocation': awardMail.sendRevocation
};

/** What need not be kept is forgotten, once an hour. */
export const housekeeping = () =>
	transaction(async (tx) => {
		const at = now();
		const weekAgo = new Date(at.getTime() - WEEK_MS);
		await sessions.forgetExpired(tx, at);
		await signIn.forgetFailures(tx, at);
		await submissions.forget(tx, weekAgo);
		await jobs.forget(tx, weekAgo);
	});
